package io.github.cognitosrp.zkattest.proof;

import io.github.cognitosrp.zkattest.curve.CurvePoint;
import io.github.cognitosrp.zkattest.curve.FieldElement;
import io.github.cognitosrp.zkattest.curve.PrimeField;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * A challenge of 80 bits: the first ten bytes of SHA-256 of the points' encodings, as the npm
 * package computes it. No name of the proof, no length and nothing of the statement goes in; to
 * change that would be another protocol.
 */
final class Challenge {
  static final int BITS = 80;
  private static final int BYTES = BITS / Byte.SIZE;
  private static final byte UNCOMPRESSED = 4;

  private final byte[] bytes;

  private Challenge(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The challenge of these points.
   *
   * @param points with Z = 1
   */
  static Challenge of(List<? extends CurvePoint<?>> points) {
    MessageDigest sha256 = sha256();
    for (CurvePoint<?> point : points) {
      if (!point.z().equals(point.z().field().one())) {
        throw new IllegalArgumentException("points must be normalised");
      }
      sha256.update(UNCOMPRESSED);
      sha256.update(point.x().toBytes());
      sha256.update(point.y().toBytes());
    }
    return new Challenge(Arrays.copyOf(sha256.digest(), BYTES));
  }

  /** Bit {@code index} of the big-endian number, the lowest first. */
  boolean bit(int index) {
    return ((bytes[BYTES - 1 - index / Byte.SIZE] >> (index % Byte.SIZE)) & 1) == 1;
  }

  /** The number in a field. */
  FieldElement in(PrimeField field) {
    return field.reduce(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
