package io.github.cognitosrp.zkattest.proof;

import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.P256Point;
import io.github.cognitosrp.zkattest.curve.TomPoint;

/**
 * One of the 80 rounds: a random multiple T = α·R is committed to, by A = T + β1·h on P-256 and by
 * its coordinates on the Tom curve. Then a bit of the challenge decides what is shown.
 *
 * @param a A
 * @param tx the commitment to T's x
 * @param ty the commitment to T's y
 */
public record Round(P256Point a, TomPoint tx, TomPoint ty, Response response) {

  /** What the prover shows. */
  public sealed interface Response {}

  /** Bit 1: T itself, and the blindings of its commitments. */
  public record Opened(
      FieldElement alpha, FieldElement beta1, FieldElement beta2, FieldElement beta3)
      implements Response {}

  /**
   * Bit 0: z = α − s1, so that T1 = z·R + Q is the point that the key must be added to for T, with
   * a proof that it is so.
   *
   * @param z2 β1 minus the blinding of the commitment to s1
   * @param r1 the blinding of T1's x
   * @param r2 the blinding of T1's y
   */
  public record Linked(
      FieldElement z, FieldElement z2, PointSumProof proof, FieldElement r1, FieldElement r2)
      implements Response {}
}
