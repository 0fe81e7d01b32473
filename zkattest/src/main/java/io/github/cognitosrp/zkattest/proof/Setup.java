package io.github.cognitosrp.zkattest.proof;

import io.github.cognitosrp.zkattest.curve.FixedBaseTable;
import io.github.cognitosrp.zkattest.curve.P256;
import io.github.cognitosrp.zkattest.curve.P256Point;
import io.github.cognitosrp.zkattest.curve.TomPoint;

/**
 * The second generators of both curves, with their tables, and the number of rounds. Immutable and
 * thread-safe.
 *
 * @param pedersen for commitments on the Tom curve
 * @param nistH the second generator of P-256
 * @param rounds of a proof, at most one for each bit of the challenge; a cheat succeeds once in
 *     2^rounds tries
 */
public record Setup(Pedersen pedersen, FixedBaseTable<P256Point> nistH, int rounds) {
  static final FixedBaseTable<P256Point> NIST_G = new FixedBaseTable<>(P256.CURVE.generator());

  /** Computes the tables. */
  public static Setup of(P256Point nistH, TomPoint tomH, int rounds) {
    return new Setup(new Pedersen(tomH), new FixedBaseTable<>(nistH), rounds);
  }
}
