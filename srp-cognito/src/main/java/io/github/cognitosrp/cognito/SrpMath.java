package io.github.cognitosrp.cognito;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.support.FixedLengthBytes;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Cognito's variant of SRP-6a, step by step. It differs from RFC 5054 in its hash (SHA-256), its
 * padding, and k, which is computed with both; {@code pad} is {@link BigInteger#toByteArray}.
 */
final class SrpMath {
  static final BigInteger N = SrpGroup.COGNITO_3072.n();
  static final BigInteger G = SrpGroup.COGNITO_3072.g();
  static final BigInteger K = unsigned(Sha256.digest(pad(N), pad(G)));

  /** u and x are digests. */
  static final int DIGEST_BITS = 8 * Sha256.LENGTH;

  static final int KEY_BYTES = 16;
  private static final byte[] KEY_INFO = "Caldera Derived Key".getBytes(US_ASCII);

  private SrpMath() {}

  static byte[] pad(BigInteger number) {
    return number.toByteArray();
  }

  static BigInteger unsigned(byte[] bytes) {
    return new BigInteger(1, bytes);
  }

  /** u = H(pad(A) ‖ pad(B)). */
  static BigInteger scramblingParameter(BigInteger largeA, BigInteger largeB) {
    return unsigned(Sha256.digest(pad(largeA), pad(largeB)));
  }

  /** H(scope ‖ name ‖ ":" ‖ password); wipes the password's UTF-8. */
  static byte[] innerHash(SrpIdentity identity, byte[] password) {
    try {
      return Sha256.digest(
          identity.scope().getBytes(UTF_8),
          identity.name().getBytes(UTF_8),
          new byte[] {':'},
          password);
    } finally {
      Arrays.fill(password, (byte) 0);
    }
  }

  /** x = H(pad(salt) ‖ inner hash). */
  static BigInteger privateKey(BigInteger salt, byte[] innerHash) {
    byte[] digest = Sha256.digest(pad(salt), innerHash);
    try {
      return FixedLengthBytes.toNumber(digest);
    } finally {
      Arrays.fill(digest, (byte) 0);
    }
  }

  /** v = g^x mod N. */
  static BigInteger verifier(ModPow modPow, BigInteger x) {
    return modPow.fixedBase(G, N, DIGEST_BITS).pow(x);
  }

  /**
   * HKDF(ikm = pad(S), salt = pad(u)). The protocol hashes S without leading zeros, so the time
   * shows the length of S in bytes. S is fresh for every handshake.
   */
  static byte[] sessionKey(BigInteger premasterSecret, BigInteger u) {
    byte[] inputKeyMaterial = pad(premasterSecret);
    byte[] pseudorandomKey = {};
    try {
      pseudorandomKey = Hkdf.extract(pad(u), inputKeyMaterial);
      return Hkdf.expand(pseudorandomKey, KEY_INFO, KEY_BYTES);
    } finally {
      Arrays.fill(inputKeyMaterial, (byte) 0);
      Arrays.fill(pseudorandomKey, (byte) 0);
    }
  }

  /** HMAC(key, scope ‖ name ‖ secret block ‖ timestamp). */
  static byte[] signature(
      byte[] sessionKey, SrpIdentity identity, byte[] secretBlock, String timestamp) {
    return Sha256.hmac(
        sessionKey,
        identity.scope().getBytes(UTF_8),
        identity.name().getBytes(UTF_8),
        secretBlock,
        timestamp.getBytes(US_ASCII));
  }
}
