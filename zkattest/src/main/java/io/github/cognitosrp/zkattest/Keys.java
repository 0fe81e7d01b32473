package io.github.cognitosrp.zkattest;

import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.P256;
import io.github.cognitosrp.zkattest.curve.P256Point;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;

/** Points of Java's public keys. */
final class Keys {
  private Keys() {}

  /**
   * The point.
   *
   * @throws IllegalArgumentException if it is not a point of P-256
   */
  static P256Point point(ECPublicKey key) {
    ECPoint point = key.getW();
    if (point == null
        || key.getParams() == null
        || point.equals(ECPoint.POINT_INFINITY)
        || !key.getParams().getOrder().equals(P256.CURVE.scalarField().modulus())) {
      throw new IllegalArgumentException("publicKey must be a point of P-256");
    }
    FieldElement x = coordinate(point.getAffineX());
    FieldElement y = coordinate(point.getAffineY());
    if (!P256.CURVE.contains(x, y)) {
      throw new IllegalArgumentException("publicKey must be a point of P-256");
    }
    return P256.CURVE.point(x, y);
  }

  /** From bytes, because the time of arithmetic with {@code BigInteger} depends on the key. */
  private static FieldElement coordinate(BigInteger value) {
    if (value.signum() < 0 || value.compareTo(P256.CURVE.baseField().modulus()) >= 0) {
      throw new IllegalArgumentException("publicKey must be a point of P-256");
    }
    return P256.CURVE.baseField().reduce(value.toByteArray());
  }
}
