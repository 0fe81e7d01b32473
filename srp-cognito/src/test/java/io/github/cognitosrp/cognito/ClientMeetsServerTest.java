package io.github.cognitosrp.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.ModPow;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/**
 * Client and server share no code and compute the same signature for random users and passwords.
 */
class ClientMeetsServerTest {

  @Property(tries = 60)
  void aUserIsRecognisedByTheRightPasswordOnly(
      @ForAll("names") String userId,
      @ForAll("passwords") String password,
      @ForAll("salts") BigInteger salt,
      @ForAll("serverKeys") BigInteger b,
      @ForAll("lengths") int ephemeralBits,
      @ForAll @Size(min = 1, max = 64) byte[] secretBlockBytes,
      @ForAll("backends") ModPow modPow) {
    String identity = Samples.POOL_NAME + userId;
    PlainServer server =
        new PlainServer(identity, PlainServer.verifier(identity, password, salt), b);
    String secretBlock = Base64.getEncoder().encodeToString(secretBlockBytes);
    PasswordVerifierChallenge challenge =
        PasswordVerifierChallenge.parse(
            Map.of(
                "SRP_B",
                server.publicKey().toString(16),
                "SALT",
                salt.toString(16),
                "SECRET_BLOCK",
                secretBlock,
                "USER_ID_FOR_SRP",
                userId));
    CognitoSrp srp = Samples.builder().modPow(modPow).ephemeralBits(ephemeralBits).build();
    try (UserSrpSession session = srp.beginUser("alias")) {
      String expected =
          server.signature(session.authParameters().get("SRP_A"), secretBlock, Samples.TIMESTAMP);
      assertThat(signature(session.answer(challenge, password.toCharArray()))).isEqualTo(expected);
      assertThat(signature(session.answer(challenge, (password + "x").toCharArray())))
          .isNotEqualTo(expected);
    }
  }

  @Property(tries = 40)
  void aNewDeviceIsRecognisedByWhatConfirmDeviceRegistered(
      @ForAll("names") String deviceGroupKey,
      @ForAll("serverKeys") BigInteger b,
      @ForAll("backends") ModPow modPow) {
    CognitoSrp srp = Samples.builder().modPow(modPow).build();
    DeviceVerifier made = srp.newDevice(new NewDeviceMetadata(Samples.DEVICE_KEY, deviceGroupKey));
    BigInteger verifier = new BigInteger(Base64.getDecoder().decode(made.passwordVerifier()));
    BigInteger salt = new BigInteger(Base64.getDecoder().decode(made.salt()));
    PlainServer server = new PlainServer(deviceGroupKey + Samples.DEVICE_KEY, verifier, b);
    try (RememberedDevice device = made.device();
        DeviceSrpSession session = srp.beginDevice("alice", device)) {
      DevicePasswordVerifierChallenge challenge =
          DevicePasswordVerifierChallenge.parse(
              Map.of(
                  "SRP_B", server.publicKey().toString(16),
                  "SALT", salt.toString(16),
                  "SECRET_BLOCK", Samples.SECRET_BLOCK));
      assertThat(signature(session.answer(challenge)))
          .isEqualTo(
              server.signature(
                  session.challengeResponses().get("SRP_A"),
                  Samples.SECRET_BLOCK,
                  Samples.TIMESTAMP));
    }
  }

  @Property(tries = 500)
  void everyPasswordOfUnicodeIsHashedAsItsUtf8(@ForAll("passwords") String password) {
    assertThat(InputRules.passwordUtf8(password.toCharArray(), "password"))
        .isEqualTo(password.getBytes(UTF_8));
  }

  private static String signature(ChallengeAnswer answer) {
    return answer.toMap().get("PASSWORD_CLAIM_SIGNATURE");
  }

  @Provide
  Arbitrary<String> passwords() {
    return unicode().list().ofMaxSize(40).map(ClientMeetsServerTest::text);
  }

  @Provide
  Arbitrary<String> names() {
    return unicode().list().ofMinSize(1).ofMaxSize(40).map(ClientMeetsServerTest::text);
  }

  private static Arbitrary<Integer> unicode() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 0x7f),
        Arbitraries.integers()
            .between(0, Character.MAX_CODE_POINT)
            .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE));
  }

  private static String text(Iterable<Integer> codePoints) {
    StringBuilder text = new StringBuilder();
    codePoints.forEach(text::appendCodePoint);
    return text.toString();
  }

  @Provide
  Arbitrary<BigInteger> salts() {
    BigInteger limit = BigInteger.ONE.shiftLeft(128);
    return Arbitraries.bigIntegers().between(limit.negate(), limit);
  }

  @Provide
  Arbitrary<BigInteger> serverKeys() {
    return Arbitraries.bigIntegers().between(BigInteger.ONE, BigInteger.ONE.shiftLeft(256));
  }

  @Provide
  Arbitrary<Integer> lengths() {
    return Arbitraries.integers().between(32, 128).map(bytes -> 8 * bytes);
  }

  @Provide
  Arbitrary<ModPow> backends() {
    return Arbitraries.of(Backends.ready());
  }
}
