package io.github.cognitosrp.zkattest.curve;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sum of many multiples of different points, with Pippenger's buckets: points with the same
 * digit of their scalar are added first, so that a digit costs one addition a point.
 *
 * <p>The time depends on the scalars: for a verifier's public numbers only.
 *
 * @param <P> the curve's points
 */
public final class MultiScalar<P extends CurvePoint<P>> {
  private static final int SCALAR_BITS = 256;
  private static final int FEW_POINTS = 32;
  private static final int SOME_POINTS = 512;

  private final Curve<P> curve;
  private final List<P> points = new ArrayList<>();
  private final List<byte[]> scalars = new ArrayList<>();

  /** An empty sum. */
  public MultiScalar(Curve<P> curve) {
    this.curve = curve;
  }

  /** Adds a multiple. */
  public void add(P point, FieldElement scalar) {
    points.add(point);
    scalars.add(scalar.toBytes());
  }

  /** The sum. */
  public P sum() {
    int digitBits = digitBits(points.size());
    P sum = curve.identity();
    for (int digit = (SCALAR_BITS - 1) / digitBits; digit >= 0; digit--) {
      for (int i = 0; i < digitBits; i++) {
        sum = sum.plus(sum);
      }
      sum = sum.plus(sumOfDigit(digit * digitBits, digitBits));
    }
    return sum;
  }

  /** Near the least number of additions: points + 2^(bits + 1) for each digit. */
  private static int digitBits(int points) {
    return points < FEW_POINTS ? 3 : points < SOME_POINTS ? 5 : 8;
  }

  private P sumOfDigit(int lowestBit, int digitBits) {
    List<@Nullable P> buckets = new ArrayList<>();
    for (int i = 0; i < 1 << digitBits; i++) {
      buckets.add(null);
    }
    for (int i = 0; i < points.size(); i++) {
      int digit = bits(scalars.get(i), lowestBit, digitBits);
      if (digit != 0) {
        P others = buckets.get(digit);
        buckets.set(digit, others == null ? points.get(i) : others.plus(points.get(i)));
      }
    }
    // Bucket d counts d times: it is part of the running sum in d of the steps.
    P running = curve.identity();
    P sum = curve.identity();
    for (int digit = buckets.size() - 1; digit > 0; digit--) {
      P bucket = buckets.get(digit);
      running = bucket == null ? running : running.plus(bucket);
      sum = sum.plus(running);
    }
    return sum;
  }

  private static int bits(byte[] bigEndian, int lowestBit, int count) {
    int value = 0;
    for (int bit = Math.min(lowestBit + count, SCALAR_BITS) - 1; bit >= lowestBit; bit--) {
      int octet = bigEndian[bigEndian.length - 1 - bit / Byte.SIZE];
      value = 2 * value + ((octet >>> (bit % Byte.SIZE)) & 1);
    }
    return value;
  }
}
