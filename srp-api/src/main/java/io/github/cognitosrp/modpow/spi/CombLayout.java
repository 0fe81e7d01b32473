package io.github.cognitosrp.modpow.spi;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * How a comb for powers of one public base lays out exponents and tables (C. H. Lim and P. J. Lee,
 * "More flexible exponentiation with precomputation", CRYPTO '94). The exponent is cut into blocks
 * of {@value #COLUMNS} bits. Block {@value #TEETH}·j + i is tooth i of table j, which holds, for
 * each set of teeth, the product of base^(2^({@value #COLUMNS}·block)). Going through the columns
 * from the highest bit of the blocks to the lowest, a power takes a squaring for each column but
 * the first and one entry of each table: 55 multiplications for 256 bits in place of about 310.
 *
 * <p>May leak: everything but exponents. Must not leak: the bits of an exponent; only its public
 * length and public positions decide what is read. Stateless.
 */
public final class CombLayout {
  /** The bits of a block. */
  public static final int COLUMNS = 4;

  /** The blocks that share a table. */
  public static final int TEETH = 5;

  /** The entries of a table, one for each set of teeth. */
  public static final int ENTRIES = 1 << TEETH;

  private static final int BITS_OF_TABLE = TEETH * COLUMNS;

  private CombLayout() {}

  /**
   * The number of tables for exponents of a length.
   *
   * @param exponentBits the public length in bits, at least 0
   * @return as many tables as cover it
   */
  public static int tables(int exponentBits) {
    return (exponentBits + BITS_OF_TABLE - 1) / BITS_OF_TABLE;
  }

  /**
   * The digits of an exponent for {@link #entry}.
   *
   * @param exponent the exponent, 0 ≤ exponent &lt; 2^exponentBits
   * @param exponentBits its public length in bits
   * @return its bytes, the least significant first, padded to whole tables; the caller's to wipe
   */
  public static byte[] digits(BigInteger exponent, int exponentBits) {
    byte[] digits = new byte[(tables(exponentBits) * BITS_OF_TABLE + Byte.SIZE - 1) / Byte.SIZE];
    byte[] bytes = exponent.toByteArray();
    for (int i = 0; i < Math.min(bytes.length, digits.length); i++) {
      digits[i] = bytes[bytes.length - 1 - i];
    }
    Arrays.fill(bytes, (byte) 0);
    return digits;
  }

  /**
   * The entry that an exponent takes from a table for one column: a secret.
   *
   * @param digits what {@link #digits} returned
   * @param table the table, from 0
   * @param column the column, 0 to {@value #COLUMNS} − 1
   * @return the entry, 0 to {@value #ENTRIES} − 1
   */
  public static int entry(byte[] digits, int table, int column) {
    int entry = 0;
    for (int tooth = 0; tooth < TEETH; tooth++) {
      int bit = (table * TEETH + tooth) * COLUMNS + column;
      entry |= ((digits[bit / Byte.SIZE] >> (bit % Byte.SIZE)) & 1) << tooth;
    }
    return entry;
  }

  /**
   * Computes the tables of a base with {@link BigInteger}, in some milliseconds.
   *
   * @param base the base, 0 ≤ base &lt; modulus
   * @param modulus the modulus, at least 3
   * @param exponentBits the length in bits that the tables are for
   * @return the tables, each of {@value #ENTRIES} numbers below the modulus
   */
  public static BigInteger[][] entries(BigInteger base, BigInteger modulus, int exponentBits) {
    BigInteger[][] tables = new BigInteger[tables(exponentBits)][ENTRIES];
    BigInteger power = base;
    for (BigInteger[] table : tables) {
      table[0] = BigInteger.ONE;
      for (int entry = 1; entry < ENTRIES; entry++) {
        int rest = entry & (entry - 1);
        if (rest == 0) {
          table[entry] = power;
          for (int square = 0; square < COLUMNS; square++) {
            power = power.multiply(power).mod(modulus);
          }
        } else {
          table[entry] = table[rest].multiply(table[entry ^ rest]).mod(modulus);
        }
      }
    }
    return tables;
  }

  /**
   * Holds a comb against {@link BigInteger#modPow}: powers that use each entry of each table once.
   * Where the base is invertible, no single wrong entry can hide in their product.
   *
   * @param comb computes base^exponent for exponents of all the bits that the tables cover, which
   *     may be some more than {@code exponentBits}
   * @param base the base, 0 ≤ base &lt; modulus
   * @param modulus the modulus, at least 3
   * @param exponentBits the length in bits that the tables are for
   * @return whether the comb's answers are right
   */
  public static boolean isRight(
      UnaryOperator<BigInteger> comb, BigInteger base, BigInteger modulus, int exponentBits) {
    BigInteger product = BigInteger.ONE;
    BigInteger sum = BigInteger.ZERO;
    for (int first = 0; first < ENTRIES; first += COLUMNS) {
      BigInteger exponent = BigInteger.ZERO;
      for (int bit = 0; bit < tables(exponentBits) * BITS_OF_TABLE; bit++) {
        int entry = first + bit % COLUMNS;
        if (((entry >> (bit / COLUMNS % TEETH)) & 1) != 0) {
          exponent = exponent.setBit(bit);
        }
      }
      product = product.multiply(comb.apply(exponent)).mod(modulus);
      sum = sum.add(exponent);
    }
    return base.modPow(sum, modulus).equals(product);
  }
}
