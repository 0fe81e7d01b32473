package io.github.cognitosrp.zkattest.curve;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A curve and its points' group.
 *
 * @param <P> its points
 */
public abstract class Curve<P extends CurvePoint<P>> {
  private final String name;
  private final PrimeField baseField;
  private final PrimeField scalarField;

  Curve(String name, PrimeField baseField, PrimeField scalarField) {
    this.name = name;
    this.baseField = baseField;
    this.scalarField = scalarField;
  }

  /** The name that the npm package has for it. */
  public final String name() {
    return name;
  }

  /** The field of the coordinates. */
  public final PrimeField baseField() {
    return baseField;
  }

  /** The integers modulo the prime order of the generator. */
  public final PrimeField scalarField() {
    return scalarField;
  }

  /** How many times larger the group is than the subgroup of the generator. */
  public abstract int cofactor();

  /** The neutral element. */
  public abstract P identity();

  /** The generator that the curve's definition names. */
  public abstract P generator();

  /** Whether the affine coordinates satisfy the curve's equation. */
  public abstract boolean contains(FieldElement x, FieldElement y);

  /** The point with these affine coordinates; whether it is on the curve is not checked. */
  public abstract P point(FieldElement x, FieldElement y);

  /** A point that depends on the coordinate, for {@link HashToCurve}; null if there is none. */
  abstract @Nullable P lift(FieldElement coordinate);

  /** How many projective coordinates a point has. */
  abstract int coordinates();

  abstract void copyTo(P point, long[] target, int offset);

  abstract P pointFrom(long[] digits);

  /** The sum of {@code times} equal points. The time depends on {@code times}. */
  public final P multiple(P point, BigInteger times) {
    P sum = identity();
    for (int i = times.bitLength() - 1; i >= 0; i--) {
      sum = sum.plus(sum);
      if (times.testBit(i)) {
        sum = sum.plus(point);
      }
    }
    return sum;
  }

  /**
   * The same points with Z = 1, at the price of one inversion for all of them.
   *
   * @throws ArithmeticException if one is the identity of a curve whose identity has no affine
   *     coordinates
   */
  public final List<P> normalised(List<P> points) {
    List<FieldElement> products = new ArrayList<>(points.size());
    FieldElement product = baseField.one();
    for (P point : points) {
      products.add(product);
      product = product.times(point.z());
    }
    if (product.isZero()) {
      throw new ArithmeticException("the point at infinity has no affine coordinates");
    }
    FieldElement inverse = product.inverse();
    List<P> normalised = new ArrayList<>(points);
    for (int i = points.size() - 1; i >= 0; i--) {
      P point = points.get(i);
      FieldElement zInverse = inverse.times(products.get(i));
      normalised.set(i, point(point.x().times(zInverse), point.y().times(zInverse)));
      inverse = inverse.times(point.z());
    }
    return normalised;
  }

  /** The same point with Z = 1; see {@link #normalised(List)}. */
  public final P normalised(P point) {
    return normalised(List.of(point)).get(0);
  }
}
