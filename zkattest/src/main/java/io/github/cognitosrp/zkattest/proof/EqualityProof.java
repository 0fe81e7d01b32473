package io.github.cognitosrp.zkattest.proof;

import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.TomCurve;
import io.github.cognitosrp.zkattest.curve.TomPoint;
import java.security.SecureRandom;
import java.util.List;

/** Proof that two commitments have the same value. Names as in the JSON. */
public record EqualityProof(
    TomPoint a1, TomPoint a2, FieldElement tx, FieldElement tR1, FieldElement tR2) {

  static EqualityProof prove(
      Pedersen pedersen, Commitment first, Commitment second, SecureRandom random) {
    FieldElement k = Pedersen.SCALARS.random(random);
    Commitment a1 = pedersen.commit(k, random);
    Commitment a2 = pedersen.commit(k, random);
    List<TomPoint> points =
        TomCurve.CURVE.normalised(List.of(first.point(), second.point(), a1.point(), a2.point()));
    FieldElement c = Challenge.of(points).in(Pedersen.SCALARS);
    return new EqualityProof(
        points.get(2),
        points.get(3),
        k.minus(c.times(first.value())),
        a1.blinding().minus(c.times(first.blinding())),
        a2.blinding().minus(c.times(second.blinding())));
  }

  /** Adds what must hold; the commitments are normalised. */
  void addTo(Relations<TomPoint> relations, Pedersen pedersen, TomPoint first, TomPoint second) {
    TomPoint g = pedersen.g();
    TomPoint h = pedersen.h();
    FieldElement c = Challenge.of(List.of(first, second, a1, a2)).in(Pedersen.SCALARS);
    relations.begin().plus(g, tx).plus(h, tR1).plus(first, c).minus(a1);
    relations.begin().plus(g, tx).plus(h, tR2).plus(second, c).minus(a2);
  }
}
