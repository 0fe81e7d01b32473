package io.github.cognitosrp.modpow.spi;

import io.github.cognitosrp.modpow.SrpGroup;
import java.math.BigInteger;

/** A power whose operands a test looks for in the heap of a JVM that has computed it. */
public final class SecretPower {
  public static final BigInteger N = SrpGroup.COGNITO_3072.n();

  /** The exponent's length. */
  public static final int BITS = 256;

  private SecretPower() {}

  /** What computes it. */
  public interface Computation {
    BigInteger pow(BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus)
        throws Exception;
  }

  /** As irregular as any number, and not a part of N, which the heap has. */
  public static BigInteger base() {
    return N.shiftRight(1_500).pow(3).mod(N);
  }

  public static BigInteger exponent() {
    return N.shiftRight(2_000).pow(2).mod(BigInteger.ONE.shiftLeft(BITS)).setBit(BITS - 1);
  }

  public static BigInteger power() {
    return base().modPow(exponent(), N);
  }

  /** What a program of {@link HeapDump#of} does: computes the power, and dumps the heap. */
  public static void dump(Computation computation, String[] arguments) throws Exception {
    BigInteger power = computation.pow(base(), exponent(), BITS, N);
    HeapDump.write(arguments[arguments.length - 1]);
    if (power.signum() == 0) {
      throw new AssertionError("keeps it alive until the dump");
    }
  }
}
