package io.github.cognitosrp.localpool.srp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.agreement.srp.SRP6StandardGroups;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The server's half of Cognito's SRP-6a: RFC 5054 with g = 2, integers padded as {@link
 * BigInteger#toByteArray()} pads them, and HKDF in place of the proofs M1 and M2.
 */
public final class SrpMath {
  public static final BigInteger N = SRP6StandardGroups.rfc5054_3072.getN();

  // RFC 5054 has g = 5 for this prime; Cognito has 2.
  public static final BigInteger G = BigInteger.TWO;
  public static final BigInteger K = new BigInteger(1, sha256(N.toByteArray(), G.toByteArray()));

  private static final int SALT_BYTES = 16;
  private static final int KEY_BYTES = 16;

  private SrpMath() {}

  /** A verifier under a fresh salt; context is the pool name or the device group key. */
  public static SrpVerifier newVerifier(
      String context, String identity, String password, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return verifier(context, identity, password, new BigInteger(1, salt));
  }

  public static SrpVerifier verifier(
      String context, String identity, String password, BigInteger salt) {
    byte[] inner = sha256((context + identity + ":" + password).getBytes(UTF_8));
    BigInteger x = new BigInteger(1, sha256(salt.toByteArray(), inner));
    return new SrpVerifier(salt, G.modPow(x, N));
  }

  public static BigInteger u(BigInteger publicA, BigInteger publicB) {
    return new BigInteger(1, sha256(publicA.toByteArray(), publicB.toByteArray()));
  }

  /** HKDF-SHA256 of S under u, 16 bytes. */
  public static byte[] key(BigInteger s, BigInteger u) {
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
    hkdf.init(
        new HKDFParameters(
            s.toByteArray(), u.toByteArray(), "Caldera Derived Key".getBytes(UTF_8)));
    byte[] key = new byte[KEY_BYTES];
    hkdf.generateBytes(key, 0, key.length);
    return key;
  }

  public static byte[] signature(
      byte[] key, String context, String identity, byte[] secretBlock, String timestamp) {
    return hmac(
        key,
        context.getBytes(UTF_8),
        identity.getBytes(UTF_8),
        secretBlock,
        timestamp.getBytes(UTF_8));
  }

  public static byte[] hmac(byte[] key, byte[]... parts) {
    HMac hmac = new HMac(new SHA256Digest());
    hmac.init(new KeyParameter(key));
    for (byte[] part : parts) {
      hmac.update(part, 0, part.length);
    }
    byte[] out = new byte[hmac.getMacSize()];
    hmac.doFinal(out, 0);
    return out;
  }

  static byte[] sha256(byte[]... parts) {
    SHA256Digest digest = new SHA256Digest();
    for (byte[] part : parts) {
      digest.update(part, 0, part.length);
    }
    byte[] out = new byte[digest.getDigestSize()];
    digest.doFinal(out, 0);
    return out;
  }
}
