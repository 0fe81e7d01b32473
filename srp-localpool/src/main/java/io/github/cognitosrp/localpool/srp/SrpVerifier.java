package io.github.cognitosrp.localpool.srp;

import java.math.BigInteger;

/** What the pool keeps instead of a password. Thread-safe. */
public final class SrpVerifier {
  private static final int U_BITS = 256;

  private final BigInteger salt;
  private final KeptPowers powers;

  /**
   * @param salt the salt, 0 ≤ salt
   * @param v the verifier g^x mod N, 0 &lt; v &lt; N
   */
  public SrpVerifier(BigInteger salt, BigInteger v) {
    this.salt = salt;
    this.powers = new KeptPowers(v, U_BITS);
  }

  public BigInteger salt() {
    return salt;
  }

  public BigInteger v() {
    return powers.base();
  }

  /** v^u mod N. */
  BigInteger toThe(BigInteger u) {
    return powers.power(u);
  }

  @Override
  public String toString() {
    return "SrpVerifier";
  }
}
