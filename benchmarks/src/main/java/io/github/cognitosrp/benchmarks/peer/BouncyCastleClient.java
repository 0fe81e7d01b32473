package io.github.cognitosrp.benchmarks.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.modpow.SrpGroup;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.agreement.srp.SRP6Client;
import org.bouncycastle.crypto.agreement.srp.SRP6VerifierGenerator;

/**
 * The baseline of somebody who takes Bouncy Castle's {@link SRP6Client}: its choice of {@code a},
 * as long as N, and its own arithmetic. {@link CognitoPaddingDigest} makes it compute Cognito's
 * values.
 */
final class BouncyCastleClient implements SrpClient {
  private static final int DEVICE_SALT_BYTES = 16;

  private final SignInScript script;
  private final SecureRandom random;
  private final Clock clock;

  BouncyCastleClient(SignInScript script, SecureRandom random, Clock clock) {
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
    Map<String, String> challenge = party.challenge();
    BigInteger largeB = new BigInteger(challenge.getOrDefault("SRP_B", ""), 16);
    BigInteger salt = new BigInteger(challenge.getOrDefault("SALT", ""), 16);
    SRP6Client client = new SRP6Client();
    client.init(
        SrpGroup.COGNITO_3072.n(), SrpGroup.COGNITO_3072.g(), new CognitoPaddingDigest(), random);
    BigInteger largeA =
        client.generateClientCredentials(
            salt.toByteArray(),
            (party.scope() + party.name()).getBytes(UTF_8),
            party.password().getBytes(UTF_8));
    BigInteger premasterSecret;
    try {
      premasterSecret = client.calculateSecret(largeB);
    } catch (CryptoException refused) {
      throw new IllegalStateException("Bouncy Castle refuses the script's B", refused);
    }
    BigInteger u = PlainSrp.scramblingParameter(largeA, largeB);
    String timestamp = ReferenceClient.timestamp(clock);
    return new Claim(
        largeA.toString(16), timestamp, PlainSrp.signature(premasterSecret, u, party, timestamp));
  }

  @Override
  public Registration registerDevice() {
    String password = ReferenceClient.newDevicePassword(random);
    byte[] saltBytes = new byte[DEVICE_SALT_BYTES];
    random.nextBytes(saltBytes);
    BigInteger salt = PlainSrp.unsigned(saltBytes);
    SRP6VerifierGenerator generator = new SRP6VerifierGenerator();
    generator.init(
        SrpGroup.COGNITO_3072.n(), SrpGroup.COGNITO_3072.g(), new CognitoPaddingDigest());
    BigInteger verifier =
        generator.generateVerifier(
            salt.toByteArray(),
            (script.deviceGroupKey() + script.deviceKey()).getBytes(UTF_8),
            password.getBytes(UTF_8));
    return ReferenceClient.registration(password, salt, verifier);
  }
}
