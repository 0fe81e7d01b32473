package io.github.cognitosrp.benchmarks.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.modpow.SrpGroup;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Cognito's SRP as a straightforward program has it: {@code BigInteger} and the JCA, nothing
 * hardened, nothing precomputed but k. Baselines and checks are made of it.
 */
public final class PlainSrp {
  static final BigInteger N = SrpGroup.COGNITO_3072.n();
  static final BigInteger G = SrpGroup.COGNITO_3072.g();
  static final BigInteger K = unsigned(sha256(N.toByteArray(), G.toByteArray()));

  private static final int KEY_BYTES = 16;

  private PlainSrp() {}

  public static BigInteger unsigned(byte[] bytes) {
    return new BigInteger(1, bytes);
  }

  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError("every Java has SHA-256", impossible);
    }
  }

  private static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError("every Java has HmacSHA256", impossible);
    }
  }

  static BigInteger scramblingParameter(BigInteger largeA, BigInteger largeB) {
    return unsigned(sha256(largeA.toByteArray(), largeB.toByteArray()));
  }

  public static BigInteger privateKey(BigInteger salt, String scope, String name, String password) {
    byte[] inner = sha256((scope + name + ":" + password).getBytes(UTF_8));
    return unsigned(sha256(salt.toByteArray(), inner));
  }

  /** The base64 signature with the key that S and u give. */
  static String signature(
      BigInteger premasterSecret, BigInteger u, SignInScript.Party party, String timestamp) {
    byte[] pseudorandomKey = hmac(u.toByteArray(), premasterSecret.toByteArray());
    byte[] block = hmac(pseudorandomKey, "Caldera Derived Key".getBytes(UTF_8), new byte[] {1});
    byte[] key = new byte[KEY_BYTES];
    System.arraycopy(block, 0, key, 0, KEY_BYTES);
    byte[] signature =
        hmac(
            key,
            party.scope().getBytes(UTF_8),
            party.name().getBytes(UTF_8),
            Base64.getDecoder().decode(party.challenge().get("SECRET_BLOCK")),
            timestamp.getBytes(UTF_8));
    return Base64.getEncoder().encodeToString(signature);
  }
}
