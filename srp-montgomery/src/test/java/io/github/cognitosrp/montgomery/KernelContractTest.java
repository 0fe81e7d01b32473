package io.github.cognitosrp.montgomery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.Operands;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What every kernel must do with digits, at the edges of what it may be given. */
abstract class KernelContractTest {
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);
  private static final BigInteger FIFTY_ONE = BigInteger.valueOf(51);
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();

  /** The kernel under test for the digits of some N′. */
  abstract Kernel kernel(double[] scaledModulus);

  @Provide
  Arbitrary<BigInteger> moduli() {
    return Operands.moduli(4096);
  }

  /** The digits' extremes: all at the bound, all at minus the bound, alternating, and the edges. */
  static List<double[]> extremes(MontgomeryModulus modulus, BigInteger scaled) {
    double most = (1 << 23) + 33;
    List<double[]> extremes = new ArrayList<>();
    for (double[] pattern :
        new double[][] {{most}, {-most}, {most, -most}, {-most, most}, {0, most}, {1 << 23}, {0}}) {
      double[] digits = modulus.newElement();
      for (int i = 0; i < digits.length; i++) {
        digits[Radix.element(i, modulus.groups())] = pattern[i % pattern.length];
      }
      lowerTopUntilWithin(digits, modulus, scaled);
      extremes.add(digits);
    }
    BigInteger one = BigInteger.ONE;
    for (BigInteger edge :
        List.of(
            one,
            scaled.subtract(one),
            scaled,
            scaled.shiftRight(1),
            scaled.add(one).shiftRight(1))) {
      extremes.add(TestDigits.of(edge, modulus.groups()));
      extremes.add(negated(TestDigits.of(edge, modulus.groups())));
    }
    return extremes;
  }

  private static double[] negated(double[] digits) {
    return Arrays.stream(digits).map(d -> -d).toArray();
  }

  /** Kernels take numbers of magnitude up to N′: zeroes the digits above that. */
  private static void lowerTopUntilWithin(
      double[] digits, MontgomeryModulus modulus, BigInteger scaled) {
    int top = digits.length - 1;
    while (TestDigits.number(digits, modulus.groups()).abs().compareTo(scaled) > 0) {
      digits[Radix.element(top--, modulus.groups())] = 0;
    }
  }

  @Property(tries = 60)
  void productsOfExtremeDigitsAreRightAndTidy(@ForAll("moduli") BigInteger n) {
    checkAllPairs(n);
  }

  @Example
  void productsOfExtremeDigitsAreRightAndTidyAtTheRealModulus() {
    checkAllPairs(N);
  }

  @Example
  void productsAreRightModuloTheLongestModulusOfOnes() {
    BigInteger ones = BigInteger.ONE.shiftLeft(16_384).subtract(BigInteger.ONE);
    checkAllPairs(ones);
    checkAllPairs(ones.clearBit(16_383).setBit(3).clearBit(7));
  }

  @Example
  void tenThousandLinkedProductsStayRight() {
    MontgomeryModulus modulus = new MontgomeryModulus(N);
    Kernel kernel = kernel(modulus.scaledModulus());
    Workspace workspace = new Workspace(modulus.groups());
    BigInteger x = new BigInteger(3071, new Random(7));
    double[] element = TestDigits.of(x, modulus.groups());
    double[] factor = element.clone();
    BigInteger inverseOfR = inverseOfR(modulus, N);
    BigInteger expected = x;
    for (int i = 0; i < 10_000; i++) {
      kernel.multiply(element, element, factor, workspace);
      expected = expected.multiply(x).multiply(inverseOfR).mod(N);
      if (i % 1000 == 999) {
        assertThat(TestDigits.number(element, modulus.groups()).mod(N)).isEqualTo(expected);
      }
    }
  }

  @Example
  void selectionFindsEveryEntryAndNothingElse() {
    MontgomeryModulus modulus = new MontgomeryModulus(N);
    Kernel kernel = kernel(modulus.scaledModulus());
    Random random = new Random(5);
    double[][] table = new double[32][];
    for (int i = 0; i < table.length; i++) {
      table[i] = TestDigits.of(new BigInteger(3071, random), modulus.groups());
    }
    double[] chosen = modulus.newElement();
    for (int i = 0; i < table.length; i++) {
      kernel.select(chosen, table, i);
      assertThat(chosen).isEqualTo(table[i]);
    }
  }

  private void checkAllPairs(BigInteger n) {
    MontgomeryModulus modulus = new MontgomeryModulus(n);
    int groups = modulus.groups();
    BigInteger scaled = TestDigits.number(modulus.scaledModulus(), groups);
    BigInteger inverseOfR = inverseOfR(modulus, n);
    Kernel kernel = kernel(modulus.scaledModulus());
    Workspace workspace = new Workspace(groups);
    List<double[]> extremes = extremes(modulus, scaled);
    for (double[] a : extremes) {
      for (double[] b : extremes) {
        double[] product = modulus.newElement();
        kernel.multiply(product, a, b, workspace);
        BigInteger number = TestDigits.number(product, groups);
        BigInteger expected =
            TestDigits.number(a, groups)
                .multiply(TestDigits.number(b, groups))
                .multiply(inverseOfR);
        assertThat(number.mod(n)).isEqualTo(expected.mod(n));
        assertThat(number.abs().multiply(HUNDRED)).isLessThan(scaled.multiply(FIFTY_ONE));
        assertTidy(product);
      }
    }
  }

  private static void assertTidy(double[] digits) {
    for (int i = 0; i < digits.length; i++) {
      double most = i == digits.length - 1 ? 1 << 24 : (1 << 23) + 33;
      assertThat(Math.abs(digits[i])).isLessThanOrEqualTo(most);
    }
  }

  private static BigInteger inverseOfR(MontgomeryModulus modulus, BigInteger n) {
    int bits = Radix.DIGIT_BITS * (Radix.LANES * modulus.groups() + 1);
    return BigInteger.ONE.shiftLeft(bits).modInverse(n);
  }
}
