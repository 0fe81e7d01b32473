package io.github.cognitosrp.montgomery;

import static io.github.cognitosrp.montgomery.Layout.LANES;
import static io.github.cognitosrp.montgomery.Radix24.INVERSE_BASE;
import static io.github.cognitosrp.montgomery.Radix24.ROUND;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel for the Vector API with registers of 256 bits. Touched only where that module is in
 * the boot layer and the processor multiplies and adds in one instruction. May leak nothing of its
 * operands, for the reasons given at {@link ScalarKernel}, whose scheme it follows with four rows
 * to a pass, each element of a factor loaded once for the four.
 *
 * <p>The eight lanes are two strips of four, which are independent of each other once the quotient
 * digits are known.
 */
final class Vector256Kernel implements Kernel {
  static final int ROWS = 4;
  private static final int PASS = ROWS * LANES;
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_256;
  private static final int STRIP = SPECIES.length();

  /** Keeps all lanes but the topmost. */
  private static final double[] BELOW_TOP = {1, 1, 1, 1, 1, 1, 1, 0};

  private final int groups;
  private final double[] modulus;

  /**
   * Creates the kernel.
   *
   * @param modulus the normalised digits of N′ ≡ −1 mod 2^24
   */
  Vector256Kernel(double[] modulus) {
    groups = modulus.length / LANES;
    this.modulus = modulus;
  }

  @Override
  public void multiply(double[] result, double[] a, double[] b, Workspace workspace) {
    double[] sum = workspace.accumulator;
    Arrays.fill(sum, 0);
    int carriesAt = Radix24.ROWS_BETWEEN_CARRIES;
    workspace.carry = 0;
    int digit = 0;
    for (int row = 0; row < b.length; row += ROWS) {
      quotients(workspace, a, b, digit);
      // The upper strips first: a strip takes in what the one above has moved out.
      for (int strip = LANES - STRIP; strip >= 0; strip -= STRIP) {
        pass(workspace, a, b, digit, strip);
      }
      digit = Radix24.elementAfter(digit, ROWS, groups);
      if (row + ROWS == carriesAt) {
        moveCarries(sum, workspace.carries, sum, PASS);
        carriesAt += Radix24.ROWS_BETWEEN_CARRIES;
      }
    }
    lastRow(sum, workspace.carry);
    // From 2^53 to 2^23 + 2^29, and from there to 2^23 + 33.
    moveCarries(sum, workspace.carries, sum, PASS);
    moveCarries(sum, workspace.carries, result, 0);
  }

  /**
   * Finds the quotient digits of four rows, and the carry out of the four digits that these rows
   * clear, less than 2^30 in magnitude. N′ ≡ −1, so each quotient digit is the low digit itself.
   * Where the second digit of N′ is 0, as for the prime of SRP, a quotient digit does not wait for
   * the one before it, only for its carry.
   *
   * <p>In two methods, because C2 inlines hot ones of up to 325 bytes only.
   */
  private void quotients(Workspace workspace, double[] a, double[] b, int digit) {
    addLowDigits(workspace, a, b, digit);
    takeQuotients(workspace, modulus);
  }

  /** The four lowest digits, with the parts of four rows of a · b that fall on them. */
  private static void addLowDigits(Workspace workspace, double[] a, double[] b, int digit) {
    double[] sum = workspace.accumulator;
    double[] low = workspace.quotients;
    double b0 = b[digit];
    double b1 = b[digit + LANES];
    double b2 = b[digit + 2 * LANES];
    double a0 = a[0];
    double a1 = a[LANES];
    double a2 = a[2 * LANES];
    low[0] = Math.fma(a0, b0, sum[PASS] + workspace.carry);
    low[1] = Math.fma(a1, b0, Math.fma(a0, b1, sum[PASS + LANES]));
    low[2] = Math.fma(a2, b0, Math.fma(a1, b1, Math.fma(a0, b2, sum[PASS + 2 * LANES])));
    double third = Math.fma(a0, b[digit + 3 * LANES], sum[PASS + 3 * LANES]);
    low[3] = Math.fma(a[3 * LANES], b0, Math.fma(a2, b1, Math.fma(a1, b2, third)));
  }

  private static void takeQuotients(Workspace workspace, double[] n) {
    double[] low = workspace.quotients;
    double n1 = n[LANES];
    double n2 = n[2 * LANES];
    double t = low[0];
    double high = (t + ROUND) - ROUND;
    double q0 = t - high;
    t = Math.fma(high, INVERSE_BASE, n1 == 0 ? low[1] : Math.fma(n1, q0, low[1]));
    high = (t + ROUND) - ROUND;
    double q1 = t - high;
    double next = Math.fma(n2, q0, low[2]);
    t = Math.fma(high, INVERSE_BASE, n1 == 0 ? next : Math.fma(n1, q1, next));
    high = (t + ROUND) - ROUND;
    double q2 = t - high;
    next = Math.fma(n2, q1, Math.fma(n[3 * LANES], q0, low[3]));
    t = Math.fma(high, INVERSE_BASE, n1 == 0 ? next : Math.fma(n1, q2, next));
    high = (t + ROUND) - ROUND;
    low[0] = q0;
    low[1] = q1;
    low[2] = q2;
    low[3] = t - high;
    workspace.carry = high * INVERSE_BASE;
  }

  /**
   * Adds four rows to one strip of the accumulator and shifts it by four groups. The four groups
   * that this moves out are, but for their lowest lane, the addends of the four topmost.
   */
  private void pass(Workspace workspace, double[] a, double[] b, int digit, int strip) {
    double[] n = modulus;
    double[] sum = workspace.accumulator;
    double[] quotients = workspace.quotients;
    // Added to zero, because C2 would otherwise broadcast them anew at each use.
    DoubleVector zero = DoubleVector.zero(SPECIES);
    DoubleVector b0 = DoubleVector.broadcast(SPECIES, b[digit]).add(zero);
    DoubleVector b1 = DoubleVector.broadcast(SPECIES, b[digit + LANES]).add(zero);
    DoubleVector b2 = DoubleVector.broadcast(SPECIES, b[digit + 2 * LANES]).add(zero);
    DoubleVector b3 = DoubleVector.broadcast(SPECIES, b[digit + 3 * LANES]).add(zero);
    DoubleVector q0 = DoubleVector.broadcast(SPECIES, quotients[0]).add(zero);
    DoubleVector q1 = DoubleVector.broadcast(SPECIES, quotients[1]).add(zero);
    DoubleVector q2 = DoubleVector.broadcast(SPECIES, quotients[2]).add(zero);
    DoubleVector q3 = DoubleVector.broadcast(SPECIES, quotients[3]).add(zero);
    DoubleVector belowTop = DoubleVector.fromArray(SPECIES, BELOW_TOP, strip);

    int at = strip;
    DoubleVector x3 = DoubleVector.fromArray(SPECIES, a, at);
    DoubleVector y3 = DoubleVector.fromArray(SPECIES, n, at);
    x3.fma(b0, y3.fma(q0, DoubleVector.fromArray(SPECIES, sum, at + PASS))).intoArray(sum, at);
    at += LANES;
    DoubleVector x2 = DoubleVector.fromArray(SPECIES, a, at);
    DoubleVector y2 = DoubleVector.fromArray(SPECIES, n, at);
    x2.fma(b0, x3.fma(b1, DoubleVector.fromArray(SPECIES, sum, at + PASS)))
        .add(y2.fma(q0, y3.mul(q1)))
        .intoArray(sum, at);
    at += LANES;
    DoubleVector x1 = DoubleVector.fromArray(SPECIES, a, at);
    DoubleVector y1 = DoubleVector.fromArray(SPECIES, n, at);
    x1.fma(b0, x2.fma(b1, x3.fma(b2, DoubleVector.fromArray(SPECIES, sum, at + PASS))))
        .add(y1.fma(q0, y2.fma(q1, y3.mul(q2))))
        .intoArray(sum, at);
    at += LANES;
    int end = LANES * groups + strip;
    for (; at < end; at += LANES) {
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, a, at);
      DoubleVector y0 = DoubleVector.fromArray(SPECIES, n, at);
      DoubleVector ofA =
          x1.fma(b1, x2.fma(b2, x3.fma(b3, DoubleVector.fromArray(SPECIES, sum, at + PASS))));
      DoubleVector ofN = y0.fma(q0, y1.fma(q1, y2.fma(q2, y3.mul(q3))));
      x0.fma(b0, ofA).add(ofN).intoArray(sum, at);
      x3 = x2;
      x2 = x1;
      x1 = x0;
      y3 = y2;
      y2 = y1;
      y1 = y0;
    }
    DoubleVector out = DoubleVector.fromArray(SPECIES, sum, strip + 1);
    x1.fma(b1, x2.fma(b2, x3.mul(b3)))
        .add(out.fma(belowTop, y1.fma(q1, y2.fma(q2, y3.mul(q3)))))
        .intoArray(sum, end);
    out = DoubleVector.fromArray(SPECIES, sum, strip + LANES + 1);
    x1.fma(b2, x2.mul(b3))
        .add(out.fma(belowTop, y1.fma(q2, y2.mul(q3))))
        .intoArray(sum, end + LANES);
    out = DoubleVector.fromArray(SPECIES, sum, strip + 2 * LANES + 1);
    x1.fma(b3, out.fma(belowTop, y1.mul(q3))).intoArray(sum, end + 2 * LANES);
    out = DoubleVector.fromArray(SPECIES, sum, strip + 3 * LANES + 1);
    out.mul(belowTop).intoArray(sum, end + 3 * LANES);
  }

  /** The row that has a quotient digit but no digit of b; leaves the sum in its place. */
  private void lastRow(double[] sum, double carry) {
    double t = sum[PASS] + carry;
    double high = (t + ROUND) - ROUND;
    DoubleVector q = DoubleVector.broadcast(SPECIES, t - high);
    int size = LANES * groups;
    for (int j = 0; j < size; j += STRIP) {
      DoubleVector.fromArray(SPECIES, modulus, j)
          .fma(q, DoubleVector.fromArray(SPECIES, sum, j + PASS))
          .intoArray(sum, j + PASS - LANES);
    }
    System.arraycopy(sum, PASS - LANES + 1, sum, PASS + size - LANES, LANES - 1);
    sum[PASS + size - 1] = 0;
    sum[PASS] += high * INVERSE_BASE;
  }

  /** Moves every digit's excess one digit up, all at once; the topmost keeps its own. */
  private void moveCarries(double[] sum, double[] carries, double[] result, int to) {
    int size = LANES * groups;
    for (int j = 0; j < size; j += STRIP) {
      DoubleVector.fromArray(SPECIES, sum, j + PASS)
          .add(ROUND)
          .sub(ROUND)
          .intoArray(carries, j + LANES);
    }
    carries[size + LANES - 1] = 0;
    carries[0] = 0;
    System.arraycopy(carries, size, carries, 1, LANES - 1);
    DoubleVector inverseBase = DoubleVector.broadcast(SPECIES, INVERSE_BASE);
    for (int j = 0; j < size; j += STRIP) {
      DoubleVector kept =
          DoubleVector.fromArray(SPECIES, sum, j + PASS)
              .sub(DoubleVector.fromArray(SPECIES, carries, j + LANES));
      DoubleVector.fromArray(SPECIES, carries, j).fma(inverseBase, kept).intoArray(result, j + to);
    }
  }

  @Override
  public void select(double[] result, double[][] table, int index) {
    VectorSelection.select(result, table, index);
  }
}
