package io.github.cognitosrp.montgomery;

import static io.github.cognitosrp.montgomery.Radix50.DIGITS;
import static io.github.cognitosrp.montgomery.Radix50.SPLITTER;

import java.util.Arrays;

/**
 * The kernel in plain Java for processors that multiply and add in one instruction. Its loops are
 * written so that C2 turns them into vector instructions by itself. May leak nothing of its
 * operands, for the reasons given at {@link ScalarKernel}.
 *
 * <p>A pass adds two rows to the accumulators, a · bᵢ + N′ · qᵢ each, and drops the two lowest
 * digits. N′ + 1 ≡ 0 mod 2^100 is used in the place of N′, so that the two lowest digits are not
 * cleared but the quotient digits themselves, and what is above them their carry.
 *
 * <p><b>Accumulators.</b> What a pass leaves at a position is two doubles, the rests ({@code low})
 * and the upper half ({@code high}), which is a multiple of 2^50. The position's digit is the rests
 * and, divided by 2^50, the upper half of the position below. The next pass begins its chain of
 * products with S and this digit, which rounds it, and its rest is one of that pass's.
 *
 * <p><b>Bounds.</b> Let u be 2^49. Digits of factors and quotients are at most u + 2^10: four
 * products are less than 2^100 · (1 + 2^−37), so with an accumulated digit of less than 2^53 the
 * chain stays within 2^101 of S. A pass leaves at most five rests and an upper half of 2^100 · (1 +
 * 2^−36), which is 2·u and little more for the position above. The two topmost groups have two
 * rests and the five that were moved out of the lowest group, or the five and the upper half that
 * were moved out of the next. So an accumulated digit is at most 7·u + 2·u and little more, which
 * is less than 2^53: all sums are exact.
 */
final class ScalarFmaKernel implements Kernel {
  static final int LANES = 8;

  private static final int PASS = 2 * LANES;
  private static final double INVERSE_BASE = 0x1p-50;

  /** N′ + 1, between two groups of zeros. */
  private final double[] modulus = new double[PASS + DIGITS + PASS];

  /**
   * Creates the kernel.
   *
   * @param modulus the normalised digits of N′ ≡ −1 mod 2^100, of which the lowest is −1
   */
  ScalarFmaKernel(double[] modulus) {
    System.arraycopy(modulus, 0, this.modulus, PASS, DIGITS);
    this.modulus[PASS] = 0;
  }

  @Override
  public void multiply(double[] result, double[] a, double[] b, Workspace workspace) {
    double[] padded = workspace.padded;
    double[] low = workspace.accumulator;
    double[] high = workspace.carries;
    System.arraycopy(a, 0, padded, PASS, DIGITS);
    Arrays.fill(low, 0);
    Arrays.fill(high, 0);
    for (int lane = 0; lane < LANES; lane++) {
      for (int digit = lane; digit < DIGITS; digit += PASS) {
        pass(low, high, padded, b[digit], b[digit + LANES]);
      }
    }
    for (int j = 0; j < DIGITS; j++) {
      low[j + 16] = Math.fma(high[j + 8], INVERSE_BASE, low[j + 16]);
    }
    // From 2^53 to 2^49 + 2^4, and from there to 2^49 + 1.
    moveCarries(low, high);
    moveCarries(low, high);
    System.arraycopy(low, PASS, result, 0, DIGITS);
  }

  /** Adds two rows and shifts by two digits. */
  private void pass(double[] low, double[] high, double[] a, double b0, double b1) {
    double a0 = a[PASS];
    double a1 = a[PASS + LANES];
    // The two lowest digits, with the parts of a · b that fall on them.
    double digit = Math.fma(high[LANES], INVERSE_BASE, low[PASS]);
    double h0 = digit + SPLITTER;
    double h1 = Math.fma(a0, b0, h0);
    double rest = (digit - (h0 - SPLITTER)) + Math.fma(a0, b0, h0 - h1);
    double excess = (rest + SPLITTER) - SPLITTER;
    double q0 = rest - excess;

    digit = Math.fma(high[PASS], INVERSE_BASE, low[PASS + LANES]);
    digit = Math.fma((h1 - SPLITTER) + excess, INVERSE_BASE, digit);
    h0 = digit + SPLITTER;
    h1 = Math.fma(a1, b0, h0);
    double h2 = Math.fma(a0, b1, h1);
    rest = (digit - (h0 - SPLITTER)) + Math.fma(a1, b0, h0 - h1) + Math.fma(a0, b1, h1 - h2);
    excess = (rest + SPLITTER) - SPLITTER;
    double q1 = rest - excess;

    addRowsAndShift(low, high, a, modulus, b0, b1, q0, q1);
    wrap(low, high);
    high[LANES] = (h2 - SPLITTER) + excess;
  }

  /**
   * The factors are padded with two groups of zeros on both sides, so the products of two rows fall
   * on nine groups. The offsets 8 and 16, {@code LANES} and {@code PASS}, are written as numbers
   * and kept to these few because C2 does not vectorise the loop otherwise.
   */
  private static void addRowsAndShift(
      double[] low,
      double[] high,
      double[] a,
      double[] n,
      double b0,
      double b1,
      double q0,
      double q1) {
    for (int j = 0; j < DIGITS + 8; j++) {
      double digit = Math.fma(high[j + 8], INVERSE_BASE, low[j + 16]);
      double h0 = digit + SPLITTER;
      double factor = a[j + 16];
      double h1 = Math.fma(factor, b0, h0);
      double rest = (digit - (h0 - SPLITTER)) + Math.fma(factor, b0, h0 - h1);
      factor = a[j + 8];
      double h2 = Math.fma(factor, b1, h1);
      rest += Math.fma(factor, b1, h1 - h2);
      factor = n[j + 16];
      double h3 = Math.fma(factor, q0, h2);
      rest += Math.fma(factor, q0, h2 - h3);
      factor = n[j + 8];
      double h4 = Math.fma(factor, q1, h3);
      low[j] = rest + Math.fma(factor, q1, h3 - h4);
      high[j] = h4 - SPLITTER;
    }
  }

  /**
   * Of the two groups that the shift moved out, all lanes but the lowest belong to the top. The
   * upper half of the higher one stays where it is, below the lowest position of each lane.
   */
  private static void wrap(double[] low, double[] high) {
    for (int lane = 1; lane < LANES; lane++) {
      low[DIGITS + lane - 1] += low[lane];
      low[DIGITS + LANES + lane - 1] = Math.fma(high[lane], INVERSE_BASE, low[LANES + lane]);
    }
  }

  /** Moves every digit's excess one digit up, all at once; the topmost keeps its own. */
  private static void moveCarries(double[] sum, double[] carries) {
    for (int j = 0; j < DIGITS; j++) {
      carries[j + 8] = (sum[j + 16] + SPLITTER) - SPLITTER;
    }
    carries[DIGITS + LANES - 1] = 0;
    carries[0] = 0;
    System.arraycopy(carries, DIGITS, carries, 1, LANES - 1);
    for (int j = 0; j < DIGITS; j++) {
      sum[j + 16] = Math.fma(carries[j], INVERSE_BASE, sum[j + 16] - carries[j + 8]);
    }
  }

  @Override
  public void select(double[] result, double[][] table, int index) {
    ScalarSelection.select(result, table, index);
  }
}
