package io.github.cognitosrp.montgomery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cognitosrp.modpow.SrpGroup;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Numbers survive the way into the Montgomery domain and out of it, for moduli of all lengths. */
class MontgomeryModulusTest {
  private static final int[] LENGTHS = {
    2, 3, 23, 24, 25, 26, 48, 49, 50, 51, 74, 75, 76, 99, 100, 101, 102, 383, 384, 385, 1024, 2047,
    2950, 3051, 3070, 3071, 3072
  };

  private final Random random = new Random(20261127);

  @ParameterizedTest
  @EnumSource
  void numbersComeOutAsTheyWentIn(KernelKind kind) {
    assumeTrue(NeedsRegisters.has(kind), NeedsRegisters.REASON);
    for (int bits : LENGTHS) {
      BigInteger ones = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
      BigInteger least = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
      BigInteger any = new BigInteger(bits, random).setBit(bits - 1).setBit(0);
      for (BigInteger n : List.of(ones, least, any)) {
        checkConversions(new MontgomeryModulus(n, kind), n);
      }
    }
    BigInteger n = SrpGroup.COGNITO_3072.n();
    checkConversions(new MontgomeryModulus(n, kind), n);
  }

  private void checkConversions(MontgomeryModulus modulus, BigInteger n) {
    Workspace workspace = modulus.newWorkspace();
    double[] element = modulus.newElement();
    for (BigInteger number :
        List.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            n.subtract(BigInteger.ONE),
            n.shiftRight(1),
            new BigInteger(n.bitLength(), random).mod(n))) {
      modulus.toMontgomery(element, number, workspace);
      assertThat(modulus.fromMontgomery(element, workspace)).isEqualTo(number);
      for (int i = 0; i < element.length; i++) {
        element[i] = -element[i];
      }
      assertThat(modulus.fromMontgomery(element, workspace)).isEqualTo(number.negate().mod(n));
    }
  }
}
