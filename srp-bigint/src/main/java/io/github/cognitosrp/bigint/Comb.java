package io.github.cognitosrp.bigint;

import static io.github.cognitosrp.modpow.spi.CombLayout.COLUMNS;

import io.github.cognitosrp.modpow.spi.CombLayout;
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
    byte[] digits = CombLayout.digits(exponent, exponentBits);
    BigInteger power = BigInteger.ONE;
    for (int column = COLUMNS - 1; column >= 0; column--) {
      if (column < COLUMNS - 1) {
        power = modulus.square(power);
      }
      for (int j = 0; j < tables.length; j++) {
        int entry = CombLayout.entry(digits, j, column);
        if (entry != 0) {
          power = modulus.multiply(power, tables[j][entry]);
        }
      }
    }
    Arrays.fill(digits, (byte) 0);
    return power;
  }

  /** For the test that flips bits in them. */
  BarrettModulus.Factor[][] tables() {
    return tables;
  }

  /**
   * Whether the entries' halves belong together and powers are what {@link BigInteger#modPow} says:
   * a bit that a faulty processor or memory has flipped shows here.
   */
  boolean answersAs(BigInteger base, BigInteger modulus) {
    return Arrays.stream(tables)
            .flatMap(Arrays::stream)
            .allMatch(entry -> entry.equals(this.modulus.factor(entry.value())))
        && CombLayout.isRight(this::pow, base, modulus, exponentBits);
  }
}
