package io.github.cognitosrp.zkattest.curve;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The curve P-256 of NIST SP 800-186: y² = x³ − 3x + b. Its order is prime. */
public final class P256 extends Curve<P256Point> {
  /** The coordinates' field, which is the field of the scalars of {@link TomCurve} as well. */
  static final PrimeField BASE_FIELD =
      new PrimeField(hex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff"));

  private static final PrimeField SCALAR_FIELD =
      new PrimeField(hex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"));

  static final FieldElement B =
      BASE_FIELD.of(hex("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b"));

  /** The only instance. */
  public static final P256 CURVE = new P256();

  private static final P256Point IDENTITY =
      new P256Point(BASE_FIELD.zero(), BASE_FIELD.one(), BASE_FIELD.zero());
  private static final P256Point GENERATOR =
      CURVE.point(
          BASE_FIELD.of(hex("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296")),
          BASE_FIELD.of(hex("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5")));

  private P256() {
    super("p256", BASE_FIELD, SCALAR_FIELD);
  }

  private static BigInteger hex(String digits) {
    return new BigInteger(digits, 16);
  }

  @Override
  public int cofactor() {
    return 1;
  }

  @Override
  public P256Point identity() {
    return IDENTITY;
  }

  @Override
  public P256Point generator() {
    return GENERATOR;
  }

  @Override
  public boolean contains(FieldElement x, FieldElement y) {
    return y.squared().equals(rightSide(x));
  }

  @Override
  public P256Point point(FieldElement x, FieldElement y) {
    return new P256Point(x, y, BASE_FIELD.one());
  }

  /** The point with this x; of its two y, the root that the exponent (p + 1)/4 gives. */
  @Override
  @Nullable P256Point lift(FieldElement x) {
    FieldElement y = rightSide(x).rootCandidate();
    return contains(x, y) ? point(x, y) : null;
  }

  private static FieldElement rightSide(FieldElement x) {
    FieldElement threeX = x.doubled().plus(x);
    return x.squared().times(x).minus(threeX).plus(B);
  }

  @Override
  int coordinates() {
    return 3;
  }

  @Override
  void copyTo(P256Point point, long[] target, int offset) {
    point.x().copyTo(target, offset);
    point.y().copyTo(target, offset + PrimeField.DIGITS);
    point.z().copyTo(target, offset + 2 * PrimeField.DIGITS);
  }

  @Override
  P256Point pointFrom(long[] digits) {
    return new P256Point(
        BASE_FIELD.elementAt(digits, 0),
        BASE_FIELD.elementAt(digits, 1),
        BASE_FIELD.elementAt(digits, 2));
  }
}
