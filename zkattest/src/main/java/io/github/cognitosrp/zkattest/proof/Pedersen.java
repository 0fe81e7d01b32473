package io.github.cognitosrp.zkattest.proof;

import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.FixedBaseTable;
import io.github.cognitosrp.zkattest.curve.PrimeField;
import io.github.cognitosrp.zkattest.curve.TomCurve;
import io.github.cognitosrp.zkattest.curve.TomPoint;
import java.security.SecureRandom;

/**
 * Pedersen commitments on the Tom curve: v·g + r·h hides v, and binds whoever does not know the
 * logarithm of h to g. Immutable and thread-safe.
 */
public final class Pedersen {
  static final PrimeField SCALARS = TomCurve.CURVE.scalarField();

  private final FixedBaseTable<TomPoint> g;
  private final FixedBaseTable<TomPoint> h;

  /**
   * Prepares commitments.
   *
   * @param h the second generator, of the same subgroup as the curve's generator
   */
  public Pedersen(TomPoint h) {
    this.g = new FixedBaseTable<>(TomCurve.CURVE.generator());
    this.h = new FixedBaseTable<>(h);
  }

  TomPoint g() {
    return g.base();
  }

  /** The second generator. */
  public TomPoint h() {
    return h.base();
  }

  TomPoint point(FieldElement value, FieldElement blinding) {
    return g.times(value).plus(h.times(blinding));
  }

  /** A commitment with a given blinding. */
  Commitment commit(FieldElement value, FieldElement blinding) {
    return new Commitment(point(value, blinding), value, blinding);
  }

  /** A commitment with a fresh blinding. */
  Commitment commit(FieldElement value, SecureRandom random) {
    return commit(value, SCALARS.random(random));
  }
}
