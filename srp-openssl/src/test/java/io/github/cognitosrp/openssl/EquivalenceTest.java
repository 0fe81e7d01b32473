package io.github.cognitosrp.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.Operands;
import java.math.BigInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** The two ways of this backend that the contract of all backends does not single out. */
@Tag("slow")
class EquivalenceTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();
  private static final Libcrypto LIBCRYPTO = Intercepted.real();
  private static final OpensslBackend BACKEND = new OpensslBackend(LIBCRYPTO);
  private static final Comb COMB = new Comb(LIBCRYPTO, new MontgomeryModulus(LIBCRYPTO, N));

  @Provide
  Arbitrary<BigInteger> combExponents() {
    return Operands.exponents(Comb.EXPONENT_BITS);
  }

  @Property(tries = 1000)
  void theCombAnswersAsBigIntegerDoes(
      @ForAll("combExponents") BigInteger exponent, @ForAll @IntRange(max = 70) int padding) {
    int bits = Math.min(Comb.EXPONENT_BITS, Math.max(1, exponent.bitLength()) + padding);
    assertThat(COMB.pow(exponent, bits)).isEqualTo(G.modPow(exponent, N));
  }

  /** Before the tables are there, and with them. */
  @Example
  void powersOfGAreRightAtEveryMoment() {
    OpensslBackend backend = new OpensslBackend(LIBCRYPTO);
    for (int bits : new int[] {0, 1, 256, 320, 321}) {
      BigInteger longest = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
      assertThat(backend.fixedBase(G, N, bits).pow(longest)).isEqualTo(G.modPow(longest, N));
      OpensslBackend warm = new OpensslBackend(LIBCRYPTO);
      warm.warmUp();
      assertThat(warm.fixedBase(G, N, bits).pow(longest)).isEqualTo(G.modPow(longest, N));
    }
  }

  @Property(tries = 1000)
  void exponentsJustLongerThanWholeWordsAnswerAsBigIntegerDoes(
      @ForAll @IntRange(min = 1, max = 4) int words,
      @ForAll @IntRange(min = 0, max = 10) int excess,
      @ForAll("combExponents") BigInteger anyExponent,
      @ForAll("combExponents") BigInteger anyModulus) {
    int bits = Long.SIZE * words + excess;
    BigInteger exponent = anyExponent.mod(BigInteger.ONE.shiftLeft(bits));
    BigInteger modulus = anyModulus.setBit(0).setBit(2);
    BigInteger base = N.mod(modulus);
    assertThat(BACKEND.modPow(base, exponent, bits, modulus))
        .isEqualTo(base.modPow(exponent, modulus));
  }
}
