package io.github.cognitosrp.montgomery;

import static io.github.cognitosrp.modpow.spi.CombLayout.COLUMNS;
import static io.github.cognitosrp.modpow.spi.CombLayout.ENTRIES;

import io.github.cognitosrp.modpow.spi.CombLayout;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Powers of one public base by the comb of {@link CombLayout}, with entries that are chosen by
 * reading their whole table. Holds nothing secret. Immutable, thread-safe.
 */
final class Comb {
  private final MontgomeryModulus modulus;
  private final int exponentBits;
  private final double[][][] tables;

  /**
   * Builds the tables.
   *
   * @param exponentBits the longest exponent, at least 1
   */
  Comb(MontgomeryModulus modulus, BigInteger base, BigInteger n, int exponentBits) {
    this.modulus = modulus;
    this.exponentBits = exponentBits;
    BigInteger[][] entries = CombLayout.entries(base, n, exponentBits);
    tables = new double[entries.length][ENTRIES][];
    Workspace workspace = modulus.newWorkspace();
    for (int j = 0; j < tables.length; j++) {
      for (int entry = 0; entry < ENTRIES; entry++) {
        tables[j][entry] = modulus.newElement();
        modulus.enter(tables[j][entry], entries[j][entry], workspace);
      }
    }
  }

  /** The modulus whose kernel the tables are for. */
  MontgomeryModulus modulus() {
    return modulus;
  }

  BigInteger power(BigInteger exponent) {
    byte[] digits = CombLayout.digits(exponent, exponentBits);
    Workspace workspace = modulus.newWorkspace();
    double[] power = modulus.newElement();
    double[] factor = modulus.newElement();
    try {
      modulus.select(power, tables[0], CombLayout.entry(digits, 0, COLUMNS - 1));
      for (int column = COLUMNS - 1; column >= 0; column--) {
        boolean first = column == COLUMNS - 1;
        if (!first) {
          modulus.multiply(power, power, power, workspace);
        }
        for (int j = first ? 1 : 0; j < tables.length; j++) {
          modulus.select(factor, tables[j], CombLayout.entry(digits, j, column));
          modulus.multiply(power, power, factor, workspace);
        }
      }
      return modulus.leave(power, workspace);
    } finally {
      workspace.wipe();
      Arrays.fill(digits, (byte) 0);
      Arrays.fill(power, 0);
      Arrays.fill(factor, 0);
    }
  }

  /** Holds powers that use every entry of every table against {@link BigInteger}. */
  boolean isRight(BigInteger base, BigInteger n) {
    return CombLayout.isRight(this::power, base, n, exponentBits);
  }
}
