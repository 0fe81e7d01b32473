package io.github.cognitosrp.montgomery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.HeapDump;
import io.github.cognitosrp.modpow.support.FixedLengthBytes;
import java.math.BigInteger;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a heap dump, garbage included, shows of the arrays that numbers pass through. */
@Tag("slow")
class WipedArraysTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final int BITS = 256;

  @TempDir private Path folder;

  /** As irregular as any number, and not a part of N, which the heap has. */
  private static BigInteger base() {
    return N.shiftRight(1_500).pow(3).mod(N);
  }

  private static BigInteger exponent() {
    return N.shiftRight(2_000).pow(2).mod(BigInteger.ONE.shiftLeft(BITS)).setBit(BITS - 1);
  }

  /** Numbers cannot be wiped; the limbs that a result is put together from can. */
  @Test
  void theLimbsOfAResultAreWiped() throws Exception {
    HeapDump heap = HeapDump.of(Work.class, "a power", folder);
    BigInteger power = base().modPow(exponent(), N);
    assertThat(heap.copies(FixedLengthBytes.bigEndian(power, N.bitLength() / Byte.SIZE)))
        .as("in numbers")
        .isPositive();
    int limbBits = (int) Fields.get(modulus(), "limbBits");
    long[] limbs = new long[N.bitLength() / limbBits];
    for (int i = 0; i < limbs.length; i++) {
      limbs[i] = power.shiftRight(i * limbBits).longValue() & ((1L << limbBits) - 1);
    }
    assertThat(heap.arrays(limbs)).isZero();
  }

  private static MontgomeryModulus modulus() {
    return new MontgomeryModulus(N, KernelKind.SCALAR);
  }

  /** Computes a power, and dumps the heap. */
  static final class Work {
    private Work() {}

    public static void main(String[] arguments) throws Exception {
      BigInteger power = FixedWindowPow.pow(modulus(), base(), exponent(), BITS);
      HeapDump.write(arguments[1]);
      if (power.signum() == 0) {
        throw new AssertionError("keeps it alive until the dump");
      }
    }
  }
}
