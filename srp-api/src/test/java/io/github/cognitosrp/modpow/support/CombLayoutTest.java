package io.github.cognitosrp.modpow.support;

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

/** The layout in its simplest use: a power is the product of its entries. */
@Tag("slow")
class CombLayoutTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();

  record Power(BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {}

  @Provide
  Arbitrary<Power> powers() {
    return Combinators.combine(Operands.moduli(600), Arbitraries.integers().between(1, 700))
        .flatAs((modulus, bits) ->
            Combinators.combine(Operands.bases(modulus), Operands.shaped(bits))
                .as((base, exponent) -> new Power(base.mod(modulus), exponent, bits, modulus)));
  }

  private static BigInteger pow(
      BigInteger[][] tables, BigInteger exponent, int exponentBits, BigInteger modulus) {
    var steps =
        new CombLayout.Steps() {
          private BigInteger power = BigInteger.ZERO;

          @Override
          public void start(int table, int entry) {
            power = tables[table][entry];
          }

          @Override
          public void multiply(int table, int entry) {
            power = power.multiply(tables[table][entry]).mod(modulus);
          }

          @Override
          public void square() {
            power = power.multiply(power).mod(modulus);
          }
        };
    CombLayout.walk(exponent, exponentBits, steps);
    return steps.power;
  }

  @Property
  void entriesMultiplyToThePower(@ForAll("powers") Power p) {
    BigInteger[][] tables = CombLayout.entries(p.base(), p.modulus(), p.exponentBits());
    assertThat(pow(tables, p.exponent(), p.exponentBits(), p.modulus()))
        .isEqualTo(p.base().modPow(p.exponent(), p.modulus()));
  }

  /** Tables for long exponents serve short ones, which take fewer of them. */
  @Example
  void aShorterPublicLengthTakesFewerTables() {
    BigInteger[][] tables = CombLayout.entries(G, N, 320);
    assertThat(tables).hasNumberOfRows(16);
    assertThat(CombLayout.tables(256)).isEqualTo(13);
    BigInteger longest = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
    assertThat(pow(tables, longest, 256, N)).isEqualTo(G.modPow(longest, N));
  }

  @Example
  void theCheckSeesEveryEntryOfEveryTable() {
    // The last table is for one bit more than the others, as a mask's sum has.
    int bits = 261;
    BigInteger[][] tables = CombLayout.entries(G, N, bits);
    assertThat(CombLayout.verify(e -> pow(tables, e, bits, N), G, N, bits)).isTrue();
    for (BigInteger[] table : tables) {
      for (int entry = 0; entry < table.length; entry++) {
        BigInteger right = table[entry];
        table[entry] = right.flipBit(7 * entry);
        assertThat(CombLayout.verify(e -> pow(tables, e, bits, N), G, N, bits)).isFalse();
        table[entry] = right;
      }
    }
  }
}
