package io.github.cognitosrp.montgomery;

import static io.github.cognitosrp.modpow.support.CombLayout.ENTRIES;

import io.github.cognitosrp.modpow.support.CombLayout;
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
      return modulus.leave(power, workspace);
    }

    @Override
    public void close() {
      workspace.wipe();
      Arrays.fill(power, 0);
      Arrays.fill(factor, 0);
    }
  }

  /** Holds powers that use every entry of every table against {@link BigInteger}. */
  boolean verify(BigInteger base, BigInteger n) {
    return CombLayout.verify(this::power, base, n, exponentBits);
  }
}
