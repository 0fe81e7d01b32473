package io.github.cognitosrp.ifma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cognitosrp.modpow.spi.ChildJvm;
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

  /** Numbers cannot be wiped; the arrays that they are copied through can. */
  @Test
  void theDigitsOfOperandsAndResultsAndTheIndicesAreWiped() throws Exception {
    assumeTrue(NeedsIfma.isPresent(), "needs AVX-512 IFMA");
    HeapDump heap = HeapDump.of(ChildJvm.withNativeAccess(), Work.class, "a power", folder);
    BigInteger power = SecretPower.power();
    for (BigInteger secret : new BigInteger[] {SecretPower.base(), power}) {
      byte[] bytes = FixedLengthBytes.bigEndian(secret, SecretPower.N.bitLength() / Byte.SIZE);
      assertThat(heap.copies(bytes)).as("in numbers").isPositive();
      assertThat(heap.arrays(bytes)).isZero();
      assertThat(heap.arrays(Digits.of(secret))).isZero();
      assertThat(heap.arrays(Digits.placed(Digits.of(secret)))).isZero();
    }
    assertThat(heap.arrays(WindowIndices.of(SecretPower.exponent(), SecretPower.BITS))).isZero();
    assertThat(
            heap.arrays(
                FixedLengthBytes.littleEndian(
                    SecretPower.exponent(), SecretPower.BITS / Byte.SIZE)))
        .isZero();
  }

  /** Computes a power, and dumps the heap. */
  static final class Work {
    private Work() {}

    public static void main(String[] arguments) throws Exception {
      SecretPower.dump(new IfmaModPowProvider().open()::modPow, arguments);
    }
  }
}
