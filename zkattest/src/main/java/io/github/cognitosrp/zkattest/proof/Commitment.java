package io.github.cognitosrp.zkattest.proof;

import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.TomPoint;

/**
 * A commitment together with what the prover alone knows of it. The sum of two commitments commits
 * to the sum of their values.
 *
 * @param point public
 * @param value secret
 * @param blinding secret
 */
record Commitment(TomPoint point, FieldElement value, FieldElement blinding) {
  Commitment plus(Commitment other) {
    return new Commitment(
        point.plus(other.point), value.plus(other.value), blinding.plus(other.blinding));
  }

  Commitment minus(Commitment other) {
    return new Commitment(
        point.minus(other.point), value.minus(other.value), blinding.minus(other.blinding));
  }

  /**
   * This commitment's point times a secret number. Computed from the opening, as multiples of g and
   * h, whose tables make it fast and independent of the number.
   */
  Commitment times(FieldElement factor, Pedersen pedersen) {
    return pedersen.commit(factor.times(value), factor.times(blinding));
  }

  Commitment withPoint(TomPoint samePoint) {
    return new Commitment(samePoint, value, blinding);
  }
}
