package io.github.cognitosrp.bigint;

import io.github.cognitosrp.modpow.support.CombLayout;
import java.math.BigInteger;
import java.util.Arrays;

/** Powers of one public base by the comb of {@link CombLayout}. Variable time. Immutable. */
final class Comb {
  private final int exponentBits;
  private final BarrettModulus modulus;
  private final BarrettModulus.Factor[][] tables;

  /** Builds the tables. */
  Comb(BigInteger base, BigInteger modulus, int exponentBits) {
    this.exponentBits = exponentBits;
    this.modulus = new BarrettModulus(modulus);
    tables =
        Arrays.stream(CombLayout.entries(base, modulus, exponentBits))
            .map(table ->
                Arrays.stream(table)
                    .map(this.modulus::factor)
                    .toArray(BarrettModulus.Factor[]::new))
            .toArray(BarrettModulus.Factor[][]::new);
  }

  /** base^exponent for an exponent of at most the length that the comb was built for. */
  BigInteger pow(BigInteger exponent) {
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

  /**
   * Whether the entries' halves belong together and powers are what {@link BigInteger#modPow} says:
   * a bit that a faulty processor or memory has flipped shows here.
   */
  boolean verify(BigInteger base, BigInteger modulus) {
    return Arrays.stream(tables)
            .flatMap(Arrays::stream)
            .allMatch(entry -> entry.equals(this.modulus.factor(entry.value())))
        && CombLayout.verify(this::pow, base, modulus, exponentBits);
  }
}
