package io.github.cognitosrp.zkattest.proof;

import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.TomCurve;
import io.github.cognitosrp.zkattest.curve.TomPoint;
import java.security.SecureRandom;
import java.util.List;

/**
 * Proof that the value of a commitment z is the product of those of x and y: C4 = x·y's commitment
 * commits to the same number as z, and has been made with the same x. The responses are k − c·w for
 * a random k, the challenge c and the secret w. Names as in the JSON.
 */
public record ProductProof(
    TomPoint c4,
    TomPoint ax,
    TomPoint ay,
    TomPoint az,
    TomPoint a41,
    TomPoint a42,
    FieldElement tx,
    FieldElement ty,
    FieldElement tz,
    FieldElement tRx,
    FieldElement tRy,
    FieldElement tRz,
    FieldElement tR4) {

  static ProductProof prove(
      Pedersen pedersen, Commitment x, Commitment y, Commitment z, SecureRandom random) {
    return prove(pedersen, x, y, z, y.times(x.value(), pedersen), random);
  }

  /** With a C4 of the caller's choice: a test's prover cheats here. */
  static ProductProof prove(
      Pedersen pedersen,
      Commitment x,
      Commitment y,
      Commitment z,
      Commitment c4,
      SecureRandom random) {
    Commitment ax = pedersen.commit(Pedersen.SCALARS.random(random), random);
    Commitment ay = pedersen.commit(Pedersen.SCALARS.random(random), random);
    Commitment az = pedersen.commit(Pedersen.SCALARS.random(random), random);
    Commitment a41 = pedersen.commit(az.value(), random);
    Commitment a42 = y.times(ax.value(), pedersen);
    List<TomPoint> points =
        TomCurve.CURVE.normalised(
            List.of(
                x.point(),
                y.point(),
                z.point(),
                c4.point(),
                ax.point(),
                ay.point(),
                az.point(),
                a41.point(),
                a42.point()));
    FieldElement c = Challenge.of(points).in(Pedersen.SCALARS);
    return new ProductProof(
        points.get(3),
        points.get(4),
        points.get(5),
        points.get(6),
        points.get(7),
        points.get(8),
        ax.value().minus(c.times(x.value())),
        ay.value().minus(c.times(y.value())),
        az.value().minus(c.times(z.value())),
        ax.blinding().minus(c.times(x.blinding())),
        ay.blinding().minus(c.times(y.blinding())),
        az.blinding().minus(c.times(z.blinding())),
        a41.blinding().minus(c.times(c4.blinding())));
  }

  /** Adds what must hold; the commitments are normalised. */
  void addTo(Relations<TomPoint> relations, Pedersen pedersen, TomPoint x, TomPoint y, TomPoint z) {
    TomPoint g = pedersen.g();
    TomPoint h = pedersen.h();
    List<TomPoint> points = List.of(x, y, z, c4, ax, ay, az, a41, a42);
    FieldElement c = Challenge.of(points).in(Pedersen.SCALARS);
    relations.begin().plus(g, tx).plus(h, tRx).plus(x, c).minus(ax);
    relations.begin().plus(g, ty).plus(h, tRy).plus(y, c).minus(ay);
    relations.begin().plus(g, tz).plus(h, tRz).plus(z, c).minus(az);
    relations.begin().plus(g, tz).plus(h, tR4).plus(c4, c).minus(a41);
    relations.begin().plus(y, tx).plus(c4, c).minus(a42);
  }
}
