package io.github.cognitosrp.benchmarks.peer;

import static io.github.cognitosrp.benchmarks.peer.PlainSrp.G;
import static io.github.cognitosrp.benchmarks.peer.PlainSrp.K;
import static io.github.cognitosrp.benchmarks.peer.PlainSrp.N;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/**
 * The baseline of every ratio: the steps of Amazon's {@code AuthenticationHelper} for Java, which
 * draws an {@code a} of 1024 bits and computes each power with {@link BigInteger#modPow}. Written
 * from the protocol.
 */
final class ReferenceClient implements SrpClient {
  private static final int EPHEMERAL_BYTES = 128;
  private static final int DEVICE_PASSWORD_BYTES = 40;
  private static final int DEVICE_SALT_BYTES = 16;

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final SignInScript script;
  private final SecureRandom random;
  private final Clock clock;

  ReferenceClient(SignInScript script, SecureRandom random, Clock clock) {
    this.script = script;
    this.random = random;
    this.clock = clock;
  }

  @Override
  public Claim signIn() {
    return claim(script.user());
  }

  @Override
  public Claim signInDevice() {
    return claim(script.device());
  }

  private Claim claim(SignInScript.Party party) {
    BigInteger a = randomNumber(EPHEMERAL_BYTES);
    BigInteger largeA = G.modPow(a, N);
    Map<String, String> challenge = party.challenge();
    BigInteger largeB = new BigInteger(challenge.getOrDefault("SRP_B", ""), 16);
    BigInteger salt = new BigInteger(challenge.getOrDefault("SALT", ""), 16);
    BigInteger u = PlainSrp.scramblingParameter(largeA, largeB);
    BigInteger x = PlainSrp.privateKey(salt, party.scope(), party.name(), party.password());
    BigInteger base = largeB.subtract(K.multiply(G.modPow(x, N))).mod(N);
    BigInteger premasterSecret = base.modPow(a.add(u.multiply(x)), N);
    String timestamp = timestamp(clock);
    return new Claim(
        largeA.toString(16), timestamp, PlainSrp.signature(premasterSecret, u, party, timestamp));
  }

  @Override
  public Registration registerDevice() {
    String password = newDevicePassword(random);
    BigInteger salt = randomNumber(DEVICE_SALT_BYTES);
    BigInteger x = PlainSrp.privateKey(salt, script.deviceGroupKey(), script.deviceKey(), password);
    return registration(password, salt, G.modPow(x, N));
  }

  static String newDevicePassword(SecureRandom random) {
    byte[] bytes = new byte[DEVICE_PASSWORD_BYTES];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  static Registration registration(String password, BigInteger salt, BigInteger verifier) {
    Base64.Encoder base64 = Base64.getEncoder();
    return new Registration(
        password,
        base64.encodeToString(salt.toByteArray()),
        base64.encodeToString(verifier.toByteArray()));
  }

  static String timestamp(Clock clock) {
    return TIMESTAMP.format(clock.instant());
  }

  private BigInteger randomNumber(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return PlainSrp.unsigned(drawn);
  }
}
