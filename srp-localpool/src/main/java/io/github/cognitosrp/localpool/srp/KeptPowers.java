package io.github.cognitosrp.localpool.srp;

import java.lang.ref.SoftReference;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Powers of one base modulo N. The first 200 are computed with {@code modPow}. Later ones are
 * products of powers that are kept, one for each value of each six bits of the exponent: less than
 * half of the work. The table of a base for 256 bits has 2,752 numbers in 1.2 MB, is made in some
 * 30 ms, and may be dropped when the heap is full. Thread-safe.
 */
final class KeptPowers {
  /** A base that is used less often is not worth a table. */
  static final int WORTH_A_TABLE = 200;

  private static final int DIGIT_BITS = 6;
  private static final int DIGITS = 1 << DIGIT_BITS;

  private static final int N_BITS = SrpMath.N.bitLength();

  /** 2^(2·3072) / N, for Barrett's reduction. */
  private static final BigInteger MU = BigInteger.ONE.shiftLeft(2 * N_BITS).divide(SrpMath.N);

  private final BigInteger base;
  private final int exponentBits;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile SoftReference<BigInteger[][]> kept = new SoftReference<>(null);

  /**
   * @param base 0 &lt; base &lt; N
   * @param exponentBits the most bits that an exponent has
   */
  KeptPowers(BigInteger base, int exponentBits) {
    this.base = base;
    this.exponentBits = exponentBits;
  }

  BigInteger base() {
    return base;
  }

  /**
   * base^exponent mod N.
   *
   * @param exponent 0 ≤ exponent &lt; 2^exponentBits
   */
  BigInteger power(BigInteger exponent) {
    BigInteger[][] table = kept.get();
    if (table == null) {
      if (asked.incrementAndGet() % (WORTH_A_TABLE + 1) != 0) {
        return base.modPow(exponent, SrpMath.N);
      }
      table = table();
      kept = new SoftReference<>(table);
    }
    BigInteger product = BigInteger.ONE;
    for (int i = 0; i < table.length; i++) {
      int digit = exponent.shiftRight(i * DIGIT_BITS).intValue() & (DIGITS - 1);
      if (digit != 0) {
        product = product(product, table[i][digit]);
      }
    }
    return product;
  }

  /** Row i has base^(d·64^i) for each digit d. */
  private BigInteger[][] table() {
    BigInteger[][] rows = new BigInteger[(exponentBits + DIGIT_BITS - 1) / DIGIT_BITS][DIGITS];
    BigInteger unit = base;
    for (BigInteger[] row : rows) {
      row[0] = BigInteger.ONE;
      for (int digit = 1; digit < DIGITS; digit++) {
        row[digit] = product(row[digit - 1], unit);
      }
      unit = product(row[DIGITS - 1], unit);
    }
    return rows;
  }

  /**
   * a·b mod N for a, b &lt; N by Barrett's reduction (Handbook of Applied Cryptography, 14.42):
   * {@link BigInteger#mod} takes almost twice as long.
   */
  private static BigInteger product(BigInteger a, BigInteger b) {
    BigInteger product = a.multiply(b);
    BigInteger quotient = product.shiftRight(N_BITS - 1).multiply(MU).shiftRight(N_BITS + 1);
    BigInteger rest = product.subtract(quotient.multiply(SrpMath.N));
    // The quotient is too small by two at most.
    while (rest.compareTo(SrpMath.N) >= 0) {
      rest = rest.subtract(SrpMath.N);
    }
    return rest;
  }
}
