package io.github.cognitosrp.montgomery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.spi.HeapDump;
import io.github.cognitosrp.modpow.spi.SecretPower;
import io.github.cognitosrp.modpow.support.FixedLengthBytes;
import java.math.BigInteger;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a heap dump, garbage included, shows of the arrays that numbers pass through. */
@Tag("slow")
class WipedArraysTest {
  @TempDir private Path folder;

  /** Numbers cannot be wiped; the limbs that a result is put together from can. */
  @Test
  void theLimbsOfAResultAreWiped() throws Exception {
    HeapDump heap = HeapDump.of(Work.class, "a power", folder);
    BigInteger power = SecretPower.power();
    assertThat(
            heap.copies(FixedLengthBytes.bigEndian(power, SecretPower.N.bitLength() / Byte.SIZE)))
        .as("in numbers")
        .isPositive();
    int limbBits = (int) Fields.get(modulus(), "limbBits");
    long[] limbs = new long[SecretPower.N.bitLength() / limbBits];
    for (int i = 0; i < limbs.length; i++) {
      limbs[i] = power.shiftRight(i * limbBits).longValue() & ((1L << limbBits) - 1);
    }
    assertThat(heap.arrays(limbs)).isZero();
  }

  private static MontgomeryModulus modulus() {
    return new MontgomeryModulus(SecretPower.N, KernelKind.SCALAR);
  }

  /** Computes a power, and dumps the heap. */
  static final class Work {
    private Work() {}

    public static void main(String[] arguments) throws Exception {
      SecretPower.dump(
          (base, exponent, bits, n) -> FixedWindowPow.pow(modulus(), base, exponent, bits),
          arguments);
    }
  }
}
