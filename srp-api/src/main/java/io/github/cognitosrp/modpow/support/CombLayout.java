package io.github.cognitosrp.modpow.support;

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

  /** What a power does at the steps of {@link #walk}. */
  public interface Steps {

    /**
     * Sets the power to an entry.
     *
     * @param table the table, from 0
     * @param entry the entry, 0 to {@value #ENTRIES} − 1: a secret
     */
    void start(int table, int entry);

    /**
     * Multiplies the power by an entry.
     *
     * @param table the table, from 0
     * @param entry the entry, 0 to {@value #ENTRIES} − 1: a secret
     */
    void multiply(int table, int entry);

    /** Squares the power. */
    void square();
  }

  /**
   * Goes through the columns from the highest: the same steps for every exponent of a length.
   *
   * @param exponent the exponent, 0 ≤ exponent &lt; 2^exponentBits
   * @param exponentBits its public length in bits, at least 1
   * @param steps computes the power
   */
  public static void walk(BigInteger exponent, int exponentBits, Steps steps) {
    int tables = tables(exponentBits);
    byte[] digits =
        FixedLengthBytes.littleEndian(
            exponent, (tables * BITS_OF_TABLE + Byte.SIZE - 1) / Byte.SIZE);
    try {
      steps.start(0, entry(digits, 0, COLUMNS - 1));
      for (int column = COLUMNS - 1; column >= 0; column--) {
        boolean first = column == COLUMNS - 1;
        if (!first) {
          steps.square();
        }
        for (int table = first ? 1 : 0; table < tables; table++) {
          steps.multiply(table, entry(digits, table, column));
        }
      }
    } finally {
      Arrays.fill(digits, (byte) 0);
    }
  }

  private static int entry(byte[] digits, int table, int column) {
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
   * Compares a comb with {@link BigInteger#modPow}, in powers that use each entry of each table
   * once. Where the base is invertible, a single wrong entry makes their product wrong.
   *
   * @param comb computes base^exponent for exponents of all the bits that the tables cover, which
   *     may be some more than {@code exponentBits}
   * @param base the base, 0 ≤ base &lt; modulus
   * @param modulus the modulus, at least 3
   * @param exponentBits the length in bits that the tables are for
   * @return whether the comb's answers are right
   */
  public static boolean verify(
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
