package io.github.cognitosrp.zkattest.proof;

import io.github.cognitosrp.zkattest.curve.FixedBaseTable;
import io.github.cognitosrp.zkattest.curve.P256;
import io.github.cognitosrp.zkattest.curve.P256Point;
import io.github.cognitosrp.zkattest.curve.TomPoint;

/**
 * The second generators of both curves, with their tables. Immutable and thread-safe.
 *
 * @param pedersen for commitments on the Tom curve
 * @param nistH the second generator of P-256
 */
public record Setup(Pedersen pedersen, FixedBaseTable<P256Point> nistH) {
  static final FixedBaseTable<P256Point> NIST_G = new FixedBaseTable<>(P256.CURVE.generator());

  /** Computes the tables. */
  public static Setup of(P256Point nistH, TomPoint tomH) {
    return new Setup(new Pedersen(tomH), new FixedBaseTable<>(nistH));
  }
}
