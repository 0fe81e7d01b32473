package io.github.cognitosrp.zkattest;

import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.P256;
import io.github.cognitosrp.zkattest.curve.P256Point;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import org.jspecify.annotations.Nullable;

/** Points of Java's public keys. */
final class Keys {
  private static final String NO_POINT = "publicKey must be a point of P-256";

  private Keys() {}

  /**
   * The point.
   *
   * @throws IllegalArgumentException if it is not a point of P-256
   */
  static P256Point point(ECPublicKey key) {
    P256Point point;
    try {
      point = read(key.getW(), key.getParams());
    } catch (Exception e) { // The key is of any class.
      throw new IllegalArgumentException(NO_POINT, e);
    }
    if (point == null) {
      throw new IllegalArgumentException(NO_POINT);
    }
    return point;
  }

  private static @Nullable P256Point read(
      @Nullable ECPoint point, @Nullable ECParameterSpec params) {
    if (point == null
        || params == null
        || ECPoint.POINT_INFINITY.equals(point)
        || !P256.CURVE.scalarField().modulus().equals(params.getOrder())) {
      return null;
    }
    FieldElement x = coordinate(point.getAffineX());
    FieldElement y = coordinate(point.getAffineY());
    return x == null || y == null || !P256.CURVE.contains(x, y) ? null : P256.CURVE.point(x, y);
  }

  /** From bytes, because the time of arithmetic with {@code BigInteger} depends on the key. */
  private static @Nullable FieldElement coordinate(BigInteger coordinate) {
    BigInteger value = Inputs.number(coordinate, "publicKey's coordinates");
    if (value.signum() < 0 || value.compareTo(P256.CURVE.baseField().modulus()) >= 0) {
      return null;
    }
    return P256.CURVE.baseField().reduce(value.toByteArray());
  }
}
