package io.github.cognitosrp.customauth.duo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The values that the npm package's own tests have. */
@SuppressWarnings({"deprecation", "StringSplitter"})
class DuoWebV2Test {
  /** With these letters: the values below are signed for it. */
  private static final String IKEY = "DI" + "X".repeat(18);

  private static final String SKEY = "deadbeef".repeat(5);
  private static final String AKEY = "useacustomerprovidedapplicationsecretkey";

  /** Made by Duo for testuser, good until 2041. */
  private static final String FUTURE =
      "AUTH|dGVzdHVzZXJ8RElYWFhYWFhYWFhYWFhYWFhYWFh8MjI0NzE0MDkyMQ=="
          + "|d5fa72f8ba5f3d37d70dad615ff4901a77d46989";

  private static final String EXPIRED =
      "AUTH|dGVzdHVzZXJ8RElYWFhYWFhYWFhYWFhYWFhYWFh8MTMwMDE1Nzg3NA=="
          + "|cb8f4d60ec7c261394cd5ee5a17e46ca7440d702";

  private static final String FOUR_FIELDS =
      "AUTH|dGVzdHVzZXJ8RElYWFhYWFhYWFhYWFhYWFhYWFh8MTYxNTcyNzI0M3xpbnZhbGlkZXh0cmFkYXRh"
          + "|6cdbec0fbfa0d3f335c76b0786a4a18eac6cdca7";

  private static final String FOUR_FIELDS_HERE =
      "APP|dGVzdHVzZXJ8RElYWFhYWFhYWFhYWFhYWFhYWFh8MTYxNTcyNzI0M3xpbnZhbGlkZXh0cmFkYXRh"
          + "|7c2065ea122d028b03ef0295a4b4c5521823b9b5";

  private final Instant now = Instant.parse("2026-11-27T08:00:00.500Z");
  private final DuoWebV2 duo = at(now);

  private static DuoWebV2 at(Instant time) {
    return new DuoWebV2(IKEY, SKEY, AKEY, Clock.fixed(time, ZoneOffset.UTC));
  }

  private static String applicationPart(DuoWebV2 duo, String user) {
    return duo.signRequest(user).split(":", -1)[1];
  }

  @Test
  void aResponseOfDuoAndTheApplicationsOwnPartGiveTheUser() {
    assertThat(duo.verifyResponse(FUTURE + ":" + applicationPart(duo, "testuser")))
        .contains("testuser");
  }

  @ParameterizedTest
  @ValueSource(strings = {EXPIRED, FOUR_FIELDS, "AUTH|INVALID|SIG", "", "||", "AUTH|é|"})
  void anotherResponseGivesNobody(String response) {
    assertThat(duo.verifyResponse(response + ":" + applicationPart(duo, "testuser"))).isEmpty();
  }

  @Test
  void theTwoPartsMustBeOfOneUserOneKeyAndOneKind() {
    assertThat(duo.verifyResponse(FUTURE + ":" + applicationPart(duo, "bob"))).isEmpty();
    assertThat(duo.verifyResponse(FUTURE + ":" + FOUR_FIELDS_HERE)).isEmpty();
    assertThat(duo.verifyResponse(FUTURE + ":" + FUTURE)).isEmpty();
    assertThat(duo.verifyResponse(FUTURE)).isEmpty();
    assertThat(duo.verifyResponse(duo.signRequest("testuser"))).as("TX is not AUTH").isEmpty();
    DuoWebV2 other = new DuoWebV2(IKEY, SKEY, "another".repeat(6), Clock.systemUTC());
    assertThat(duo.verifyResponse(FUTURE + ":" + applicationPart(other, "testuser"))).isEmpty();
    DuoWebV2 otherIntegration =
        new DuoWebV2(IKEY.replace('X', 'Y'), SKEY, AKEY, Clock.fixed(now, ZoneOffset.UTC));
    assertThat(otherIntegration.verifyResponse(FUTURE + ":" + applicationPart(duo, "testuser")))
        .isEmpty();
  }

  @Test
  void theApplicationsPartLastsAnHour() {
    String part = applicationPart(duo, "testuser");
    assertThat(at(now.plusSeconds(3_599)).verifyResponse(FUTURE + ":" + part)).isNotEmpty();
    assertThat(at(now.plusSeconds(3_600)).verifyResponse(FUTURE + ":" + part)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "in|valid", "|invalid"})
  void aNameThatWouldBreakTheFormatIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> duo.signRequest(name))
        .withMessage("username must have 1 to 2048 characters and no |");
  }

  /** Encoded, it would be a question mark, and so another user's name. */
  @ParameterizedTest
  @ValueSource(strings = {"al\ud800ice", "alice\udc00", "\udc00\ud800"})
  void aNameWithHalfOfASurrogatePairIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> duo.signRequest(name))
        .withMessage("username must have no half of a surrogate pair");
    assertThat(duo.signRequest("al\ud83d\ude00ice")).isNotEmpty();
  }

  @Test
  void keysAreCheckedByLengthAndNotShown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DuoWebV2("DI", SKEY, AKEY, Clock.systemUTC()))
        .withMessage("integrationKey must have 20 characters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DuoWebV2(IKEY, "short", AKEY, Clock.systemUTC()))
        .withMessage("secretKey must have 40 characters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DuoWebV2(IKEY, SKEY, "short", Clock.systemUTC()))
        .withMessage("applicationKey must have 40 to 1024 characters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DuoWebV2(IKEY, SKEY, "k".repeat(1_025), Clock.systemUTC()))
        .withMessage("applicationKey must have 40 to 1024 characters");
    assertThat(new DuoWebV2(IKEY, SKEY, "k".repeat(1_024), Clock.systemUTC())).isNotNull();
    assertThat(duo).hasToString("DuoWebV2[" + IKEY + "]");
  }

  @Test
  void aNameHasAtMost2048Characters() {
    String longest = "ü".repeat(2_048);
    String[] parts = duo.signRequest(longest).split(":", -1);
    assertThat(parts[0]).startsWith("TX|");
    assertThat(parts[1]).startsWith("APP|");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> duo.signRequest(longest + "x"))
        .withMessage("username must have 1 to 2048 characters and no |");
  }

  @Test
  void aResponseHasAtMost8192Characters() throws GeneralSecurityException {
    // 3,004 bytes, whose two parts fill the limit when Duo's time has 12 digits.
    String user = "ü".repeat(1_502);
    String longest = response(user, "9".repeat(12));
    assertThat(longest).hasSize(8_192);
    assertThat(duo.verifyResponse(longest)).contains(user);
    String longer = response(user, "9".repeat(15));
    assertThat(longer).hasSize(8_196);
    assertThat(duo.verifyResponse(longer)).isEmpty();
    assertThat(duo.verifyResponse(FUTURE + ":" + "x".repeat(8_192))).isEmpty();
  }

  private String response(String user, String expiry) throws GeneralSecurityException {
    String content = user + "|" + IKEY + "|" + expiry;
    String cookie = "AUTH|" + Base64.getEncoder().encodeToString(content.getBytes(UTF_8));
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(SKEY.getBytes(UTF_8), "HmacSHA1"));
    String signature = HexFormat.of().formatHex(mac.doFinal(cookie.getBytes(UTF_8)));
    return cookie + "|" + signature + ":" + applicationPart(duo, user);
  }

  @Test
  void aResponseThatIsNullIsRefusedByName() {
    assertThatNullPointerException()
        .isThrownBy(() -> duo.verifyResponse(null))
        .withMessage("response");
  }

  @Test
  void timesAreRoundedToTheNearestSecond() {
    Instant second = Instant.parse("2026-11-27T08:00:00Z");
    String request = at(second).signRequest("testuser");
    assertThat(at(second.plusMillis(499)).signRequest("testuser")).isEqualTo(request);
    assertThat(at(second.minusMillis(500)).signRequest("testuser")).isEqualTo(request);
    assertThat(at(second.plusMillis(500)).signRequest("testuser")).isNotEqualTo(request);
  }
}
