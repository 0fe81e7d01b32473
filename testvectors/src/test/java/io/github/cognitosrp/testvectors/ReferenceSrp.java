package io.github.cognitosrp.testvectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.util.Arrays;

/**
 * Cognito's SRP written down once more, with plain {@link BigInteger} and Bouncy Castle's hashes.
 * It shares no code with the protocol module, so that a mistake there cannot agree with itself
 * here. Not constant time: for public vectors only.
 */
record ReferenceSrp(BigInteger n, BigInteger g, BigInteger k) {

  private static final byte[] INFO = "Caldera Derived Key".getBytes(UTF_8);

  /** Minimal big-endian two's complement: Cognito's one rule for integers in hashes. */
  static byte[] pad(BigInteger value) {
    return value.toByteArray();
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

  static byte[] hmac(byte[] key, byte[]... parts) {
    HMac mac = new HMac(new SHA256Digest());
    mac.init(new KeyParameter(key));
    byte[] message = Arrays.concatenate(parts);
    mac.update(message, 0, message.length);
    byte[] out = new byte[mac.getMacSize()];
    mac.doFinal(out, 0);
    return out;
  }

  private static BigInteger unsigned(byte[] bytes) {
    return new BigInteger(1, bytes);
  }

  static BigInteger multiplier(BigInteger n, BigInteger g) {
    return unsigned(sha256(pad(n), pad(g)));
  }

  static BigInteger scrambler(BigInteger clientKey, BigInteger serverKey) {
    return unsigned(sha256(pad(clientKey), pad(serverKey)));
  }

  static byte[] passwordHash(String identity, String password) {
    return sha256((identity + ":" + password).getBytes(UTF_8));
  }

  static BigInteger privateKey(BigInteger salt, byte[] passwordHash) {
    return unsigned(sha256(pad(salt), passwordHash));
  }

  BigInteger power(BigInteger exponent) {
    return g.modPow(exponent, n);
  }

  BigInteger serverKey(BigInteger verifier, BigInteger b) {
    return k.multiply(verifier).add(power(b)).mod(n);
  }

  BigInteger clientSecret(BigInteger a, BigInteger serverKey, BigInteger u, BigInteger x) {
    BigInteger base = serverKey.subtract(k.multiply(power(x))).mod(n);
    return base.modPow(a.add(u.multiply(x)), n);
  }

  BigInteger serverSecret(BigInteger clientKey, BigInteger verifier, BigInteger u, BigInteger b) {
    return clientKey.multiply(verifier.modPow(u, n)).modPow(b, n);
  }

  static byte[] key(BigInteger secret, BigInteger u) {
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
    hkdf.init(new HKDFParameters(pad(secret), pad(u), INFO));
    byte[] key = new byte[16];
    hkdf.generateBytes(key, 0, key.length);
    return key;
  }

  static byte[] signature(byte[] key, String identity, byte[] secretBlock, String timestamp) {
    return hmac(key, identity.getBytes(UTF_8), secretBlock, timestamp.getBytes(UTF_8));
  }
}
