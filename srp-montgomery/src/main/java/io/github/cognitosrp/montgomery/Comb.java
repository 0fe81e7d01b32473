package io.github.cognitosrp.montgomery;

import static io.github.cognitosrp.modpow.support.CombLayout.ENTRIES;

import io.github.cognitosrp.modpow.support.CombLayout;
import io.github.cognitosrp.modpow.support.FixedBaseTables;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Powers of one public base by the comb of {@link CombLayout}, with entries that are chosen by
 * reading their whole table. Holds nothing secret. Immutable, thread-safe.
 */
final class Comb implements FixedBaseTables.Comb {
  private final MontgomeryModulus modulus;
  private final double[][][] tables;

  /**
   * Builds the tables.
   *
   * @param maxExponentBits the longest exponent, at least 1
   */
  Comb(MontgomeryModulus modulus, BigInteger base, BigInteger n, int maxExponentBits) {
    this.modulus = modulus;
    BigInteger[][] entries = CombLayout.entries(base, n, maxExponentBits);
    tables = new double[entries.length][ENTRIES][];
    Workspace workspace = modulus.newWorkspace();
    for (int j = 0; j < tables.length; j++) {
      for (int entry = 0; entry < ENTRIES; entry++) {
        tables[j][entry] = modulus.newElement();
        modulus.toMontgomery(tables[j][entry], entries[j][entry], workspace);
      }
    }
  }

  /**
   * A fraction in the place of a digit, which only a flipped bit can be, is rounded away in some
   * products and not in others: the powers that check the entries need not show it.
   */
  @Override
  public boolean verify(BigInteger base, BigInteger n, int maxExponentBits) {
    for (double[][] table : tables) {
      for (double[] entry : table) {
        for (double digit : entry) {
          if (digit != Math.rint(digit)) {
            return false;
          }
        }
      }
    }
    return FixedBaseTables.Comb.super.verify(base, n, maxExponentBits);
  }

  @Override
  public BigInteger pow(BigInteger exponent, int exponentBits) {
    try (Power power = new Power()) {
      CombLayout.walk(exponent, exponentBits, power);
      return power.value();
    }
  }

  /** The running product; wiped when closed. */
  private final class Power implements CombLayout.Steps, AutoCloseable {
    private final Workspace workspace = modulus.newWorkspace();
    private final double[] power = modulus.newElement();
    private final double[] factor = modulus.newElement();

    @Override
    public void start(int table, int entry) {
      modulus.select(power, tables[table], entry);
    }

    @Override
    public void multiply(int table, int entry) {
      modulus.select(factor, tables[table], entry);
      modulus.multiply(power, power, factor, workspace);
    }

    @Override
    public void square() {
      modulus.multiply(power, power, power, workspace);
    }

    BigInteger value() {
      return modulus.fromMontgomery(power, workspace);
    }

    @Override
    public void close() {
      workspace.wipe();
      Arrays.fill(power, 0);
      Arrays.fill(factor, 0);
    }
  }
}
