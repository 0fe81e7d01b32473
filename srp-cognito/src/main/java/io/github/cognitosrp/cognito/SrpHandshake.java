package io.github.cognitosrp.cognito;

import static io.github.cognitosrp.cognito.SrpMath.DIGEST_BITS;
import static io.github.cognitosrp.cognito.SrpMath.G;
import static io.github.cognitosrp.cognito.SrpMath.K;
import static io.github.cognitosrp.cognito.SrpMath.N;

import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.support.FixedLengthBytes;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;

/** The client side of one handshake, for users and devices alike. Immutable. */
final class SrpHandshake {
  /** RFC 5054, section 2.5.4, asks for at least 256 bits of a. */
  static final int MIN_EPHEMERAL_BITS = 256;

  static final int MAX_EPHEMERAL_BITS = 1_024;

  /** A little more than the 275 bits of RFC 7919, appendix A.2, for this size of group. */
  static final int CONSTANT_TIME_EPHEMERAL_BITS = 320;

  /** The 512 bits of u·x, and 64 more, so that the sum a + u·x hides u·x. */
  static final int MASKING_EPHEMERAL_BITS = 576;

  /** The 256 bits of k, and 64 more, so that r hides the quotient of k·g^x by N. */
  private static final int MASK_BITS = DIGEST_BITS + 64;

  private final ModPow modPow;
  private final BigInteger a;
  private final int ephemeralBits;
  private final BigInteger largeA;

  SrpHandshake(ModPow modPow, BigInteger a, int ephemeralBits) {
    this.modPow = modPow;
    this.a = a;
    this.ephemeralBits = ephemeralBits;
    this.largeA = modPow.fixedBase(G, N, ephemeralBits).powEphemeral(a);
    if (largeA.signum() == 0) {
      throw new SrpComputationException("a power of g is zero modulo N");
    }
  }

  static SrpHandshake begin(ModPow modPow, int ephemeralBits, SecureRandom random) {
    byte[] bytes = RandomBytes.draw(random, ephemeralBits / 8);
    try {
      return new SrpHandshake(modPow, FixedLengthBytes.toNumber(bytes), ephemeralBits);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** The length of a that protects x with such a backend. */
  static int ephemeralBitsFor(Hardening hardening) {
    return hardening == Hardening.CONSTANT_TIME
        ? CONSTANT_TIME_EPHEMERAL_BITS
        : MASKING_EPHEMERAL_BITS;
  }

  BigInteger largeA() {
    return largeA;
  }

  /** The key that signs the claim: {@value SrpMath#KEY_BYTES} bytes, which the caller wipes. */
  byte[] sessionKey(BigInteger largeB, BigInteger salt, byte[] innerHash) {
    BigInteger u = checkedScramblingParameter(SrpMath.scramblingParameter(largeA, largeB));
    BigInteger x = SrpMath.privateKey(salt, innerHash);
    return SrpMath.sessionKey(premasterSecret(largeB, u, x), u);
  }

  /** SRP-6a requires the client to stop at u = 0, where the password would have no effect. */
  static BigInteger checkedScramblingParameter(BigInteger u) {
    if (u.signum() == 0) {
      throw new InvalidChallengeException("SRP_B", "must not make the scrambling parameter zero");
    }
    return u;
  }

  /** S = (B − k·g^x)^(a + u·x) mod N; the exponent is not reduced. */
  BigInteger premasterSecret(BigInteger largeB, BigInteger u, BigInteger x) {
    BigInteger base = blinded(largeB).subtract(K.multiply(SrpMath.verifier(modPow, x))).mod(N);
    if (base.signum() == 0) {
      throw new InvalidChallengeException("SRP_B", "must not make the shared secret zero");
    }
    BigInteger exponent = a.add(u.multiply(x));
    int exponentBits = Math.max(ephemeralBits, 2 * DIGEST_BITS) + 1;
    return exponentIsMasked()
        ? modPow.modPowEphemeral(base, exponent, exponentBits, N)
        : modPow.modPow(base, exponent, exponentBits, N);
  }

  /**
   * B + r·N for a fresh random r. {@link BigInteger} branches on each word of a quotient. That of
   * k·g^x by N is the same in every sign-in; with r it is random.
   */
  private static BigInteger blinded(BigInteger largeB) {
    return largeB.add(new BigInteger(MASK_BITS, Masks.RANDOM).multiply(N));
  }

  /** With a short a the upper bits of a + u·x are those of u·x, in every sign-in. */
  private boolean exponentIsMasked() {
    return ephemeralBits >= MASKING_EPHEMERAL_BITS || modPow.hardening() == Hardening.CONSTANT_TIME;
  }

  /** Made with the first answer, so that no native image holds its seed. */
  private static final class Masks {
    static final SecureRandom RANDOM = new SecureRandom();
  }
}
