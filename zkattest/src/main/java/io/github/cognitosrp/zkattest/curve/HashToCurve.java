package io.github.cognitosrp.zkattest.curve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A point of a curve from a text, so that nobody knows its logarithm to any other point: SHA-512 of
 * the text and a counter is a coordinate; the counter goes up until that coordinate has a point.
 * Then the point is multiplied by the cofactor. (RFC 9380 calls this try-and-increment. It avoids
 * it because its time depends on the text; the text here is public.)
 */
public final class HashToCurve {
  private static final String DOMAIN = "io.github.cognitosrp.zkattest second generator v1";

  private HashToCurve() {}

  /**
   * The point of a text.
   *
   * @param <P> the curve's points
   * @param text public
   * @return a point of the subgroup that the generator generates; never the identity; normalised
   */
  public static <P extends CurvePoint<P>> P point(Curve<P> curve, String text) {
    for (int counter = 0; ; counter++) {
      P lifted = curve.lift(coordinate(curve, text, counter));
      if (lifted != null) {
        P point = curve.multiple(lifted, BigInteger.valueOf(curve.cofactor()));
        if (!point.isIdentity()) {
          return curve.normalised(point);
        }
      }
    }
  }

  private static FieldElement coordinate(Curve<?> curve, String text, int counter) {
    MessageDigest sha512 = sha512();
    for (String part : new String[] {DOMAIN, curve.name(), text}) {
      byte[] bytes = part.getBytes(UTF_8);
      sha512.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      sha512.update(bytes);
    }
    sha512.update(ByteBuffer.allocate(Integer.BYTES).putInt(counter).array());
    return curve.baseField().reduce(sha512.digest());
  }

  private static MessageDigest sha512() {
    try {
      return MessageDigest.getInstance("SHA-512");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-512", e);
    }
  }
}
