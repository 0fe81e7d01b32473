package io.github.cognitosrp.zkattest.curve;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * A number of a {@link PrimeField}. Immutable and thread-safe; the operations take the same time
 * for all numbers, except those that say otherwise. Has no secret in {@code toString}, because it
 * has no {@code toString}.
 */
public final class FieldElement {
  private final PrimeField field;

  /** In Montgomery's form, below the modulus. Never changed. */
  private final long[] digits;

  FieldElement(PrimeField field, long[] digits) {
    this.field = field;
    this.digits = digits;
  }

  /** The field that it belongs to. */
  public PrimeField field() {
    return field;
  }

  /** The sum. */
  public FieldElement plus(FieldElement other) {
    return new FieldElement(field, field.add(digits, sameField(other)));
  }

  /** The difference. */
  public FieldElement minus(FieldElement other) {
    return new FieldElement(field, field.subtract(digits, sameField(other)));
  }

  /** The product. */
  public FieldElement times(FieldElement other) {
    return new FieldElement(field, field.multiply(digits, sameField(other)));
  }

  /** The product with itself. */
  public FieldElement squared() {
    return times(this);
  }

  /** Twice the number. */
  public FieldElement doubled() {
    return plus(this);
  }

  /** The number that adds up with this one to zero. */
  public FieldElement negated() {
    return field.zero().minus(this);
  }

  /** The inverse; 0 for 0. By Fermat's theorem, because the exponent p − 2 is public. */
  public FieldElement inverse() {
    return power(field.modulus().subtract(BigInteger.TWO));
  }

  /**
   * The number to a power. The time depends on the exponent, not on the number.
   *
   * @param exponent public, at least 0
   */
  public FieldElement power(BigInteger exponent) {
    FieldElement result = field.one();
    for (int i = exponent.bitLength() - 1; i >= 0; i--) {
      result = result.squared();
      if (exponent.testBit(i)) {
        result = result.times(this);
      }
    }
    return result;
  }

  /**
   * A square root, if the number is a square; otherwise a number whose square is another one. For
   * primes that leave 3 when divided by 4.
   */
  FieldElement rootCandidate() {
    return power(field.modulus().add(BigInteger.ONE).shiftRight(2));
  }

  /** Whether it is zero. */
  public boolean isZero() {
    return equals(field.zero());
  }

  /** Big-endian, as many bytes as {@link PrimeField#bytes} says. */
  public byte[] toBytes() {
    return FieldBytes.bytes(field.plain(digits), field.bytes());
  }

  /** The number from 0 to the modulus − 1. The time depends on it. */
  public BigInteger toBigInteger() {
    return new BigInteger(1, toBytes());
  }

  void copyTo(long[] target, int offset) {
    System.arraycopy(digits, 0, target, offset, PrimeField.DIGITS);
  }

  private long[] sameField(FieldElement other) {
    if (other.field != field) {
      throw new IllegalArgumentException("numbers of two fields");
    }
    return other.digits;
  }

  /** All ones if both are the same number, zero if not; no branch depends on it. */
  public int maskIfEqual(FieldElement other) {
    long[] others = sameField(other);
    long difference = 0;
    for (int i = 0; i < PrimeField.DIGITS; i++) {
      difference |= digits[i] ^ others[i];
    }
    // Digits have 52 bits, so minus one is negative for zero only.
    return (int) ((difference - 1) >> (Long.SIZE - 1));
  }

  /** Whether both are the same number of the same field. */
  @Override
  public boolean equals(Object object) {
    return object instanceof FieldElement other && other.field == field && maskIfEqual(other) != 0;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(digits);
  }
}
