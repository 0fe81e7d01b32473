package io.github.cognitosrp.montgomery;

import static io.github.cognitosrp.montgomery.Radix50.DIGIT_BITS;
import static io.github.cognitosrp.montgomery.Radix50.ROWS;
import static io.github.cognitosrp.montgomery.Radix50.SPLITTER;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel for the Vector API with registers of 512 bits. Touched only where that module is in
 * the boot layer and the processor multiplies and adds in one instruction. May leak nothing of its
 * operands: it has no branch and no address that depends on them, and the instructions that it is
 * made of take the same time for all integers in doubles.
 *
 * <p><b>Products.</b> Four products that fall on one position are chained as {@link Radix50} says,
 * and their rests are added up above 1.5 · 2^52, in the last bits of a double as well. Both sums
 * are then added to accumulators as they are, as bits: the bits of S and of 1.5 · 2^52 that come
 * along are the same every time, and accumulators start below zero by as much.
 *
 * <p><b>Bounds.</b> Digits of a, b and N′ are at most 2^49 + 2^10 in magnitude, quotient digits are
 * in 0 … 2^50 − 1: a chain of two products of each kind is at most 2 · (2^49 + 2^10)² + 2 · 2^50 ·
 * 2^49 &lt; 1.51 · 2^100, so h stays between 2^102 and 2^103, where its last bit is 2^50. Four
 * rests are at most 2^51, so their sum stays between 2^52 and 2^53, where its last bit is 1. Either
 * sum adds at most 2^51.6 to a position of the accumulator, and 64 rows that and another once each:
 * less than 2^59, so 64 bits never overflow but for the bits of S, which cancel.
 *
 * <p><b>Rows.</b> A pass adds two rows, a · bᵢ + N′ · qᵢ each, and shifts by two digits, which is
 * to rename accumulators: all eight stay in registers. N′ + 1 ≡ 0 mod 2^100 is used in the place of
 * N′, so that the sum's two lowest digits are not cleared but the quotient digits themselves, and
 * what is above them their carry.
 */
final class Vector512Kernel implements Kernel {
  static final int LANES = 8;

  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_512;
  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_512;

  /** Its last bit is 1. */
  private static final double BIAS = 0x1.8p52;

  private static final long HIGH_BITS = Double.doubleToRawLongBits(SPLITTER);
  private static final long LOW_BITS = Double.doubleToRawLongBits(BIAS);

  /** A number below 2^52 in the last bits of a double, and how to get it out of there. */
  private static final double MANTISSA_DOUBLE = 0x1p52;

  private static final long MANTISSA = Double.doubleToRawLongBits(MANTISSA_DOUBLE);
  private static final long DIGIT_MASK = (1L << DIGIT_BITS) - 1;
  private static final long HALF = 1L << (DIGIT_BITS - 1);

  /**
   * What an accumulator starts with: minus the bits that come along until its lowest lane is read,
   * which is when the low parts of a pass have been added, and for the odd ones the high parts too.
   */
  private static final long BIAS_0 = -LOW_BITS;

  private static final long BIAS_1 = -LOW_BITS - HIGH_BITS;
  private static final long BIAS_2 = BIAS_0 - LOW_BITS - HIGH_BITS;
  private static final long BIAS_3 = BIAS_1 - LOW_BITS - HIGH_BITS;
  private static final long BIAS_4 = BIAS_2 - LOW_BITS - HIGH_BITS;
  private static final long BIAS_5 = BIAS_3 - LOW_BITS - HIGH_BITS;
  private static final long BIAS_6 = BIAS_4 - LOW_BITS - HIGH_BITS;
  private static final long BIAS_7 = BIAS_5 - LOW_BITS - HIGH_BITS;

  private static final VectorShuffle<Long> LANE_DOWN =
      VectorShuffle.fromValues(LONGS, 1, 2, 3, 4, 5, 6, 7, 0);
  private static final VectorShuffle<Long> LANE_UP =
      VectorShuffle.fromValues(LONGS, 7, 0, 1, 2, 3, 4, 5, 6);
  private static final long[] BELOW_TOP = {-1, -1, -1, -1, -1, -1, -1, 0};
  private static final long[] LOWEST = {-1, 0, 0, 0, 0, 0, 0, 0};

  private final double[] modulusPlusOne;

  /**
   * Creates the kernel.
   *
   * @param modulus the normalised digits of N′ ≡ −1 mod 2^100, of which the lowest is −1
   */
  Vector512Kernel(double[] modulus) {
    modulusPlusOne = modulus.clone();
    modulusPlusOne[0] = 0;
  }

  /**
   * One method, and one step like the other instead of a loop: C2 keeps vectors in registers only
   * within a method, only as plain variables, and calls helpers when it has inlined too much.
   */
  @Override
  public void multiply(double[] result, double[] a, double[] b, Workspace workspace) {
    double[] n = modulusPlusOne;
    // Written in the middle of a pass and never read, so that C2 cannot move the loads of the
    // second half before the write: it would run out of registers.
    double[] order = workspace.order;
    DoubleVector splitter = DoubleVector.broadcast(DOUBLES, SPLITTER);
    DoubleVector splitterAndBias = DoubleVector.broadcast(DOUBLES, SPLITTER + BIAS);
    DoubleVector mantissa = DoubleVector.broadcast(DOUBLES, MANTISSA_DOUBLE);
    LongVector belowTop = LongVector.fromArray(LONGS, BELOW_TOP, 0);
    LongVector s0 = LongVector.broadcast(LONGS, BIAS_0);
    LongVector s1 = LongVector.broadcast(LONGS, BIAS_1);
    LongVector s2 = LongVector.broadcast(LONGS, BIAS_2);
    LongVector s3 = LongVector.broadcast(LONGS, BIAS_3);
    LongVector s4 = LongVector.broadcast(LONGS, BIAS_4);
    LongVector s5 = LongVector.broadcast(LONGS, BIAS_5);
    LongVector s6 = LongVector.broadcast(LONGS, BIAS_6);
    LongVector s7 = LongVector.broadcast(LONGS, BIAS_7);
    long carry = 0;
    for (int row = 0; row < ROWS; row += 2) {
      int digit = (row % LANES) * LANES + row / LANES;
      DoubleVector b0 = DoubleVector.broadcast(DOUBLES, b[digit]);
      DoubleVector b1 = DoubleVector.broadcast(DOUBLES, b[digit + LANES]);

      // What a adds to the two lowest positions, and with that the quotient digits.
      DoubleVector a1 = DoubleVector.fromArray(DOUBLES, a, 0);
      DoubleVector a2 = DoubleVector.fromArray(DOUBLES, a, LANES);
      DoubleVector lowestHigh = a1.fma(b0, splitter);
      DoubleVector lowest = a1.fma(b0, splitterAndBias.sub(lowestHigh));
      DoubleVector h1 = a2.fma(b0, splitter);
      DoubleVector low = a2.fma(b0, splitterAndBias.sub(h1));
      DoubleVector h2 = a1.fma(b1, h1);
      low = low.add(a1.fma(b1, h1.sub(h2)));
      long t0 = s0.add(lowest.reinterpretAsLongs()).lane(0) + carry;
      long t1 =
          s1.add(low.reinterpretAsLongs()).add(lowestHigh.reinterpretAsLongs()).lane(0)
              + (t0 >> DIGIT_BITS);
      carry = t1 >> DIGIT_BITS;
      DoubleVector q0 =
          LongVector.broadcast(LONGS, (t0 & DIGIT_MASK) | MANTISSA)
              .reinterpretAsDoubles()
              .sub(mantissa);
      DoubleVector q1 =
          LongVector.broadcast(LONGS, (t1 & DIGIT_MASK) | MANTISSA)
              .reinterpretAsDoubles()
              .sub(mantissa);

      // What N′ + 1 adds to them, nothing in the lowest lane. Then they leave; their other lanes
      // come back below as the next higher digits of the topmost accumulators.
      DoubleVector n1 = DoubleVector.fromArray(DOUBLES, n, 0);
      DoubleVector n2 = DoubleVector.fromArray(DOUBLES, n, LANES);
      DoubleVector h3 = n1.fma(q0, lowestHigh);
      lowest = lowest.add(n1.fma(q0, lowestHigh.sub(h3)));
      LongVector out0 = s0.add(lowest.reinterpretAsLongs());
      LongVector high = h3.reinterpretAsLongs();
      h3 = n2.fma(q0, h2);
      low = low.add(n2.fma(q0, h2.sub(h3)));
      DoubleVector h4 = n1.fma(q1, h3);
      low = low.add(n1.fma(q1, h3.sub(h4)));
      LongVector out1 = s1.add(high).add(low.reinterpretAsLongs());
      high = h4.reinterpretAsLongs();

      a1 = a2;
      n1 = n2;
      a2 = DoubleVector.fromArray(DOUBLES, a, 16);
      n2 = DoubleVector.fromArray(DOUBLES, n, 16);
      h1 = a2.fma(b0, splitter);
      low = a2.fma(b0, splitterAndBias.sub(h1));
      h2 = a1.fma(b1, h1);
      low = low.add(a1.fma(b1, h1.sub(h2)));
      h3 = n2.fma(q0, h2);
      low = low.add(n2.fma(q0, h2.sub(h3)));
      h4 = n1.fma(q1, h3);
      low = low.add(n1.fma(q1, h3.sub(h4)));
      s0 = s2.add(high).add(low.reinterpretAsLongs());
      high = h4.reinterpretAsLongs();

      a1 = a2;
      n1 = n2;
      a2 = DoubleVector.fromArray(DOUBLES, a, 24);
      n2 = DoubleVector.fromArray(DOUBLES, n, 24);
      h1 = a2.fma(b0, splitter);
      low = a2.fma(b0, splitterAndBias.sub(h1));
      h2 = a1.fma(b1, h1);
      low = low.add(a1.fma(b1, h1.sub(h2)));
      h3 = n2.fma(q0, h2);
      low = low.add(n2.fma(q0, h2.sub(h3)));
      h4 = n1.fma(q1, h3);
      low = low.add(n1.fma(q1, h3.sub(h4)));
      s1 = s3.add(high).add(low.reinterpretAsLongs());
      high = h4.reinterpretAsLongs();

      a1 = a2;
      n1 = n2;
      a2 = DoubleVector.fromArray(DOUBLES, a, 32);
      n2 = DoubleVector.fromArray(DOUBLES, n, 32);
      h1 = a2.fma(b0, splitter);
      low = a2.fma(b0, splitterAndBias.sub(h1));
      h2 = a1.fma(b1, h1);
      low = low.add(a1.fma(b1, h1.sub(h2)));
      h3 = n2.fma(q0, h2);
      low = low.add(n2.fma(q0, h2.sub(h3)));
      h4 = n1.fma(q1, h3);
      low = low.add(n1.fma(q1, h3.sub(h4)));
      s2 = s4.add(high).add(low.reinterpretAsLongs());
      high = h4.reinterpretAsLongs();
      order[0] = s2.reinterpretAsDoubles().lane(0);

      a1 = a2;
      n1 = n2;
      a2 = DoubleVector.fromArray(DOUBLES, a, 40);
      n2 = DoubleVector.fromArray(DOUBLES, n, 40);
      h1 = a2.fma(b0, splitter);
      low = a2.fma(b0, splitterAndBias.sub(h1));
      h2 = a1.fma(b1, h1);
      low = low.add(a1.fma(b1, h1.sub(h2)));
      h3 = n2.fma(q0, h2);
      low = low.add(n2.fma(q0, h2.sub(h3)));
      h4 = n1.fma(q1, h3);
      low = low.add(n1.fma(q1, h3.sub(h4)));
      s3 = s5.add(high).add(low.reinterpretAsLongs());
      high = h4.reinterpretAsLongs();

      a1 = a2;
      n1 = n2;
      a2 = DoubleVector.fromArray(DOUBLES, a, 48);
      n2 = DoubleVector.fromArray(DOUBLES, n, 48);
      h1 = a2.fma(b0, splitter);
      low = a2.fma(b0, splitterAndBias.sub(h1));
      h2 = a1.fma(b1, h1);
      low = low.add(a1.fma(b1, h1.sub(h2)));
      h3 = n2.fma(q0, h2);
      low = low.add(n2.fma(q0, h2.sub(h3)));
      h4 = n1.fma(q1, h3);
      low = low.add(n1.fma(q1, h3.sub(h4)));
      s4 = s6.add(high).add(low.reinterpretAsLongs());
      high = h4.reinterpretAsLongs();

      a1 = a2;
      n1 = n2;
      a2 = DoubleVector.fromArray(DOUBLES, a, 56);
      n2 = DoubleVector.fromArray(DOUBLES, n, 56);
      h1 = a2.fma(b0, splitter);
      low = a2.fma(b0, splitterAndBias.sub(h1));
      h2 = a1.fma(b1, h1);
      low = low.add(a1.fma(b1, h1.sub(h2)));
      h3 = n2.fma(q0, h2);
      low = low.add(n2.fma(q0, h2.sub(h3)));
      h4 = n1.fma(q1, h3);
      low = low.add(n1.fma(q1, h3.sub(h4)));
      s5 = s7.add(high).add(low.reinterpretAsLongs());
      high = h4.reinterpretAsLongs();

      h1 = a2.fma(b1, splitter);
      low = a2.fma(b1, splitterAndBias.sub(h1));
      h2 = n2.fma(q1, h1);
      low = low.add(n2.fma(q1, h1.sub(h2)));
      s6 =
          out0.rearrange(LANE_DOWN)
              .and(belowTop)
              .add(high)
              .add(low.reinterpretAsLongs())
              .add(BIAS_6 - LOW_BITS - HIGH_BITS);
      s7 =
          out1.rearrange(LANE_DOWN)
              .and(belowTop)
              .add(h2.reinterpretAsLongs())
              .add(BIAS_7 - HIGH_BITS);
    }

    // Carries move up from group to group, and from the last into the next lane of the first, which
    // may so exceed a digit by 2^10 to either side. Nothing leaves the topmost lane.
    LongVector mask = LongVector.broadcast(LONGS, DIGIT_MASK);
    DoubleVector fromDigit = DoubleVector.broadcast(DOUBLES, BIAS + HALF);
    LongVector lowestDigit =
        s0.add(HALF - BIAS_0)
            .add(LongVector.broadcast(LONGS, carry).and(LongVector.fromArray(LONGS, LOWEST, 0)));
    LongVector digit = lowestDigit;
    digit = s1.add(HALF - BIAS_1).add(digit.lanewise(VectorOperators.ASHR, DIGIT_BITS));
    digit.and(mask).add(LOW_BITS).reinterpretAsDoubles().sub(fromDigit).intoArray(result, 8);
    digit = s2.add(HALF - BIAS_2).add(digit.lanewise(VectorOperators.ASHR, DIGIT_BITS));
    digit.and(mask).add(LOW_BITS).reinterpretAsDoubles().sub(fromDigit).intoArray(result, 16);
    digit = s3.add(HALF - BIAS_3).add(digit.lanewise(VectorOperators.ASHR, DIGIT_BITS));
    digit.and(mask).add(LOW_BITS).reinterpretAsDoubles().sub(fromDigit).intoArray(result, 24);
    digit = s4.add(HALF - BIAS_4).add(digit.lanewise(VectorOperators.ASHR, DIGIT_BITS));
    digit.and(mask).add(LOW_BITS).reinterpretAsDoubles().sub(fromDigit).intoArray(result, 32);
    digit = s5.add(HALF - BIAS_5).add(digit.lanewise(VectorOperators.ASHR, DIGIT_BITS));
    digit.and(mask).add(LOW_BITS).reinterpretAsDoubles().sub(fromDigit).intoArray(result, 40);
    digit = s6.add(HALF - BIAS_6).add(digit.lanewise(VectorOperators.ASHR, DIGIT_BITS));
    digit.and(mask).add(LOW_BITS).reinterpretAsDoubles().sub(fromDigit).intoArray(result, 48);
    digit = s7.add(HALF - BIAS_7).add(digit.lanewise(VectorOperators.ASHR, DIGIT_BITS));
    digit.and(mask).add(LOW_BITS).reinterpretAsDoubles().sub(fromDigit).intoArray(result, 56);
    lowestDigit
        .and(mask)
        .add(digit.lanewise(VectorOperators.ASHR, DIGIT_BITS).rearrange(LANE_UP))
        .add(LOW_BITS)
        .reinterpretAsDoubles()
        .sub(fromDigit)
        .intoArray(result, 0);
  }

  @Override
  public void select(double[] result, double[][] table, int index) {
    VectorSelection.select(result, table, index);
  }
}
