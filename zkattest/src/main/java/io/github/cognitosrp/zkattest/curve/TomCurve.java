package io.github.cognitosrp.zkattest.curve;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The twisted Edwards curve a·x² + y² = 1 + d·x²·y² that the npm package calls {@code
 * tomEdwards256}, over a field of 258 bits. The order of its generator is the prime of P-256's
 * coordinates: so a coordinate of a point of P-256 is a scalar here, and can be committed to. The
 * cofactor is 4. a is a square and d is none, so one addition formula is right for all points.
 */
public final class TomCurve extends Curve<TomPoint> {
  private static final PrimeField BASE_FIELD =
      new PrimeField(hex("3fffffffc000000040000000000000002ae382c7957cc4ff9713c3d82bc47d3af"));

  static final FieldElement A =
      BASE_FIELD.of(hex("1abce3fd8e1d7a21252515332a512e09d4249bd5b1ec35e316c02254fe8cedf5d"));
  static final FieldElement D =
      BASE_FIELD.of(hex("051781d9823abde00ec99295ba542c8b1401874bcbeb9e9c861174c7bca6a02aa"));

  /** The only instance. */
  public static final TomCurve CURVE = new TomCurve();

  private static final TomPoint IDENTITY = CURVE.point(BASE_FIELD.zero(), BASE_FIELD.one());
  private static final TomPoint GENERATOR =
      CURVE.point(
          BASE_FIELD.of(hex("7907055d0a7d4abc3eafdc25d431d9659fbe007ee2d8ddc4e906206ea9ba4fdb")),
          BASE_FIELD.of(hex("be231cb9f9bf18319c9f081141559b0a33dddccd2221f0464a9cd57081b01a01")));

  private TomCurve() {
    super("tomEdwards256", BASE_FIELD, P256.BASE_FIELD);
  }

  private static BigInteger hex(String digits) {
    return new BigInteger(digits, 16);
  }

  @Override
  public int cofactor() {
    return 4;
  }

  @Override
  public TomPoint identity() {
    return IDENTITY;
  }

  @Override
  public TomPoint generator() {
    return GENERATOR;
  }

  @Override
  public boolean contains(FieldElement x, FieldElement y) {
    FieldElement xx = x.squared();
    FieldElement yy = y.squared();
    FieldElement right = BASE_FIELD.one().plus(D.times(xx).times(yy));
    return A.times(xx).plus(yy).equals(right);
  }

  @Override
  public TomPoint point(FieldElement x, FieldElement y) {
    return new TomPoint(x, y, x.times(y), BASE_FIELD.one());
  }

  /** The point with this y: x² = (1 − y²)/(a − d·y²), whose denominator is never zero. */
  @Override
  @Nullable TomPoint lift(FieldElement y) {
    FieldElement yy = y.squared();
    FieldElement numerator = BASE_FIELD.one().minus(yy);
    FieldElement x = numerator.times(A.minus(D.times(yy)).inverse()).rootCandidate();
    return contains(x, y) ? point(x, y) : null;
  }

  @Override
  int coordinates() {
    return 4;
  }

  @Override
  void copyTo(TomPoint point, long[] target, int offset) {
    point.x().copyTo(target, offset);
    point.y().copyTo(target, offset + PrimeField.DIGITS);
    point.t().copyTo(target, offset + 2 * PrimeField.DIGITS);
    point.z().copyTo(target, offset + 3 * PrimeField.DIGITS);
  }

  @Override
  TomPoint pointFrom(long[] digits) {
    return new TomPoint(
        BASE_FIELD.elementAt(digits, 0),
        BASE_FIELD.elementAt(digits, 1),
        BASE_FIELD.elementAt(digits, 2),
        BASE_FIELD.elementAt(digits, 3));
  }
}
