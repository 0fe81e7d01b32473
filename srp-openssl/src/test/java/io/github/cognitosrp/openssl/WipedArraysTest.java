package io.github.cognitosrp.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.spi.ChildJvm;
import io.github.cognitosrp.modpow.spi.HeapDump;
import io.github.cognitosrp.modpow.spi.SecretPower;
import java.math.BigInteger;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a heap dump, garbage included, shows of the arrays that numbers pass through. */
@Tag("slow")
class WipedArraysTest {
  @TempDir private Path folder;

  /** Numbers cannot be wiped; the bytes that they are copied through can. */
  @Test
  void theBytesOfOperandsAndResultsAreWiped() throws Exception {
    HeapDump heap = HeapDump.of(ChildJvm.withNativeAccess(), Work.class, "a power", folder);
    BigInteger power = SecretPower.power();
    for (BigInteger secret : new BigInteger[] {SecretPower.base(), SecretPower.exponent(), power}) {
      byte[] bytes = BigEndianWords.of(secret, BigEndianWords.words(secret.bitLength()));
      assertThat(heap.copies(bytes)).as("in numbers").isPositive();
      assertThat(heap.arrays(bytes)).as("in arrays of bytes").isZero();
    }
  }

  /** Computes a power, and dumps the heap. */
  static final class Work {
    private Work() {}

    public static void main(String[] arguments) throws Exception {
      SecretPower.dump(new OpensslBackend(Intercepted.real())::modPow, arguments);
    }
  }
}
