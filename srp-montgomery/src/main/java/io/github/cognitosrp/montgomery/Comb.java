package io.github.cognitosrp.montgomery;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Powers of one public base by the method of Lim and Lee (CRYPTO '94): the exponent's bits are laid
 * out in {@value #TEETH} rows, each cut into {@value #BLOCKS} blocks; a step takes one column of
 * each block. For 256 bits that makes 64 multiplications in place of about 320. Holds nothing
 * secret. Immutable, thread-safe.
 */
final class Comb {
  static final int TEETH = 5;
  static final int BLOCKS = 4;

  private final MontgomeryModulus modulus;
  private final int columns;
  private final double[][][] tables;

  /**
   * Builds the tables: an exponentiation's worth of multiplications.
   *
   * @param bits the longest exponent, at least 1
   */
  Comb(MontgomeryModulus modulus, BigInteger base, int bits) {
    this.modulus = modulus;
    columns = (bits + TEETH * BLOCKS - 1) / (TEETH * BLOCKS);
    tables = new double[BLOCKS][1 << TEETH][];
    Workspace workspace = modulus.newWorkspace();
    double[] one = modulus.newElement();
    modulus.enter(one, BigInteger.ONE, workspace);
    double[] power = modulus.newElement();
    modulus.enter(power, base, workspace);
    for (double[][] table : tables) {
      table[0] = one;
    }
    for (int tooth = 0; tooth < TEETH; tooth++) {
      for (double[][] table : tables) {
        addTooth(table, tooth, power, workspace);
        for (int i = 0; i < columns; i++) {
          modulus.multiply(power, power, power, workspace);
        }
      }
    }
  }

  private void addTooth(double[][] table, int tooth, double[] power, Workspace workspace) {
    int first = 1 << tooth;
    table[first] = power.clone();
    for (int i = 1; i < first; i++) {
      table[first + i] = modulus.newElement();
      modulus.multiply(table[first + i], table[i], table[first], workspace);
    }
  }

  /** The modulus whose kernel the tables are for. */
  MontgomeryModulus modulus() {
    return modulus;
  }

  BigInteger power(BigInteger exponent) {
    Workspace workspace = modulus.newWorkspace();
    double[] power = modulus.newElement();
    double[] factor = modulus.newElement();
    try (ExponentBits e = new ExponentBits(exponent, TEETH * BLOCKS * columns)) {
      modulus.select(power, tables[0], index(e, 0, columns - 1));
      for (int column = columns - 1; column >= 0; column--) {
        boolean first = column == columns - 1;
        if (!first) {
          modulus.multiply(power, power, power, workspace);
        }
        for (int block = first ? 1 : 0; block < BLOCKS; block++) {
          modulus.select(factor, tables[block], index(e, block, column));
          modulus.multiply(power, power, factor, workspace);
        }
      }
      return modulus.leave(power, workspace);
    } finally {
      workspace.wipe();
      Arrays.fill(power, 0);
      Arrays.fill(factor, 0);
    }
  }

  /**
   * Takes every entry of every table once and holds the powers against {@link BigInteger}, whose
   * running time may depend on these public numbers.
   */
  boolean isRight(BigInteger base, BigInteger n) {
    for (int first = 0; first < 1 << TEETH; first += columns) {
      BigInteger exponent = exponentThatTakes(first);
      if (!power(exponent).equals(base.modPow(exponent, n))) {
        return false;
      }
    }
    return true;
  }

  /** The exponent that takes entry first + c of every table in column c. */
  private BigInteger exponentThatTakes(int first) {
    BigInteger exponent = BigInteger.ZERO;
    for (int block = 0; block < BLOCKS; block++) {
      for (int column = 0; column < columns; column++) {
        for (int tooth = 0; tooth < TEETH; tooth++) {
          if ((((first + column) >> tooth) & 1) != 0) {
            exponent = exponent.setBit((tooth * BLOCKS + block) * columns + column);
          }
        }
      }
    }
    return exponent;
  }

  private int index(ExponentBits e, int block, int column) {
    int index = 0;
    for (int tooth = TEETH - 1; tooth >= 0; tooth--) {
      index = index << 1 | e.bit((tooth * BLOCKS + block) * columns + column);
    }
    return index;
  }
}
