package io.github.cognitosrp.montgomery;

import io.github.cognitosrp.modpow.support.FixedLengthBytes;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * An odd modulus N for one kind of kernel: arithmetic in its Montgomery domain, and the conversions
 * into it and out of it. Immutable, thread-safe.
 *
 * <p>Kernels work modulo N′ = m·N ≡ −1 mod 2^k, with k bits for one pass, so that the quotient
 * digits of a pass are the low digits of the accumulator themselves. Numbers stay below 1.01 · N′
 * in magnitude: with N′ ≤ R · 2^−24 and quotients of magnitude at most R, a product |a·b + q·N′| /
 * R is at most (1.01² · 2^−24 + 1) · N′.
 */
final class MontgomeryModulus {
  /** Results are reduced in limbs of one digit or half a digit, whose products fit a long. */
  private static final int MAX_LIMB_BITS = 25;

  /** The limbs of N, besides the topmost, that a quotient is estimated from. */
  private static final int LIMBS_BELOW_TOP = 3;

  private final Layout layout;
  private final Kernel kernel;

  /**
   * R² mod N, kept as whole numbers: a flipped bit that put a fraction into a digit could make a
   * few results wrong and leave the others right, those of the self-test among them.
   */
  private final long[] squareOfR;

  private final double[] unit;
  private final int limbBits;
  private final int quotientLimbs;
  private final long[] limbsOfN;
  private final int topLimb;

  MontgomeryModulus(BigInteger n, KernelKind kind) {
    int multiplierBits = kind.multiplierBits();
    BigInteger multiplier = n.negate().modInverse(BigInteger.ONE.shiftLeft(multiplierBits));
    BigInteger scaled = n.multiply(multiplier);
    layout = kind.layout(scaled.bitLength());
    kernel = kind.create(digits(scaled));
    double[] square = digits(BigInteger.ONE.shiftLeft(2 * layout.bitsOfR()).mod(n));
    squareOfR = Arrays.stream(square).mapToLong(digit -> (long) digit).toArray();
    unit = digits(BigInteger.ONE);
    limbBits = layout.digitBits() <= MAX_LIMB_BITS ? layout.digitBits() : layout.digitBits() / 2;
    quotientLimbs = multiplierBits / limbBits;
    limbsOfN = new long[layout.digits() * layout.digitBits() / limbBits];
    byte[] bytes = littleEndian(n);
    for (int i = 0; i < limbsOfN.length; i++) {
      limbsOfN[i] = bits(bytes, i * limbBits, limbBits);
    }
    topLimb = Math.max(0, (n.bitLength() - 1) / limbBits - LIMBS_BELOW_TOP);
  }

  double[] newElement() {
    return new double[layout.digits()];
  }

  Workspace newWorkspace() {
    return new Workspace(layout);
  }

  /** Sets {@code result} to the product of two elements, one of which it may be. */
  void multiply(double[] result, double[] a, double[] b, Workspace workspace) {
    kernel.multiply(result, a, b, workspace);
  }

  /** Copies the entry with a secret index from a table, whose length is a multiple of four. */
  void select(double[] result, double[][] table, int index) {
    kernel.select(result, table, index);
  }

  /** Sets an element to x · R modulo N, 0 ≤ x &lt; N. */
  void toMontgomery(double[] element, BigInteger x, Workspace workspace) {
    double[] digits = digits(x);
    for (int i = 0; i < element.length; i++) {
      element[i] = squareOfR[i];
    }
    kernel.multiply(element, digits, element, workspace);
    Arrays.fill(digits, 0);
  }

  /** The number in 0 … N − 1 whose product with R an element is congruent to. */
  BigInteger fromMontgomery(double[] element, Workspace workspace) {
    double[] digits = newElement();
    kernel.multiply(digits, element, unit, workspace);
    long[] limbs = limbs(digits);
    reduce(limbs);
    byte[] bytes = bigEndian(limbs);
    BigInteger number = FixedLengthBytes.toNumber(bytes);
    Arrays.fill(digits, 0);
    Arrays.fill(limbs, 0);
    Arrays.fill(bytes, (byte) 0);
    return number;
  }

  /** The limbs of a number, from 0, and above them a last one: −1 for a negative number, or 0. */
  private long[] limbs(double[] digits) {
    long[] limbs = new long[limbsOfN.length + 1];
    long mask = (1L << limbBits) - 1;
    long carry = 0;
    int limb = 0;
    for (int i = 0; i < digits.length; i++) {
      long rest = (long) digits[layout.element(i)] + carry;
      for (int bits = 0; bits < layout.digitBits(); bits += limbBits) {
        limbs[limb++] = rest & mask;
        rest >>= limbBits;
      }
      carry = rest;
    }
    limbs[limb] = carry;
    return limbs;
  }

  /**
   * Reduces a number of magnitude at most 1.01 · N′ to 0 … N − 1. The quotient by N, below 1.01 ·
   * m, is found limb by limb from the top. Each is estimated from the number's limbs at N's four
   * top positions and above; what is left out is less than 2^−20 of the quotient's unit, and 24 or
   * 25 bits of quotient are exact in a double. So the remainder is within 0.51 of that unit times
   * N, which bounds the next limb by 2^24, and in the end one masked addition makes it positive.
   *
   * <p>The inverse of N's top is computed anew, because it is the one number of which a flipped bit
   * could make a few results wrong and leave the others right, those of the self-test among them.
   */
  private void reduce(long[] limbs) {
    double inverseOfTop = 1 / from(topLimb, limbsOfN);
    for (int unit = quotientLimbs - 1; unit >= 0; unit--) {
      addMultiple(limbs, -(long) Math.rint(from(topLimb + unit, limbs) * inverseOfTop), unit);
    }
    addMultiple(limbs, -limbs[limbs.length - 1], 0);
  }

  /** The number that the limbs are from one on, rounded. */
  private double from(int lowest, long[] limbs) {
    double number = 0;
    for (int i = limbs.length - 1; i >= lowest; i--) {
      number = number * (1 << limbBits) + limbs[i];
    }
    return number;
  }

  /** Adds a multiple of N, shifted by some limbs. */
  private void addMultiple(long[] limbs, long factor, int shift) {
    long mask = (1L << limbBits) - 1;
    long carry = 0;
    int top = limbs.length - 1;
    for (int i = shift; i < top; i++) {
      long t = limbs[i] + factor * limbsOfN[i - shift] + carry;
      limbs[i] = t & mask;
      carry = t >> limbBits;
    }
    limbs[top] += carry;
  }

  /** The normalised digits of a number from 0. */
  private double[] digits(BigInteger x) {
    double[] digits = newElement();
    byte[] bytes = littleEndian(x);
    int digitBits = layout.digitBits();
    long carry = 0;
    for (int i = 0; i < digits.length - 1; i++) {
      long raw = bits(bytes, i * digitBits, digitBits) + carry;
      carry = (raw + (1L << (digitBits - 1))) >> digitBits;
      digits[layout.element(i)] = raw - (carry << digitBits);
    }
    digits[digits.length - 1] = bits(bytes, (digits.length - 1) * digitBits, digitBits) + carry;
    Arrays.fill(bytes, (byte) 0);
    return digits;
  }

  /** Up to 57 bits from a position on. */
  private static long bits(byte[] littleEndian, int position, int bits) {
    // No VarHandle: to link one takes milliseconds of a program's first sign-in.
    long eightBytes = 0;
    for (int i = Long.BYTES - 1; i >= 0; i--) {
      eightBytes = (eightBytes << Byte.SIZE) | (littleEndian[position / Byte.SIZE + i] & 0xff);
    }
    return (eightBytes >>> (position % Byte.SIZE)) & ((1L << bits) - 1);
  }

  /** Followed by eight more bytes, so that the last bits are read like all others. */
  private byte[] littleEndian(BigInteger x) {
    int length = layout.digits() * layout.digitBits() / Byte.SIZE;
    return FixedLengthBytes.littleEndian(x, length + Long.BYTES);
  }

  private byte[] bigEndian(long[] limbs) {
    byte[] bytes = new byte[limbsOfN.length * limbBits / Byte.SIZE];
    long pending = 0;
    int pendingBits = 0;
    int at = bytes.length;
    for (int i = 0; i < limbsOfN.length; i++) {
      pending |= limbs[i] << pendingBits;
      for (pendingBits += limbBits; pendingBits >= Byte.SIZE; pendingBits -= Byte.SIZE) {
        bytes[--at] = (byte) pending;
        pending >>>= Byte.SIZE;
      }
    }
    return bytes;
  }
}
