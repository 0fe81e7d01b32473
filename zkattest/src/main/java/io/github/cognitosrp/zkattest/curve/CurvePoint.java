package io.github.cognitosrp.zkattest.curve;

/**
 * A point of a curve in projective coordinates: the affine ones are X/Z and Y/Z. Immutable.
 * Addition has one formula for all pairs of points, so its time tells nothing of them.
 *
 * @param <P> the points of the same curve
 */
public interface CurvePoint<P extends CurvePoint<P>> {
  /** The curve that it is a point of. */
  Curve<P> curve();

  /** The sum. */
  P plus(P other);

  /** The point that adds up with this one to the identity. */
  P negated();

  /** Whether it is the identity. */
  boolean isIdentity();

  /** X; the affine coordinate where the point is normalised. */
  FieldElement x();

  /** Y; the affine coordinate where the point is normalised. */
  FieldElement y();

  /** Z; 1 where the point is normalised, 0 for the identity of P-256. */
  FieldElement z();

  /** The difference. */
  default P minus(P other) {
    return plus(other.negated());
  }

  /** Whether both are the same point, whatever their Z. */
  default boolean isSamePointAs(P other) {
    return minus(other).isIdentity();
  }
}
