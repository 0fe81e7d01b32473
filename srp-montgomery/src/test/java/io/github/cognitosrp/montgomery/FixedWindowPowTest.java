package io.github.cognitosrp.montgomery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cognitosrp.modpow.SrpGroup;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Powers with every kernel, and the number of products that they take. */
class FixedWindowPowTest {
  private static final BigInteger P521 = BigInteger.ONE.shiftLeft(521).subtract(BigInteger.ONE);

  private final Random random = new Random(20261127);

  @ParameterizedTest
  @EnumSource
  void powersAreThoseOfBigInteger(KernelKind kind) {
    assumeTrue(NeedsRegisters.has(kind), NeedsRegisters.REASON);
    for (BigInteger n : List.of(BigInteger.valueOf(3), P521, SrpGroup.COGNITO_3072.n())) {
      MontgomeryModulus modulus = new MontgomeryModulus(n, kind);
      for (int bits : new int[] {0, 1, 2, 3, 7, 8, 9, 33, 129}) {
        BigInteger base = new BigInteger(n.bitLength(), random).mod(n);
        BigInteger ones = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
        for (BigInteger exponent : List.of(BigInteger.ZERO, new BigInteger(bits, random), ones)) {
          assertThat(FixedWindowPow.pow(modulus, base, exponent, bits))
              .isEqualTo(base.modPow(exponent, n));
        }
      }
    }
  }

  @Test
  void everyBitOfTheExponentCounts() {
    MontgomeryModulus modulus = new MontgomeryModulus(P521, KernelKind.SCALAR);
    BigInteger base = BigInteger.valueOf(3);
    for (int bits : new int[] {1, 24, 96, 320}) {
      for (int bit = 0; bit < bits; bit++) {
        BigInteger exponent = BigInteger.ZERO.setBit(bit);
        assertThat(FixedWindowPow.pow(modulus, base, exponent, bits))
            .isEqualTo(base.modPow(exponent, P521));
      }
    }
  }

  /** Lengths with the window that takes the fewest products, the table's included. */
  @ParameterizedTest
  @CsvSource({
    "5, 2", "16, 2", "33, 3", "40, 3", "130, 4", "256, 4", "512, 5", "577, 5", "832, 5", "961, 5",
    "1024, 6", "2048, 6"
  })
  void aPowerTakesAsFewProductsAsAnyWindowAllows(int bits, int window) {
    MontgomeryModulus modulus = new MontgomeryModulus(P521, KernelKind.SCALAR);
    RecordingKernel kernel = RecordingKernel.in(modulus);
    FixedWindowPow.pow(modulus, BigInteger.TWO, BigInteger.ONE, bits);
    assertThat(kernel.takeProducts()).isEqualTo(products(bits, window));
    for (int other = 1; other <= 8; other++) {
      assertThat(products(bits, window)).isLessThanOrEqualTo(products(bits, other));
    }
  }

  private static int products(int bits, int window) {
    int windows = (bits + window - 1) / window;
    return (1 << window) + (windows - 1) * (window + 1) + 1;
  }
}
