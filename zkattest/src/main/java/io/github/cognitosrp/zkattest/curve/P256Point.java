package io.github.cognitosrp.zkattest.curve;

/**
 * A point of P-256, added with the complete formula of Renes, Costello and Batina, "Complete
 * addition formulas for prime order elliptic curves" (EUROCRYPT 2016), algorithm 4.
 */
public record P256Point(FieldElement x, FieldElement y, FieldElement z)
    implements CurvePoint<P256Point> {
  @Override
  public P256 curve() {
    return P256.CURVE;
  }

  @Override
  public P256Point plus(P256Point other) {
    FieldElement xx = x.times(other.x);
    FieldElement yy = y.times(other.y);
    FieldElement zz = z.times(other.z);
    FieldElement xy = x.plus(y).times(other.x.plus(other.y)).minus(xx.plus(yy));
    FieldElement yz = y.plus(z).times(other.y.plus(other.z)).minus(yy.plus(zz));
    FieldElement xz = x.plus(z).times(other.x.plus(other.z)).minus(xx.plus(zz));
    FieldElement zz3 = tripled(zz);
    FieldElement u = tripled(xz.minus(P256.B.times(zz)));
    FieldElement v = tripled(P256.B.times(xz).minus(zz3).minus(xx));
    FieldElement w = tripled(xx).minus(zz3);
    FieldElement sum = yy.plus(u);
    FieldElement difference = yy.minus(u);
    return new P256Point(
        xy.times(sum).minus(yz.times(v)),
        sum.times(difference).plus(w.times(v)),
        yz.times(difference).plus(xy.times(w)));
  }

  private static FieldElement tripled(FieldElement a) {
    return a.doubled().plus(a);
  }

  @Override
  public P256Point negated() {
    return new P256Point(x, y.negated(), z);
  }

  @Override
  public boolean isIdentity() {
    return z.isZero();
  }
}
