package io.github.cognitosrp.localpool.srp;

import java.math.BigInteger;

/**
 * What the pool keeps instead of a password.
 *
 * @param salt the salt, 0 ≤ salt
 * @param v the verifier g^x mod N, 0 &lt; v &lt; N
 */
public record SrpVerifier(BigInteger salt, BigInteger v) {
  @Override
  public String toString() {
    return "SrpVerifier";
  }
}
