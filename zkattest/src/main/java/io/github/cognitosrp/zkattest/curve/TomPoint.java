package io.github.cognitosrp.zkattest.curve;

/**
 * A point of {@link TomCurve} in extended coordinates (T = X·Y/Z), added with the formula of Hisil,
 * Wong, Carter and Dawson, "Twisted Edwards curves revisited" (ASIACRYPT 2008), section 3.1.
 */
public record TomPoint(FieldElement x, FieldElement y, FieldElement t, FieldElement z)
    implements CurvePoint<TomPoint> {
  @Override
  public TomCurve curve() {
    return TomCurve.CURVE;
  }

  @Override
  public TomPoint plus(TomPoint other) {
    FieldElement xx = x.times(other.x);
    FieldElement yy = y.times(other.y);
    FieldElement dtt = TomCurve.D.times(t).times(other.t);
    FieldElement zz = z.times(other.z);
    FieldElement e = x.plus(y).times(other.x.plus(other.y)).minus(xx).minus(yy);
    FieldElement f = zz.minus(dtt);
    FieldElement g = zz.plus(dtt);
    FieldElement h = yy.minus(TomCurve.A.times(xx));
    return new TomPoint(e.times(f), g.times(h), e.times(h), f.times(g));
  }

  @Override
  public TomPoint negated() {
    return new TomPoint(x.negated(), y, t.negated(), z);
  }

  @Override
  public boolean isIdentity() {
    return x.isZero() && y.equals(z);
  }
}
