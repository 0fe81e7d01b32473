package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.cognito.ChallengeAnswer;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.DevicePasswordVerifierChallenge;
import io.github.cognitosrp.cognito.DeviceSrpSession;
import io.github.cognitosrp.cognito.DeviceVerifier;
import io.github.cognitosrp.cognito.NewDeviceMetadata;
import io.github.cognitosrp.cognito.PasswordVerifierChallenge;
import io.github.cognitosrp.cognito.UserSrpSession;
import io.github.cognitosrp.localpool.srp.ServerHandshake;
import io.github.cognitosrp.localpool.srp.SrpMath;
import io.github.cognitosrp.localpool.srp.SrpVerifier;
import io.github.cognitosrp.modpow.ModPowStatus;
import io.github.cognitosrp.modpow.ModPows;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/**
 * The two halves of the protocol, written on different code, meet: whoever knows the password is
 * accepted, whatever the user, the password, the salt and the exponents, and with every backend.
 */
class ClientMeetsPoolTest {
  private static final String POOL_NAME = "MeetingPool";
  private static final byte[] SECRET_BLOCK = {0, 1, 2, (byte) 0xff};
  private static final String SECRET_BLOCK_TEXT = Base64.getEncoder().encodeToString(SECRET_BLOCK);

  /** Hands out the bytes that a property chose, so that every a can come up. */
  private static final class ChosenRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] chosen;

    ChosenRandom(byte[] chosen) {
      this.chosen = chosen;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = chosen[i % chosen.length];
      }
    }
  }

  @Provide
  Arbitrary<String> backends() {
    return Arbitraries.of(
        ModPows.diagnose().stream()
            .filter(ModPowStatus::isReady)
            .flatMap(row -> row.name().stream())
            .toList());
  }

  /** All of Unicode: planes beyond the first, combining marks, control characters. */
  @Provide
  Arbitrary<String> names() {
    return text(1, 40);
  }

  @Provide
  Arbitrary<String> passwords() {
    return text(0, 100);
  }

  private static Arbitrary<String> text(int shortest, int longest) {
    Arbitrary<Integer> codePoints =
        Arbitraries.integers()
            .between(1, Character.MAX_CODE_POINT)
            .filter(codePoint -> codePoint < 0xd800 || codePoint > 0xdfff);
    return codePoints
        .array(Integer[].class)
        .ofMinSize(shortest)
        .ofMaxSize(longest)
        .map(points ->
            new String(Arrays.stream(points).mapToInt(p -> p).toArray(), 0, points.length));
  }

  /** Salts and exponents with the shapes that break padding: short ones, upper bit set, edges. */
  @Provide
  Arbitrary<BigInteger> salts() {
    return numbers(128);
  }

  @Provide
  Arbitrary<BigInteger> serverExponents() {
    return numbers(512).filter(b -> b.signum() > 0);
  }

  private static Arbitrary<BigInteger> numbers(int bits) {
    return Arbitraries.bigIntegers()
        .between(BigInteger.ZERO, BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
  }

  @Property(tries = 300)
  void whoeverKnowsThePasswordIsAccepted(
      @ForAll("backends") String backend,
      @ForAll("names") String user,
      @ForAll("passwords") String password,
      @ForAll("salts") BigInteger salt,
      @ForAll("serverExponents") BigInteger b,
      @ForAll @Size(72) byte[] a) {
    Assume.that(new BigInteger(1, a).signum() != 0);
    try (UserSrpSession session = client(backend, a).beginUser(user)) {
      ServerHandshake server =
          server(session.authParameters(), SrpMath.verifier(POOL_NAME, user, password, salt), b);
      assertThat(accepts(server, POOL_NAME, user, answer(session, server, user, password)))
          .isTrue();
    }
  }

  @Property(tries = 100)
  void whoeverDoesNotKnowThePasswordIsRefused(
      @ForAll("names") String user,
      @ForAll("passwords") String password,
      @ForAll("passwords") String guess,
      @ForAll("salts") BigInteger salt,
      @ForAll("serverExponents") BigInteger b) {
    Assume.that(!guess.equals(password));
    try (UserSrpSession session = client("bigint", new byte[] {7}).beginUser(user)) {
      ServerHandshake server =
          server(session.authParameters(), SrpMath.verifier(POOL_NAME, user, password, salt), b);
      assertThat(accepts(server, POOL_NAME, user, answer(session, server, user, guess))).isFalse();
    }
  }

  @Property(tries = 100)
  void aDeviceThatWasRegisteredIsAccepted(
      @ForAll("backends") String backend,
      @ForAll("names") String user,
      @ForAll("serverExponents") BigInteger b,
      @ForAll @Size(72) byte[] randomness) {
    Assume.that(new BigInteger(1, randomness).signum() != 0);
    String groupKey = "-group";
    String deviceKey = "eu-central-1_01234567-89ab-cdef-0123-456789abcdef";
    CognitoSrp client = client(backend, randomness);
    DeviceVerifier registered = client.newDevice(new NewDeviceMetadata(deviceKey, groupKey));
    try (DeviceSrpSession session = client.beginDevice(user, registered.device())) {
      ServerHandshake server =
          server(
              session.challengeResponses(),
              new SrpVerifier(decoded(registered.salt()), decoded(registered.passwordVerifier())),
              b);
      ChallengeAnswer answer =
          session.answer(
              DevicePasswordVerifierChallenge.parse(
                  Map.of(
                      "SRP_B",
                      server.publicB().toString(16),
                      "SALT",
                      server.salt().toString(16),
                      "SECRET_BLOCK",
                      SECRET_BLOCK_TEXT,
                      "DEVICE_KEY",
                      deviceKey)));
      assertThat(accepts(server, groupKey, deviceKey, answer)).isTrue();
    }
  }

  private static CognitoSrp client(String backend, byte[] randomness) {
    return CognitoSrp.builder()
        .userPool("eu-central-1_" + POOL_NAME)
        .appClient("client")
        .modPow(ModPows.named(backend))
        .secureRandom(new ChosenRandom(randomness))
        .build();
  }

  private static ServerHandshake server(
      Map<String, String> clientParameters, SrpVerifier verifier, BigInteger b) {
    return new ServerHandshake(new BigInteger(clientParameters.get("SRP_A"), 16), verifier, b);
  }

  private static ChallengeAnswer answer(
      UserSrpSession session, ServerHandshake server, String user, String password) {
    return session.answer(
        PasswordVerifierChallenge.parse(
            Map.of(
                "SRP_B", server.publicB().toString(16),
                "SALT", server.salt().toString(16),
                "SECRET_BLOCK", SECRET_BLOCK_TEXT,
                "USER_ID_FOR_SRP", user,
                "USERNAME", user)),
        password.toCharArray());
  }

  private static boolean accepts(
      ServerHandshake server, String context, String identity, ChallengeAnswer answer) {
    Map<String, String> responses = answer.toMap();
    return server.verify(
        context,
        identity,
        SECRET_BLOCK,
        responses.get("TIMESTAMP"),
        Base64.getDecoder().decode(responses.get("PASSWORD_CLAIM_SIGNATURE")));
  }

  private static BigInteger decoded(String base64) {
    return new BigInteger(1, Base64.getDecoder().decode(base64));
  }
}
