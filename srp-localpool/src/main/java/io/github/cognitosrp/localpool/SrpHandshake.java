package io.github.cognitosrp.localpool;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.util.Arrays;

/** One handshake of the server: a client's A met by a fresh B. Immutable. */
final class SrpHandshake {
  private static final int EPHEMERAL_BITS = 512;

  private final SrpVerifier verifier;
  private final BigInteger publicA;
  private final BigInteger b;
  private final BigInteger publicB;

  SrpHandshake(BigInteger publicA, SrpVerifier verifier, BigInteger b) {
    this.publicA = publicA;
    this.verifier = verifier;
    this.b = b;
    this.publicB =
        SrpMath.K.multiply(verifier.v()).add(SrpMath.G.modPow(b, SrpMath.N)).mod(SrpMath.N);
  }

  /** Meets A, 0 &lt; A &lt; N, with a B that no client has reason to refuse. */
  static SrpHandshake begin(BigInteger publicA, SrpVerifier verifier, SecureRandom random) {
    SrpHandshake handshake;
    do {
      handshake = new SrpHandshake(publicA, verifier, new BigInteger(EPHEMERAL_BITS, random));
    } while (handshake.publicB.signum() == 0 || handshake.u().signum() == 0);
    return handshake;
  }

  BigInteger publicB() {
    return publicB;
  }

  BigInteger salt() {
    return verifier.salt();
  }

  /**
   * Whether a client that proved itself with this signature knew the password, in constant time.
   */
  boolean verify(
      String context, String identity, byte[] secretBlock, String timestamp, byte[] signature) {
    BigInteger u = u();
    BigInteger s = publicA.multiply(verifier.v().modPow(u, SrpMath.N)).modPow(b, SrpMath.N);
    byte[] expected =
        SrpMath.signature(SrpMath.key(s, u), context, identity, secretBlock, timestamp);
    return Arrays.constantTimeAreEqual(expected, signature);
  }

  private BigInteger u() {
    return SrpMath.u(publicA, publicB);
  }
}
