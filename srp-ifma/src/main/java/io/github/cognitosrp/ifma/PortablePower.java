package io.github.cognitosrp.ifma;

import static io.github.cognitosrp.ifma.WorkspaceLayout.ENTRIES;
import static io.github.cognitosrp.ifma.WorkspaceLayout.WINDOW_BITS;

import io.github.cognitosrp.modpow.support.FixedLengthBytes;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Powers in plain Java for moduli that are too long for the native code: the same fixed windows
 * over a Montgomery multiplication with limbs of 31 bits. Nobody signs in with such a modulus; it
 * is constant-time and short, not fast.
 *
 * <p>Bounds: with two bits to spare in R, factors below 2·N give a product below 2·N. A sum in
 * {@link #multiply} is at most 2·(2^31 − 1)² + 2^31 + 2^33 &lt; 2^64.
 */
final class PortablePower {
  private static final int LIMB_BITS = 31;
  private static final long MASK = (1L << LIMB_BITS) - 1;
  private static final int SPARE_BITS = 2;

  private final long[] n;
  private final long negatedInverse;
  private final int bytes;

  private PortablePower(BigInteger modulus, int limbs) {
    bytes = (limbs * LIMB_BITS + Byte.SIZE - 1) / Byte.SIZE;
    n = limbs(modulus, limbs);
    BigInteger radix = BigInteger.ONE.shiftLeft(LIMB_BITS);
    negatedInverse = modulus.negate().modInverse(radix).longValue();
  }

  static BigInteger pow(
      BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
    int limbs = (modulus.bitLength() + SPARE_BITS + LIMB_BITS - 1) / LIMB_BITS;
    PortablePower arithmetic = new PortablePower(modulus, limbs);
    BigInteger r = BigInteger.ONE.shiftLeft(LIMB_BITS * limbs);
    long[][] table = new long[ENTRIES][];
    long[] indices = WindowIndices.of(exponent, exponentBits);
    try {
      table[0] = arithmetic.limbs(r.mod(modulus), limbs);
      long[] factor = arithmetic.limbs(base, limbs);
      table[1] = arithmetic.multiply(factor, arithmetic.limbs(r.multiply(r).mod(modulus), limbs));
      Arrays.fill(factor, 0);
      for (int i = 2; i < ENTRIES; i++) {
        table[i] = arithmetic.multiply(table[i - 1], table[1]);
      }
      return arithmetic.power(table, indices);
    } finally {
      Arrays.fill(indices, 0);
      Arrays.stream(table).filter(entry -> entry != null).forEach(entry -> Arrays.fill(entry, 0));
    }
  }

  private BigInteger power(long[][] table, long[] indices) {
    long[] power = choose(table, indices[0]);
    for (int i = 1; i < indices.length; i++) {
      for (int squaring = 0; squaring < WINDOW_BITS; squaring++) {
        power = replaced(power, multiply(power, power));
      }
      long[] factor = choose(table, indices[i]);
      power = replaced(power, multiply(power, factor));
      Arrays.fill(factor, 0);
    }
    long[] one = new long[n.length];
    one[0] = 1;
    power = replaced(power, multiply(power, one));
    subtractOnce(power);
    byte[] bigEndian = new byte[bytes];
    for (int bit = 0; bit < n.length * LIMB_BITS; bit++) {
      long value = (power[bit / LIMB_BITS] >>> (bit % LIMB_BITS)) & 1;
      bigEndian[bytes - 1 - bit / Byte.SIZE] |= (byte) (value << (bit % Byte.SIZE));
    }
    Arrays.fill(power, 0);
    BigInteger number = FixedLengthBytes.toNumber(bigEndian);
    Arrays.fill(bigEndian, (byte) 0);
    return number;
  }

  private static long[] replaced(long[] old, long[] fresh) {
    Arrays.fill(old, 0);
    return fresh;
  }

  private long[] limbs(BigInteger number, int count) {
    byte[] littleEndian = FixedLengthBytes.littleEndian(number, bytes);
    long[] limbs = new long[count];
    for (int bit = 0; bit < count * LIMB_BITS; bit++) {
      long value = (littleEndian[bit / Byte.SIZE] >> (bit % Byte.SIZE)) & 1;
      limbs[bit / LIMB_BITS] |= value << (bit % LIMB_BITS);
    }
    Arrays.fill(littleEndian, (byte) 0);
    return limbs;
  }

  private long[] multiply(long[] a, long[] b) {
    long[] sum = new long[n.length];
    long top = 0;
    for (long limb : b) {
      long lowest = sum[0] + a[0] * limb;
      long quotient = ((lowest & MASK) * negatedInverse) & MASK;
      long carry = (lowest + quotient * n[0]) >>> LIMB_BITS;
      for (int j = 1; j < n.length; j++) {
        long next = sum[j] + a[j] * limb + quotient * n[j] + carry;
        sum[j - 1] = next & MASK;
        carry = next >>> LIMB_BITS;
      }
      long last = top + carry;
      sum[n.length - 1] = last & MASK;
      top = last >>> LIMB_BITS;
    }
    return sum;
  }

  private static long[] choose(long[][] table, long wanted) {
    long[] chosen = new long[table[0].length];
    for (int i = 0; i < table.length; i++) {
      // All ones where they are equal: only 0 − 1 is negative.
      long mask = ((i ^ wanted) - 1) >> (Long.SIZE - 1);
      for (int j = 0; j < chosen.length; j++) {
        chosen[j] |= table[i][j] & mask;
      }
    }
    return chosen;
  }

  /** Subtracts N where that leaves no negative number, at the same work. */
  private void subtractOnce(long[] number) {
    long[] difference = new long[n.length];
    long borrow = 0;
    for (int i = 0; i < n.length; i++) {
      long limb = number[i] - n[i] - borrow;
      difference[i] = limb & MASK;
      borrow = limb >>> (Long.SIZE - 1);
    }
    long keep = -borrow;
    for (int i = 0; i < n.length; i++) {
      number[i] = (number[i] & keep) | (difference[i] & ~keep);
    }
    Arrays.fill(difference, 0);
  }
}
