package io.github.cognitosrp.gmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.spi.ChildJvm;
import io.github.cognitosrp.modpow.spi.HeapDump;
import io.github.cognitosrp.modpow.spi.SecretPower;
import io.github.cognitosrp.modpow.support.FixedLengthBytes;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
  void theArraysOfOperandsAndResultsAreWiped() throws Exception {
    HeapDump heap = HeapDump.of(ChildJvm.withNativeAccess(), Work.class, "a power", folder);
    BigInteger power = SecretPower.power();
    for (BigInteger secret : new BigInteger[] {SecretPower.base(), SecretPower.exponent(), power}) {
      int length = LimbArena.limbs(secret.bitLength()) * Long.BYTES;
      byte[] bytes = FixedLengthBytes.littleEndian(secret, length);
      long[] words = new long[length / Long.BYTES];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words);
      assertThat(heap.copies(FixedLengthBytes.bigEndian(secret, length)))
          .as("in numbers")
          .isPositive();
      assertThat(heap.arrays(FixedLengthBytes.bigEndian(secret, length))).isZero();
      assertThat(heap.arrays(bytes)).isZero();
      assertThat(heap.arrays(words)).isZero();
    }
  }

  /** Computes a power, and dumps the heap. */
  static final class Work {
    private Work() {}

    public static void main(String[] arguments) throws Exception {
      SecretPower.dump(new GmpBackend(SharedGmp.library())::modPow, arguments);
    }
  }
}
