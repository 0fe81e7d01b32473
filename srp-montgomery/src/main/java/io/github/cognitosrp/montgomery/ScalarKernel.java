package io.github.cognitosrp.montgomery;

import static io.github.cognitosrp.montgomery.HardwareFma.multiplyAdd;
import static io.github.cognitosrp.montgomery.Radix24.INVERSE_BASE;
import static io.github.cognitosrp.montgomery.Radix24.LANES;
import static io.github.cognitosrp.montgomery.Radix24.ROUND;

import java.util.Arrays;

/**
 * The kernel in plain Java for every processor and every modulus. Its loops are written so that C2
 * turns them into vector instructions by itself: one counter, offsets that are constants, no
 * branch. May leak nothing of its operands: it has no branch and no address that depends on them,
 * and additions and multiplications of doubles that are integers take the same time for all of
 * them.
 *
 * <p>A pass adds two rows to the accumulator, a · bᵢ + N′ · qᵢ each, and drops the two lowest
 * digits, which the choice of qᵢ makes multiples of the radix, so that only their carries remain.
 */
final class ScalarKernel implements Kernel {
  static final int ROWS = 2;
  private static final int PASS = ROWS * LANES;

  private final int groups;
  private final double[] modulus;

  /**
   * Creates the kernel.
   *
   * @param modulus the normalised digits of N′ ≡ −1 mod 2^24
   */
  ScalarKernel(double[] modulus) {
    groups = modulus.length / LANES;
    this.modulus = new double[modulus.length + 2 * PASS];
    System.arraycopy(modulus, 0, this.modulus, PASS, modulus.length);
  }

  @Override
  public void multiply(double[] result, double[] a, double[] b, Workspace workspace) {
    double[] padded = workspace.padded;
    double[] sum = workspace.accumulator;
    System.arraycopy(a, 0, padded, PASS, a.length);
    Arrays.fill(sum, 0);
    double carry = 0;
    int sinceCarries = 0;
    int digit = 0;
    for (int row = 0; row < b.length; row += ROWS) {
      if (sinceCarries == Radix24.ROWS_BETWEEN_CARRIES) {
        moveCarries(sum, workspace.carries);
        sinceCarries = 0;
      }
      carry = pass(sum, padded, carry, b[digit], b[digit + LANES]);
      digit = Radix24.elementAfter(digit, ROWS, groups);
      sinceCarries += ROWS;
    }
    lastRow(sum, carry);
    // From 2^53 to 2^23 + 2^29, and from there to 2^23 + 33.
    moveCarries(sum, workspace.carries);
    moveCarries(sum, workspace.carries);
    System.arraycopy(sum, PASS, result, 0, result.length);
  }

  /**
   * Adds two rows and shifts by two digits.
   *
   * @return the carry out of the two digits that were dropped, less than 2^30 in magnitude
   */
  private double pass(double[] sum, double[] a, double carry, double b0, double b1) {
    double[] n = modulus;
    // N′ ≡ −1, so the quotient digit is the low digit itself.
    double t = multiplyAdd(a[PASS], b0, sum[PASS] + carry);
    double high = (t + ROUND) - ROUND;
    double q0 = t - high;

    t = multiplyAdd(a[PASS + LANES], b0, multiplyAdd(a[PASS], b1, sum[PASS + LANES]));
    t = multiplyAdd(n[PASS + LANES], q0, multiplyAdd(high, INVERSE_BASE, t));
    high = (t + ROUND) - ROUND;
    double q1 = t - high;

    addRowsAndShift(sum, a, n, LANES * (groups + ROWS), b0, b1, q0, q1);
    wrap(sum);
    return high * INVERSE_BASE;
  }

  /**
   * The factors are padded with two groups of zeros on both sides. The offsets 8 and 16, {@code
   * PASS}, are written as numbers and kept to these few because C2 does not vectorise the loop
   * otherwise.
   */
  private static void addRowsAndShift(
      double[] sum, double[] a, double[] n, int end, double b0, double b1, double q0, double q1) {
    for (int j = 0; j < end; j++) {
      double t = multiplyAdd(n[j + 8], q1, multiplyAdd(n[j + 16], q0, sum[j + 16]));
      sum[j] = multiplyAdd(a[j + 8], b1, multiplyAdd(a[j + 16], b0, t));
    }
  }

  /** Of the two groups that the shift moved out, all lanes but the lowest belong to the top. */
  private void wrap(double[] sum) {
    int top = LANES * groups;
    for (int group = 0; group < PASS; group += LANES) {
      for (int lane = 0; lane < LANES - 1; lane++) {
        sum[top + group + lane] += sum[group + lane + 1];
      }
    }
  }

  /** The row that has a quotient digit but no digit of b; leaves the sum in its place. */
  private void lastRow(double[] sum, double carry) {
    double t = sum[PASS] + carry;
    double high = (t + ROUND) - ROUND;
    double q = t - high;
    int size = LANES * groups;
    double[] n = modulus;
    for (int j = 0; j < size; j++) {
      sum[j + 8] = multiplyAdd(n[j + 16], q, sum[j + 16]);
    }
    int top = PASS + size - LANES;
    for (int lane = 0; lane < LANES - 1; lane++) {
      sum[top + lane] = sum[LANES + lane + 1];
    }
    sum[top + LANES - 1] = 0;
    sum[PASS] += high * INVERSE_BASE;
  }

  /** Moves every digit's excess one digit up, all at once; the topmost keeps its own. */
  private void moveCarries(double[] sum, double[] carries) {
    int size = LANES * groups;
    for (int j = 0; j < size; j++) {
      carries[j + 8] = (sum[j + 16] + ROUND) - ROUND;
    }
    carries[size + LANES - 1] = 0;
    carries[0] = 0;
    System.arraycopy(carries, size, carries, 1, LANES - 1);
    for (int j = 0; j < size; j++) {
      sum[j + 16] = multiplyAdd(carries[j], INVERSE_BASE, sum[j + 16] - carries[j + 8]);
    }
  }

  @Override
  public void select(double[] result, double[][] table, int index) {
    ScalarSelection.select(result, table, index);
  }
}
