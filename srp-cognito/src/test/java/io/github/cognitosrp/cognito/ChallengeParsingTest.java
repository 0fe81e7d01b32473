package io.github.cognitosrp.cognito;

import static io.github.cognitosrp.cognito.Samples.DEVICE_KEY;
import static io.github.cognitosrp.cognito.Samples.USER_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parameters of a challenge may be; {@link BadInputTest} has what is refused. */
class ChallengeParsingTest {
  private static final Map<String, String> SENT = Samples.parameters(Samples.server(1));

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void bIsBelowN(int more) {
    String srpB = SrpMath.N.add(BigInteger.valueOf(more)).toString(16);
    String rule = "must be 1 to 768 ASCII hexadecimal digits, more than 0 and less than N";
    assertThatExceptionOfType(InvalidChallengeException.class)
        .isThrownBy(() -> PasswordVerifierChallenge.parse(with("SRP_B", srpB)))
        .withMessage("the challenge parameter SRP_B " + rule)
        .matches(refusal -> refusal.key().equals("SRP_B") && refusal.rule().equals(rule));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SRP_B", "SALT", "SECRET_BLOCK", "USER_ID_FOR_SRP"})
  void aUsersParameterMustBePresent(String key) {
    assertMissing(() -> PasswordVerifierChallenge.parse(with(key, null)), key);
    Map<String, String> without = new HashMap<>(SENT);
    without.remove(key);
    assertMissing(() -> PasswordVerifierChallenge.parse(without), key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SRP_B", "SALT", "SECRET_BLOCK"})
  void aDevicesParameterMustBePresent(String key) {
    assertMissing(() -> DevicePasswordVerifierChallenge.parse(with(key, null)), key);
  }

  private static void assertMissing(Runnable parse, String key) {
    assertThatExceptionOfType(InvalidChallengeException.class)
        .isThrownBy(parse::run)
        .withMessage("the challenge parameter " + key + " must be present")
        .matches(refusal -> refusal.key().equals(key) && refusal.rule().equals("must be present"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SRP_B", "SALT", "SECRET_BLOCK", "USER_ID_FOR_SRP", "USERNAME", "DEVICE_KEY"})
  void aParameterThatIsNoTextIsRefused(String key) {
    Map<String, Object> mixed = new HashMap<>(SENT);
    mixed.put(key, 7);
    @SuppressWarnings({"unchecked", "rawtypes"})
    Map<String, String> raw = (Map) mixed;
    assertThatExceptionOfType(InvalidChallengeException.class)
        .isThrownBy(() -> {
          if (key.equals("DEVICE_KEY")) {
            DevicePasswordVerifierChallenge.parse(raw);
          } else {
            PasswordVerifierChallenge.parse(raw);
          }
        })
        .withMessage("the challenge parameter " + key + " must be text");
  }

  @Test
  void aChallengeShowsTheNamesThatItIsForWithControlCharactersEscaped() {
    assertThat(PasswordVerifierChallenge.parse(with("USER_ID_FOR_SRP", "a\nb")))
        .hasToString("PasswordVerifierChallenge[userIdForSrp=a\\u000ab]");
    assertThat(DevicePasswordVerifierChallenge.parse(with("DEVICE_KEY", DEVICE_KEY)))
        .hasToString("DevicePasswordVerifierChallenge[deviceKey=" + DEVICE_KEY + "]");
    assertThat(DevicePasswordVerifierChallenge.parse(SENT))
        .hasToString("DevicePasswordVerifierChallenge[deviceKey=none]");
  }

  @Test
  void theAnswersNameIsTheReturnedUsernameOrElseTheUserId() {
    assertThat(PasswordVerifierChallenge.parse(with("USERNAME", "alice")).username())
        .isEqualTo("alice");
    assertThat(PasswordVerifierChallenge.parse(with("USERNAME", null)).username())
        .isEqualTo(USER_ID);
  }

  @Test
  void aDeviceChallengeMayLeaveOutDeviceKeyAndUsername() {
    DevicePasswordVerifierChallenge bare =
        DevicePasswordVerifierChallenge.parse(Samples.deviceParameters(Samples.deviceServer(1)));
    assertThat(bare.deviceKey()).isEmpty();
    assertThat(bare.username()).isEmpty();
    DevicePasswordVerifierChallenge full =
        DevicePasswordVerifierChallenge.parse(with("DEVICE_KEY", DEVICE_KEY));
    assertThat(full.deviceKey()).contains(DEVICE_KEY);
    assertThat(full.username()).contains(USER_ID);
    assertThat(full.secretBlock())
        .isEqualTo(Samples.deviceParameters(Samples.deviceServer(1)).get("SECRET_BLOCK"));
  }

  @ParameterizedTest
  @CsvSource({
    "SALT, -80, -128",
    "SALT, 0, 0",
    "SALT, 00ff, 255",
    "SALT, FF, 255",
    "SALT, -0, 0",
    "SRP_B, 1, 1",
    "SRP_B, abc, 2748",
    "SRP_B, 0AbC, 2748"
  })
  void numbersMayBeSignedSaltsOddInLengthZeroPaddedAndInUpperCase(
      String key, String digits, BigInteger number) {
    PasswordVerifierChallenge challenge = PasswordVerifierChallenge.parse(with(key, digits));
    assertThat(key.equals("SALT") ? challenge.salt() : challenge.srpB()).isEqualTo(number);
  }

  @Test
  void everyParameterMayBeAsLongAsItsRuleSays() {
    BigInteger largest = SrpMath.N.subtract(BigInteger.ONE);
    assertThat(PasswordVerifierChallenge.parse(with("SRP_B", largest.toString(16))).srpB())
        .isEqualTo(largest);
    assertThat(PasswordVerifierChallenge.parse(with("SALT", "-" + "f".repeat(256))).salt())
        .isNegative();
    String block = "AAAA".repeat(4096);
    assertThat(PasswordVerifierChallenge.parse(with("SECRET_BLOCK", block)).secretBlock())
        .isEqualTo(block);
    String name = "x".repeat(2048);
    assertThat(PasswordVerifierChallenge.parse(with("USERNAME", name)).username()).isEqualTo(name);
    String deviceKey = "e_" + "a".repeat(53);
    assertThat(DevicePasswordVerifierChallenge.parse(with("DEVICE_KEY", deviceKey)).deviceKey())
        .contains(deviceKey);
  }

  private static Map<String, String> with(String key, String value) {
    Map<String, String> parameters = new HashMap<>(SENT);
    parameters.put(key, value);
    return parameters;
  }

  @Test
  void aMapThatCannotBeAskedForATextIsRefused() {
    Map<Object, Object> numbers = new TreeMap<>(Map.of(1, "1"));
    Map<Object, Object> failing =
        new HashMap<>(SENT) {
          private static final long serialVersionUID = 1L;

          @Override
          public Object get(Object key) {
            throw new IllegalStateException("secret");
          }
        };
    for (Map<Object, Object> map : List.of(numbers, failing)) {
      @SuppressWarnings({"unchecked", "rawtypes"})
      Map<String, String> raw = (Map) map;
      for (Runnable parse :
          List.<Runnable>of(
              () -> PasswordVerifierChallenge.parse(raw),
              () -> DevicePasswordVerifierChallenge.parse(raw))) {
        assertThatExceptionOfType(InvalidInputException.class)
            .isThrownBy(parse::run)
            .withMessage("challengeParameters must be a map of texts")
            .withNoCause();
      }
    }
  }
}
