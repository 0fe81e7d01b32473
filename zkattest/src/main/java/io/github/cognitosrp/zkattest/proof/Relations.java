package io.github.cognitosrp.zkattest.proof;

import io.github.cognitosrp.zkattest.curve.Curve;
import io.github.cognitosrp.zkattest.curve.CurvePoint;
import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.MultiScalar;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.IdentityHashMap;

/**
 * Sums that must all be the identity, checked together: each is multiplied by a random weight, and
 * the sum of all is one multi-scalar multiplication. If one of them is not the identity, the whole
 * is not with probability 1 − 2^-127 (the weights have 128 bits and are not zero).
 *
 * <p>The whole is multiplied by the curve's cofactor before it is compared: a point read from JSON
 * may differ from one of the subgroup by a point of small order, and with this it makes no
 * difference to any proof.
 *
 * @param <P> the curve's points
 */
final class Relations<P extends CurvePoint<P>> {
  private static final int WEIGHT_BYTES = 16;

  private final Curve<P> curve;
  private final SecureRandom random;

  /** Points that several relations name, such as g and h, are multiplied once. */
  private final IdentityHashMap<P, FieldElement> coefficients = new IdentityHashMap<>();

  private FieldElement weight;

  Relations(Curve<P> curve, SecureRandom random) {
    this.curve = curve;
    this.random = random;
    this.weight = curve.scalarField().one();
  }

  /** Begins a relation: what is added from here on, until the next begins, must be the identity. */
  Relations<P> begin() {
    byte[] bytes = new byte[WEIGHT_BYTES];
    random.nextBytes(bytes);
    bytes[WEIGHT_BYTES - 1] |= 1;
    weight = curve.scalarField().reduce(bytes);
    return this;
  }

  /** Adds a multiple of a point. */
  Relations<P> plus(P point, FieldElement coefficient) {
    coefficients.merge(point, weight.times(coefficient), FieldElement::plus);
    return this;
  }

  /** Adds the point. */
  Relations<P> plus(P point) {
    coefficients.merge(point, weight, FieldElement::plus);
    return this;
  }

  /** Subtracts a multiple of a point. */
  Relations<P> minus(P point, FieldElement coefficient) {
    return plus(point, coefficient.negated());
  }

  /** Subtracts the point: as its negative, whose coefficient is as short as the weight. */
  Relations<P> minus(P point) {
    return plus(point.negated());
  }

  /** Whether every relation holds. */
  boolean hold() {
    MultiScalar<P> sum = new MultiScalar<>(curve);
    coefficients.forEach(sum::add);
    return curve.multiple(sum.sum(), BigInteger.valueOf(curve.cofactor())).isIdentity();
  }
}
