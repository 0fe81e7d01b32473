package io.github.cognitosrp.montgomery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.spi.Operands;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A comb answers as {@link BigInteger#modPow} does, for every length of exponent. */
class CombTest {
  record Power(BigInteger base, BigInteger exponent, int bits, BigInteger modulus) {}

  @Provide
  Arbitrary<Power> powers() {
    return Combinators.combine(Operands.moduli(1200), Arbitraries.integers().between(1, 700))
        .flatAs((n, bits) ->
            Combinators.combine(Operands.bases(n), Operands.shaped(bits))
                .as((base, e) -> new Power(base.mod(n), e, bits, n)));
  }

  @Property(tries = 300)
  void combsAnswerAsBigIntegerDoes(@ForAll("powers") Power p) {
    MontgomeryModulus modulus = new MontgomeryModulus(p.modulus(), KernelKind.SCALAR);
    Comb comb = new Comb(modulus, p.base(), p.modulus(), p.bits());
    assertThat(comb.pow(p.exponent(), p.bits()))
        .isEqualTo(p.base().modPow(p.exponent(), p.modulus()));
  }

  @Example
  void everyBitOfTheExponentCounts() {
    BigInteger n = BigInteger.ONE.shiftLeft(521).subtract(BigInteger.ONE);
    BigInteger base = BigInteger.valueOf(3);
    MontgomeryModulus modulus = new MontgomeryModulus(n, KernelKind.SCALAR);
    for (int bits : List.of(1, 19, 20, 21, 256, 320)) {
      Comb comb = new Comb(modulus, base, n, bits);
      for (int bit = 0; bit < bits; bit++) {
        BigInteger e = BigInteger.ZERO.setBit(bit);
        assertThat(comb.pow(e, bits)).isEqualTo(base.modPow(e, n));
      }
    }
  }
}
