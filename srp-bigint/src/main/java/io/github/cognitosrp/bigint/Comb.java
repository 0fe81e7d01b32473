package io.github.cognitosrp.bigint;

import java.math.BigInteger;

/**
 * Powers of one public base with exponents of a bounded length, by a comb (C. H. Lim and P. J. Lee,
 * "More flexible exponentiation with precomputation", CRYPTO '94): about 65 products for 256 bits
 * in place of about 310. Variable time.
 *
 * <p>The exponent is cut into {@value #TEETH} teeth of {@code tooth} bits, each tooth into {@value
 * #TABLES} parts of {@code columns} bits. Table j holds, for each set of teeth, base^(Σ 2^(tooth·i
 * + columns·j)); a column of bits costs one squaring and an entry of each table. Immutable.
 */
final class Comb {
  private static final int TEETH = 5;
  private static final int TABLES = 4;
  private static final int ENTRIES = 1 << TEETH;

  private final BarrettModulus modulus;
  private final int tooth;
  private final int columns;
  private final BigInteger[][] tables = new BigInteger[TABLES][ENTRIES];

  /** Builds the tables, with as many products as {@code exponentBits} and about 100 more. */
  Comb(BigInteger base, BigInteger modulus, int exponentBits) {
    this.modulus = new BarrettModulus(modulus);
    this.columns = Math.max(1, (exponentBits + TEETH * TABLES - 1) / (TEETH * TABLES));
    this.tooth = columns * TABLES;
    BigInteger power = base;
    for (int i = 0; i < TEETH; i++) {
      for (int j = 0; j < TABLES; j++) {
        tables[j][1 << i] = power;
        for (int square = 0; square < columns; square++) {
          power = this.modulus.square(power);
        }
      }
    }
    for (BigInteger[] table : tables) {
      table[0] = BigInteger.ONE;
      for (int teeth = 1; teeth < ENTRIES; teeth++) {
        int rest = teeth & (teeth - 1);
        if (rest != 0) {
          table[teeth] = this.modulus.multiply(table[rest], table[teeth ^ rest]);
        }
      }
    }
  }

  /** base^exponent for an exponent of at most the length that the comb was built for. */
  BigInteger pow(BigInteger exponent) {
    BigInteger power = BigInteger.ONE;
    for (int column = columns - 1; column >= 0; column--) {
      power = modulus.square(power);
      for (int j = 0; j < TABLES; j++) {
        int teeth = teeth(exponent, columns * j + column);
        if (teeth != 0) {
          power = modulus.multiply(power, tables[j][teeth]);
        }
      }
    }
    return power;
  }

  /** For the test that flips bits in them. */
  BigInteger[][] tables() {
    return tables;
  }

  private int teeth(BigInteger exponent, int position) {
    int teeth = 0;
    for (int i = 0; i < TEETH; i++) {
      if (exponent.testBit(tooth * i + position)) {
        teeth |= 1 << i;
      }
    }
    return teeth;
  }

  /**
   * Whether powers that use every entry of every table between them are what {@link
   * BigInteger#modPow} says: a bit that a faulty processor or memory has flipped shows here.
   */
  boolean answersAs(BigInteger base, BigInteger modulus) {
    for (int first = 0; first < ENTRIES; first += columns) {
      BigInteger exponent = BigInteger.ZERO;
      for (int column = 0; column < columns; column++) {
        for (int i = 0; i < TEETH; i++) {
          if ((first + column & 1 << i) != 0) {
            for (int j = 0; j < TABLES; j++) {
              exponent = exponent.setBit(tooth * i + columns * j + column);
            }
          }
        }
      }
      if (!pow(exponent).equals(base.modPow(exponent, modulus))) {
        return false;
      }
    }
    return true;
  }
}
