package io.github.cognitosrp.bigint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.Operands;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** A comb computes what {@link BigInteger#modPow} does, and detects wrong tables. */
@Tag("slow")
class CombTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();

  record Case(BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {}

  @Provide
  Arbitrary<Case> cases() {
    return Operands.moduli(1024)
        .flatMap(modulus ->
            Arbitraries.integers()
                .between(1, 700)
                .flatMap(bits ->
                    Combinators.combine(Operands.bases(modulus), Operands.shaped(bits))
                        .as((b, e) -> new Case(b.mod(modulus), e, bits, modulus))));
  }

  @Property
  void anyBaseModulusAndLength(@ForAll("cases") Case c) {
    Comb comb = new Comb(c.base(), c.modulus(), c.exponentBits());
    assertThat(comb.pow(c.exponent(), c.exponentBits()))
        .isEqualTo(c.base().modPow(c.exponent(), c.modulus()));
    assertThat(comb.verify(c.base(), c.modulus(), c.exponentBits())).isTrue();
  }

  /** Barrett's estimate of the quotient is least exact for the greatest products. */
  @Property
  void barrettsProductsAreExactUpToTheGreatest(
      @ForAll("cases") Case c, @ForAll @IntRange(min = 1, max = 3) int below) {
    BarrettModulus barrett = new BarrettModulus(c.modulus());
    BigInteger greatest = c.modulus().subtract(BigInteger.valueOf(below)).mod(c.modulus());
    for (BigInteger other : new BigInteger[] {c.base(), greatest, BigInteger.ZERO}) {
      BigInteger product = greatest.multiply(other).mod(c.modulus());
      assertThat(barrett.multiply(greatest, barrett.factor(other))).isEqualTo(product);
      assertThat(barrett.multiply(other, barrett.factor(greatest))).isEqualTo(product);
    }
    assertThat(barrett.square(greatest)).isEqualTo(greatest.pow(2).mod(c.modulus()));
  }

  @Example
  void oneWrongBitInAnyEntryIsDetected() {
    Comb comb = new Comb(G, N, 256);
    assertThat(comb.verify(G, N, 256)).isTrue();
    BarrettModulus.Factor[][] tables = comb.tables();
    for (int j = 0; j < tables.length; j++) {
      for (int entry = 0; entry < tables[j].length; entry++) {
        BarrettModulus.Factor right = tables[j][entry];
        int bit = 31 * j + entry;
        tables[j][entry] = new BarrettModulus.Factor(right.value().flipBit(bit), right.shifted());
        assertThat(comb.verify(G, N, 256)).as("table %s, entry %s", j, entry).isFalse();
        tables[j][entry] = new BarrettModulus.Factor(right.value(), right.shifted().flipBit(bit));
        assertThat(comb.verify(G, N, 256)).as("table %s, shifted %s", j, entry).isFalse();
        tables[j][entry] = right;
      }
    }
  }

  /** A wrong entry whose halves belong together shows in the powers. */
  @Example
  void anEntryThatReplacesAnotherIsDetected() {
    Comb comb = new Comb(G, N, 256);
    BarrettModulus.Factor[][] tables = comb.tables();
    for (BarrettModulus.Factor[] table : tables) {
      BarrettModulus.Factor right = table[2];
      table[2] = table[1];
      assertThat(comb.verify(G, N, 256)).isFalse();
      table[2] = right;
    }
    assertThat(comb.verify(G, N, 256)).isTrue();
  }
}
