package io.github.cognitosrp.bigint;

import io.github.cognitosrp.modpow.support.CombLayout;
import io.github.cognitosrp.modpow.support.FixedBaseTables;
import java.math.BigInteger;
import java.util.function.Supplier;

/** Powers of one public base by the comb of {@link CombLayout}. Variable time. Immutable. */
final class Comb implements FixedBaseTables.Comb {
  private final BarrettModulus modulus;
  private final BarrettModulus.Factor[][] tables;

  /** Builds the tables. */
  Comb(BigInteger base, BigInteger modulus, int maxExponentBits) {
    this.modulus = new BarrettModulus(modulus);
    BigInteger[][] entries = CombLayout.entries(base, modulus, maxExponentBits);
    tables = new BarrettModulus.Factor[entries.length][CombLayout.ENTRIES];
    for (int table = 0; table < tables.length; table++) {
      for (int entry = 0; entry < CombLayout.ENTRIES; entry++) {
        tables[table][entry] = this.modulus.factor(entries[table][entry]);
      }
    }
  }

  /** Tables that are built in the background. */
  static FixedBaseTables tables(
      String threadName, BigInteger base, BigInteger modulus, int maxExponentBits) {
    return new FixedBaseTables(
        threadName, base, modulus, maxExponentBits, new Builder(base, modulus, maxExponentBits));
  }

  private record Builder(BigInteger base, BigInteger modulus, int maxExponentBits)
      implements Supplier<Comb> {
    @Override
    public Comb get() {
      return new Comb(base, modulus, maxExponentBits);
    }
  }

  @Override
  public BigInteger pow(BigInteger exponent, int exponentBits) {
    Power power = new Power();
    CombLayout.walk(exponent, exponentBits, power);
    return power.value;
  }

  private final class Power implements CombLayout.Steps {
    private BigInteger value = BigInteger.ONE;

    @Override
    public void start(int table, int entry) {
      value = tables[table][entry].value();
    }

    @Override
    public void multiply(int table, int entry) {
      if (entry != 0) {
        value = modulus.multiply(value, tables[table][entry]);
      }
    }

    @Override
    public void square() {
      value = modulus.square(value);
    }
  }

  /** For the test that flips bits in them. */
  BarrettModulus.Factor[][] tables() {
    return tables;
  }

  /** Checks the entries' halves too, which powers of all entries alone do not show. */
  @Override
  public boolean verify(BigInteger base, BigInteger n, int maxExponentBits) {
    for (BarrettModulus.Factor[] table : tables) {
      for (BarrettModulus.Factor entry : table) {
        if (!entry.shifted().equals(modulus.factor(entry.value()).shifted())) {
          return false;
        }
      }
    }
    return FixedBaseTables.Comb.super.verify(base, n, maxExponentBits);
  }
}
