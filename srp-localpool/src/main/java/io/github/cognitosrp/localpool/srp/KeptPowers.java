package io.github.cognitosrp.localpool.srp;

import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Powers of Cognito's g with exponents of eight bytes. From the 201st on, they are products of
 * powers that the process keeps, one for each value of each byte: 2,048 numbers in less than a
 * mebibyte, made in some 20 ms, after which a power costs a third. Thread-safe.
 */
final class FreshPowers {
  static final int BYTES = 8;

  /** A process that signs in a few users never makes the table. */
  static final int WORTH_A_TABLE = 200;

  private static final AtomicInteger ASKED = new AtomicInteger();

  private FreshPowers() {}

  /** factor · g^exponent mod N; the exponent has {@link #BYTES} bytes and is big-endian. */
  static BigInteger times(BigInteger factor, byte[] exponent) {
    if (ASKED.get() < WORTH_A_TABLE) {
      ASKED.incrementAndGet();
      BigInteger power = SrpMath.G.modPow(new BigInteger(1, exponent), SrpMath.N);
      return factor.multiply(power).mod(SrpMath.N);
    }
    BigInteger product = factor;
    for (int i = 0; i < BYTES; i++) {
      product = product.multiply(Table.POWERS[i][exponent[i] & 0xff]).mod(SrpMath.N);
    }
    return product;
  }

  /** Made when it is first read. */
  private static final class Table {
    static final BigInteger[][] POWERS = new BigInteger[BYTES][];

    static {
      BigInteger unit = SrpMath.G;
      for (int i = BYTES - 1; i >= 0; i--) {
        BigInteger[] row = new BigInteger[1 << Byte.SIZE];
        row[0] = BigInteger.ONE;
        for (int value = 1; value < row.length; value++) {
          row[value] = row[value - 1].multiply(unit).mod(SrpMath.N);
        }
        POWERS[i] = row;
        unit = row[row.length - 1].multiply(unit).mod(SrpMath.N);
      }
    }
  }
}
