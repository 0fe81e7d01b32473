package io.github.cognitosrp.zkattest.proof;

import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.TomCurve;
import io.github.cognitosrp.zkattest.curve.TomPoint;
import java.security.SecureRandom;
import java.util.List;

/**
 * Proof that three points of P-256 with committed coordinates add up: (x1, y1) + (x2, y2) = (x3,
 * y3), with x1 ≠ x2. The slope is i10 = (y2 − y1)·i8 with i8 = 1/(x2 − x1); then x3 = i10² − x1 −
 * x2 and y3 = i10·(x1 − x3) − y1. Names as in the JSON, whose C_n commits to i_n.
 */
public record PointSumProof(
    TomPoint c8,
    TomPoint c10,
    TomPoint c11,
    TomPoint c13,
    ProductProof pi8,
    ProductProof pi10,
    ProductProof pi11,
    ProductProof pi13,
    EqualityProof pix,
    EqualityProof piy) {

  /** A point's committed coordinates, with their openings. */
  record Secret(Commitment x, Commitment y) {}

  /** A point's committed coordinates. */
  record Public(TomPoint x, TomPoint y) {}

  static PointSumProof prove(
      Pedersen pedersen, Secret first, Secret second, Secret sum, SecureRandom random) {
    Commitment c7 = second.x.minus(first.x);
    Commitment c9 = second.y.minus(first.y);
    Commitment c12 = first.x.minus(sum.x);
    FieldElement i8 = c7.value().inverse();
    FieldElement i10 = i8.times(c9.value());
    Commitment c8 = pedersen.commit(i8, random);
    Commitment c10 = pedersen.commit(i10, random);
    Commitment c11 = pedersen.commit(i10.squared(), random);
    Commitment c13 = pedersen.commit(i10.times(c12.value()), random);
    Commitment one = new Commitment(pedersen.g(), Pedersen.SCALARS.one(), Pedersen.SCALARS.zero());
    List<TomPoint> points =
        TomCurve.CURVE.normalised(List.of(c8.point(), c10.point(), c11.point(), c13.point()));
    return new PointSumProof(
        points.get(0),
        points.get(1),
        points.get(2),
        points.get(3),
        ProductProof.prove(pedersen, c7, c8, one, random),
        ProductProof.prove(pedersen, c8, c9, c10, random),
        ProductProof.prove(pedersen, c10, c10, c11, random),
        ProductProof.prove(pedersen, c10, c12, c13, random),
        EqualityProof.prove(pedersen, c11, sum.x.plus(first.x).plus(second.x), random),
        EqualityProof.prove(pedersen, c13, sum.y.plus(first.y), random));
  }

  /** Adds what must hold. */
  void addTo(
      Relations<TomPoint> relations, Pedersen pedersen, Public first, Public second, Public sum) {
    List<TomPoint> points =
        TomCurve.CURVE.normalised(
            List.of(
                second.x.minus(first.x),
                second.y.minus(first.y),
                first.x.minus(sum.x),
                sum.x.plus(first.x).plus(second.x),
                sum.y.plus(first.y)));
    TomPoint c7 = points.get(0);
    TomPoint c9 = points.get(1);
    TomPoint c12 = points.get(2);
    pi8.addTo(relations, pedersen, c7, c8, pedersen.g());
    pi10.addTo(relations, pedersen, c8, c9, c10);
    pi11.addTo(relations, pedersen, c10, c10, c11);
    pi13.addTo(relations, pedersen, c10, c12, c13);
    pix.addTo(relations, pedersen, c11, points.get(3));
    piy.addTo(relations, pedersen, c13, points.get(4));
  }
}
