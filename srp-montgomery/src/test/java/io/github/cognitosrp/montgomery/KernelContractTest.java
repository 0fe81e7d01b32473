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

/** What every kernel must do with digits, at the bounds of its arguments. */
abstract class KernelContractTest {
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);
  private static final BigInteger HUNDRED_AND_ONE = BigInteger.valueOf(101);
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();

  private final KernelKind kind;
  private final int longest;

  /**
   * Tests a kernel with moduli of up to {@code longest} bits.
   *
   * @param longest at least 3072
   */
  KernelContractTest(KernelKind kind, int longest) {
    this.kind = kind;
    this.longest = longest;
  }

  /** A modulus as kernels see it: N′, and a kernel for it. */
  private static final class Scaled {
    final BigInteger n;
    final BigInteger number;
    final Layout layout;
    final TestDigits digits;
    final Kernel kernel;
    final Workspace workspace;

    Scaled(BigInteger n, KernelKind kind) {
      this.n = n;
      BigInteger power = BigInteger.ONE.shiftLeft(kind.multiplierBits());
      number = n.multiply(n.negate().modInverse(power));
      layout = kind.layout(number.bitLength());
      digits = new TestDigits(layout);
      kernel = kind.create(digits.of(number));
      workspace = new Workspace(layout);
    }

    BigInteger inverseOfR() {
      return BigInteger.ONE.shiftLeft(layout.bitsOfR()).modInverse(n);
    }

    double[] product(double[] a, double[] b) {
      double[] product = new double[layout.digits()];
      kernel.multiply(product, a, b, workspace);
      return product;
    }
  }

  @Provide
  Arbitrary<BigInteger> moduli() {
    return Operands.moduli(Math.min(4096, longest));
  }

  /** The magnitude that a normalised digit may have. */
  private static double most(Layout layout, int digit) {
    if (layout.digitBits() == Radix24.DIGIT_BITS) {
      return digit == layout.digits() - 1 ? 1 << 24 : (1 << 23) + 33;
    }
    return (1L << 49) + (1 << 10);
  }

  /** The digits' extremes: all at the bound, all at minus the bound, alternating, and the edges. */
  private static List<double[]> extremes(Scaled modulus) {
    Layout layout = modulus.layout;
    List<double[]> extremes = new ArrayList<>();
    for (double[] pattern :
        new double[][] {{1}, {-1}, {1, -1}, {-1, 1}, {0, 1}, {1, 1, -1, -1}, {0}}) {
      double[] digits = new double[layout.digits()];
      for (int i = 0; i < digits.length - 1; i++) {
        digits[layout.element(i)] = most(layout, i) * pattern[i % pattern.length];
      }
      lowerTopUntilWithin(digits, modulus);
      extremes.add(digits);
    }
    BigInteger one = BigInteger.ONE;
    BigInteger scaled = modulus.number;
    for (BigInteger edge :
        List.of(
            one,
            scaled.subtract(one),
            scaled,
            scaled.multiply(HUNDRED_AND_ONE).divide(HUNDRED),
            scaled.shiftRight(1),
            scaled.add(one).shiftRight(1))) {
      extremes.add(modulus.digits.of(edge));
      extremes.add(negated(modulus.digits.of(edge)));
    }
    return extremes;
  }

  private static double[] negated(double[] digits) {
    return Arrays.stream(digits).map(d -> -d).toArray();
  }

  /** Kernels take numbers of magnitude up to 1.01 · N′: zeroes the digits above N′. */
  private static void lowerTopUntilWithin(double[] digits, Scaled modulus) {
    int top = digits.length - 1;
    while (modulus.digits.number(digits).abs().compareTo(modulus.number) > 0) {
      digits[modulus.layout.element(top--)] = 0;
    }
  }

  @Property(tries = 60)
  void productsOfExtremeDigitsAreRightAndNormalised(@ForAll("moduli") BigInteger n) {
    checkAllPairs(n);
  }

  @Example
  void productsOfExtremeDigitsAreRightAndNormalisedAtTheRealModulus() {
    checkAllPairs(N);
  }

  @Example
  void productsAreRightModuloTheLongestModulusOfOnes() {
    BigInteger ones = BigInteger.ONE.shiftLeft(longest).subtract(BigInteger.ONE);
    checkAllPairs(ones);
    checkAllPairs(ones.clearBit(longest - 1).setBit(3).clearBit(7));
  }

  /** N′ of as many bits as whole groups of digits have: the topmost digit is as large as can be. */
  @Example
  void productsAreRightWhereTheModulusFillsItsTopmostDigit() {
    for (int bits : new int[] {359, 360, 361, 743, 744, 745}) {
      BigInteger ones = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
      // ≡ 1, so that the multiplier is as large as can be.
      BigInteger n = ones.shiftRight(kind.multiplierBits()).shiftLeft(kind.multiplierBits());
      checkAllPairs(n.setBit(0));
      checkAllPairs(ones.clearBit(2));
    }
  }

  /** Where a last carry makes a digit that is at its bound exceed it. */
  @Example
  void productsMayHaveAllTheirDigitsAtTheBound() {
    Scaled modulus = new Scaled(N, kind);
    BigInteger one = BigInteger.ONE;
    BigInteger r = one.shiftLeft(modulus.layout.bitsOfR());
    double[] unit = modulus.digits.of(r.mod(modulus.number));
    for (int belowBound = -2; belowBound <= 2; belowBound++) {
      BigInteger digit =
          one.shiftLeft(modulus.layout.digitBits() - 1).subtract(BigInteger.valueOf(belowBound));
      BigInteger number = BigInteger.ZERO;
      for (int i = 0; i < N.bitLength() / modulus.layout.digitBits() - 1; i++) {
        number = number.shiftLeft(modulus.layout.digitBits()).add(digit);
      }
      double[] product = modulus.product(modulus.digits.of(number), unit);
      assertThat(modulus.digits.number(product).mod(N)).isEqualTo(number);
      assertNormalised(product, modulus.layout);
    }
  }

  @Example
  void tenThousandLinkedProductsStayRight() {
    Scaled modulus = new Scaled(N, kind);
    BigInteger x = new BigInteger(3071, new Random(7));
    double[] element = modulus.digits.of(x);
    double[] factor = element.clone();
    BigInteger inverseOfR = modulus.inverseOfR();
    BigInteger expected = x;
    for (int i = 0; i < 10_000; i++) {
      modulus.kernel.multiply(element, element, factor, modulus.workspace);
      expected = expected.multiply(x).multiply(inverseOfR).mod(N);
      if (i % 1000 == 999) {
        assertThat(modulus.digits.number(element).mod(N)).isEqualTo(expected);
      }
    }
  }

  @Example
  void aProductMayTakeThePlaceOfEitherFactorOrBoth() {
    Scaled modulus = new Scaled(N, kind);
    double[] a = modulus.digits.of(N.shiftRight(3));
    double[] b = modulus.digits.of(N.shiftRight(5));
    double[] product = modulus.product(a, b);
    double[] first = a.clone();
    modulus.kernel.multiply(first, first, b, modulus.workspace);
    assertThat(first).isEqualTo(product);
    double[] second = b.clone();
    modulus.kernel.multiply(second, a, second, modulus.workspace);
    assertThat(second).isEqualTo(product);
    double[] both = a.clone();
    modulus.kernel.multiply(both, both, both, modulus.workspace);
    assertThat(both).isEqualTo(modulus.product(a, a.clone()));
  }

  @Example
  void selectionFindsEveryEntryAndNothingElse() {
    Scaled modulus = new Scaled(N, kind);
    Random random = new Random(5);
    double[][] table = new double[32][];
    for (int i = 0; i < table.length; i++) {
      table[i] = modulus.digits.of(new BigInteger(3071, random));
    }
    double[] chosen = new double[modulus.layout.digits()];
    for (int i = 0; i < table.length; i++) {
      modulus.kernel.select(chosen, table, i);
      assertThat(chosen).isEqualTo(table[i]);
    }
  }

  private void checkAllPairs(BigInteger n) {
    Scaled modulus = new Scaled(n, kind);
    BigInteger inverseOfR = modulus.inverseOfR();
    List<double[]> extremes = extremes(modulus);
    for (double[] a : extremes) {
      for (double[] b : extremes) {
        double[] product = modulus.product(a, b);
        BigInteger number = modulus.digits.number(product);
        BigInteger expected =
            modulus.digits.number(a).multiply(modulus.digits.number(b)).multiply(inverseOfR);
        assertThat(number.mod(n)).isEqualTo(expected.mod(n));
        assertThat(number.abs().multiply(HUNDRED))
            .isLessThan(modulus.number.multiply(HUNDRED_AND_ONE));
        assertNormalised(product, modulus.layout);
      }
    }
  }

  private static void assertNormalised(double[] digits, Layout layout) {
    for (int i = 0; i < digits.length; i++) {
      assertThat(Math.abs(digits[layout.element(i)])).isLessThanOrEqualTo(most(layout, i));
    }
  }
}
