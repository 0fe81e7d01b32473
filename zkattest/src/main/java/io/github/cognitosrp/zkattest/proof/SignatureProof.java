package io.github.cognitosrp.zkattest.proof;

import io.github.cognitosrp.zkattest.curve.CurvePoint;
import io.github.cognitosrp.zkattest.curve.P256Point;
import io.github.cognitosrp.zkattest.curve.TomPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole proof. All points have Z = 1.
 *
 * @param r the point R of the signature, public
 * @param comS1 the commitment s1·R + ρ·h to s1 = s/r
 * @param keyX the commitment to the key's x
 * @param keyY the commitment to the key's y
 */
public record SignatureProof(
    P256Point r,
    P256Point comS1,
    TomPoint keyX,
    TomPoint keyY,
    List<Round> rounds,
    MembershipProof membership) {

  /** The number of rounds of every proof that is sent, one for each bit of the challenge. */
  public static final int ROUNDS = Challenge.BITS;

  /** A round's commitments. */
  record Committed(P256Point a, TomPoint tx, TomPoint ty) {}

  /** What decides between the two responses of each round. */
  static Challenge challenge(TomPoint keyX, TomPoint keyY, List<Committed> rounds) {
    List<CurvePoint<?>> points = new ArrayList<>(List.of(keyX, keyY));
    for (Committed round : rounds) {
      points.addAll(List.of(round.a, round.tx, round.ty));
    }
    return Challenge.of(points);
  }
}
