package io.github.cognitosrp.montgomery;

import static io.github.cognitosrp.montgomery.Radix50.DIGITS;
import static io.github.cognitosrp.montgomery.Radix50.DIGIT_BITS;
import static io.github.cognitosrp.montgomery.Radix50.SPLITTER;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel for the Vector API with registers of 256 bits. Touched only where that module is in
 * the boot layer and the processor multiplies and adds in one instruction. May leak nothing of its
 * operands: it has no branch and no address that depends on them, and the instructions that it is
 * made of take the same time for all integers in doubles.
 *
 * <p>It adds two rows a pass as {@link Vector512Kernel} does, whose products, bounds and biases it
 * has. With sixteen registers the accumulators stand in memory: sixteen groups of four lanes, each
 * read and written once a pass, two groups lower. They are longs, but in an array of doubles, like
 * the factors: C2 then keeps loads of factors behind stores of accumulators, where it would
 * otherwise start too many products at once and run out of registers.
 *
 * <p>The quotient digits of a pass are found apart from its vectors, in a single lane. They depend
 * on the two lowest groups only, which the pass before writes first, so that the processor finds
 * them while that pass still adds to the others.
 */
final class Vector256Kernel implements Kernel {
  static final int LANES = 4;

  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_256;
  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_256;
  private static final int PASS = 2 * LANES;

  /** Its last bit is 1. */
  private static final double BIAS = 0x1.8p52;

  private static final double SPLITTER_AND_BIAS = SPLITTER + BIAS;
  private static final long HIGH_BITS = Double.doubleToRawLongBits(SPLITTER);
  private static final long LOW_BITS = Double.doubleToRawLongBits(BIAS);
  private static final long DIGIT_MASK = (1L << DIGIT_BITS) - 1;
  private static final long HALF = 1L << (DIGIT_BITS - 1);

  /** Makes sums of less than 2^59 positive, and has no bits of a digit. */
  private static final long POSITIVE = 1L << 60;

  /**
   * What accumulators start with: minus the bits that come along until they are read, which is when
   * the low parts of a pass have been added, and for odd groups the high parts too.
   */
  private static final double[] START = start();

  /** What the two topmost groups get besides, each time that they are taken into use. */
  private static final long TOP_START_0 = startOf(DIGITS - PASS) - LOW_BITS - HIGH_BITS;

  private static final long TOP_START_1 = startOf(DIGITS - LANES) - HIGH_BITS;

  private final double[] modulusPlusOne;

  /**
   * Creates the kernel.
   *
   * @param modulus the normalised digits of N′ ≡ −1 mod 2^100, of which the lowest is −1
   */
  Vector256Kernel(double[] modulus) {
    modulusPlusOne = modulus.clone();
    modulusPlusOne[0] = 0;
  }

  private static double[] start() {
    double[] start = new double[DIGITS];
    for (int i = 0; i < DIGITS; i++) {
      start[i] = Double.longBitsToDouble(startOf(i));
    }
    return start;
  }

  private static long startOf(int element) {
    int passes = element / PASS;
    boolean isOdd = element % PASS >= LANES;
    return -LOW_BITS - passes * (LOW_BITS + HIGH_BITS) - (isOdd ? HIGH_BITS : 0);
  }

  @Override
  public void multiply(double[] result, double[] a, double[] b, Workspace workspace) {
    double[] sum = workspace.accumulator;
    double[] movedOut = workspace.carries;
    System.arraycopy(START, 0, sum, 0, DIGITS);
    long carry = 0;
    for (int lane = 0; lane < LANES; lane++) {
      for (int digit = lane; digit < DIGITS; digit += PASS) {
        carry = pass(sum, a, modulusPlusOne, movedOut, b[digit], b[digit + LANES], carry);
      }
    }
    normalise(result, sum, movedOut, carry);
  }

  /**
   * Adds two rows and shifts by two digits.
   *
   * @return the carry out of the two digits that were dropped
   */
  private static long pass(
      double[] sum, double[] a, double[] n, double[] movedOut, double b0, double b1, long carry) {
    double a0 = a[0];
    double a1 = a[LANES];
    double lowestHigh = Math.fma(a0, b0, SPLITTER);
    double lowest = Math.fma(a0, b0, SPLITTER_AND_BIAS - lowestHigh);
    double h1 = Math.fma(a1, b0, SPLITTER);
    double low = Math.fma(a1, b0, SPLITTER_AND_BIAS - h1);
    double h2 = Math.fma(a0, b1, h1);
    low += Math.fma(a0, b1, h1 - h2);
    long t0 = Double.doubleToRawLongBits(sum[0]) + Double.doubleToRawLongBits(lowest) + carry;
    long t1 =
        Double.doubleToRawLongBits(sum[LANES])
            + Double.doubleToRawLongBits(low)
            + Double.doubleToRawLongBits(lowestHigh)
            + (t0 >> DIGIT_BITS);
    addRows(sum, a, n, movedOut, b0, b1, (double) (t0 & DIGIT_MASK), (double) (t1 & DIGIT_MASK));
    return t1 >> DIGIT_BITS;
  }

  /**
   * One method, because C2 keeps vectors in registers only within a method, and two groups a turn,
   * so that the factors' two latest groups change their names instead of their registers.
   */
  private static void addRows(
      double[] sum,
      double[] a,
      double[] n,
      double[] movedOut,
      double digit0,
      double digit1,
      double quotient0,
      double quotient1) {
    DoubleVector splitter = DoubleVector.broadcast(DOUBLES, SPLITTER);
    DoubleVector splitterAndBias = DoubleVector.broadcast(DOUBLES, SPLITTER_AND_BIAS);
    // Added to zero, because C2 would otherwise broadcast them anew at each use.
    DoubleVector zero = DoubleVector.zero(DOUBLES);
    DoubleVector b0 = DoubleVector.broadcast(DOUBLES, digit0).add(zero);
    DoubleVector b1 = DoubleVector.broadcast(DOUBLES, digit1).add(zero);
    DoubleVector q0 = DoubleVector.broadcast(DOUBLES, quotient0).add(zero);
    DoubleVector q1 = DoubleVector.broadcast(DOUBLES, quotient1).add(zero);

    // The two lowest groups leave, at 0 and 8, each followed by a zero.
    DoubleVector a1 = DoubleVector.fromArray(DOUBLES, a, 0);
    DoubleVector n1 = DoubleVector.fromArray(DOUBLES, n, 0);
    DoubleVector h1 = a1.fma(b0, splitter);
    DoubleVector low = a1.fma(b0, splitterAndBias.sub(h1));
    DoubleVector h2 = n1.fma(q0, h1);
    low = low.add(n1.fma(q0, h1.sub(h2)));
    LongVector high = h2.reinterpretAsLongs();
    DoubleVector.fromArray(DOUBLES, sum, 0)
        .reinterpretAsLongs()
        .add(low.reinterpretAsLongs())
        .reinterpretAsDoubles()
        .intoArray(movedOut, 0);

    DoubleVector a2 = DoubleVector.fromArray(DOUBLES, a, LANES);
    DoubleVector n2 = DoubleVector.fromArray(DOUBLES, n, LANES);
    h1 = a2.fma(b0, splitter);
    low = a2.fma(b0, splitterAndBias.sub(h1));
    h2 = a1.fma(b1, h1);
    low = low.add(a1.fma(b1, h1.sub(h2)));
    DoubleVector h3 = n2.fma(q0, h2);
    low = low.add(n2.fma(q0, h2.sub(h3)));
    DoubleVector h4 = n1.fma(q1, h3);
    low = low.add(n1.fma(q1, h3.sub(h4)));
    DoubleVector.fromArray(DOUBLES, sum, LANES)
        .reinterpretAsLongs()
        .add(high)
        .add(low.reinterpretAsLongs())
        .reinterpretAsDoubles()
        .intoArray(movedOut, PASS);
    high = h4.reinterpretAsLongs();

    for (int at = PASS; at < DIGITS; at += PASS) {
      a1 = DoubleVector.fromArray(DOUBLES, a, at);
      n1 = DoubleVector.fromArray(DOUBLES, n, at);
      h1 = a1.fma(b0, splitter);
      low = a1.fma(b0, splitterAndBias.sub(h1));
      h2 = a2.fma(b1, h1);
      low = low.add(a2.fma(b1, h1.sub(h2)));
      h3 = n1.fma(q0, h2);
      low = low.add(n1.fma(q0, h2.sub(h3)));
      h4 = n2.fma(q1, h3);
      low = low.add(n2.fma(q1, h3.sub(h4)));
      DoubleVector.fromArray(DOUBLES, sum, at)
          .reinterpretAsLongs()
          .add(high)
          .add(low.reinterpretAsLongs())
          .reinterpretAsDoubles()
          .intoArray(sum, at - PASS);
      high = h4.reinterpretAsLongs();

      a2 = DoubleVector.fromArray(DOUBLES, a, at + LANES);
      n2 = DoubleVector.fromArray(DOUBLES, n, at + LANES);
      h1 = a2.fma(b0, splitter);
      low = a2.fma(b0, splitterAndBias.sub(h1));
      h2 = a1.fma(b1, h1);
      low = low.add(a1.fma(b1, h1.sub(h2)));
      h3 = n2.fma(q0, h2);
      low = low.add(n2.fma(q0, h2.sub(h3)));
      h4 = n1.fma(q1, h3);
      low = low.add(n1.fma(q1, h3.sub(h4)));
      DoubleVector.fromArray(DOUBLES, sum, at + LANES)
          .reinterpretAsLongs()
          .add(high)
          .add(low.reinterpretAsLongs())
          .reinterpretAsDoubles()
          .intoArray(sum, at + LANES - PASS);
      high = h4.reinterpretAsLongs();
    }

    // What left is, but for its lowest lane, the next higher digit of the lanes below.
    h1 = a2.fma(b1, splitter);
    low = a2.fma(b1, splitterAndBias.sub(h1));
    h2 = n2.fma(q1, h1);
    low = low.add(n2.fma(q1, h1.sub(h2)));
    DoubleVector.fromArray(DOUBLES, movedOut, 1)
        .reinterpretAsLongs()
        .add(high)
        .add(low.reinterpretAsLongs())
        .add(TOP_START_0)
        .reinterpretAsDoubles()
        .intoArray(sum, DIGITS - PASS);
    DoubleVector.fromArray(DOUBLES, movedOut, PASS + 1)
        .reinterpretAsLongs()
        .add(h2.reinterpretAsLongs())
        .add(TOP_START_1)
        .reinterpretAsDoubles()
        .intoArray(sum, DIGITS - LANES);
  }

  /**
   * Carries move up from group to group, and from the last into the next lane of the first, which
   * may so exceed a digit by 2^10 to either side. Nothing leaves the topmost lane.
   */
  private static void normalise(
      double[] result, double[] sum, double[] carries, long carryOfLowest) {
    LongVector mask = LongVector.broadcast(LONGS, DIGIT_MASK);
    DoubleVector fromDigit = DoubleVector.broadcast(DOUBLES, BIAS + HALF);
    long positiveCarry = POSITIVE >>> DIGIT_BITS;
    LongVector rounding = LongVector.broadcast(LONGS, HALF + POSITIVE - positiveCarry);
    LongVector carry = LongVector.broadcast(LONGS, positiveCarry);
    for (int at = 0; at < DIGITS; at += LANES) {
      LongVector digit =
          DoubleVector.fromArray(DOUBLES, sum, at)
              .reinterpretAsLongs()
              .sub(DoubleVector.fromArray(DOUBLES, START, at).reinterpretAsLongs())
              .add(rounding)
              .add(carry);
      digit.and(mask).add(LOW_BITS).reinterpretAsDoubles().sub(fromDigit).intoArray(result, at);
      carry = digit.lanewise(VectorOperators.LSHR, DIGIT_BITS);
    }
    carry.add(LOW_BITS - positiveCarry).reinterpretAsDoubles().sub(BIAS).intoArray(carries, 1);
    carries[0] = carryOfLowest;
    DoubleVector.fromArray(DOUBLES, result, 0)
        .add(DoubleVector.fromArray(DOUBLES, carries, 0))
        .intoArray(result, 0);
    // As the next product needs it.
    carries[LANES] = 0;
  }

  @Override
  public void select(double[] result, double[][] table, int index) {
    VectorSelection.select(result, table, index);
  }
}
