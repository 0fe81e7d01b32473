package io.github.cognitosrp.gmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.Operands;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** The tables for powers of g answer as {@link BigInteger#modPow} does, or are not used. */
@Tag("slow")
class CombTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();
  private static final int NUMBER_BYTES = 384;

  private static GmpLibrary gmp() {
    try {
      return SharedGmp.library();
    } catch (io.github.cognitosrp.modpow.spi.BackendUnavailableException missing) {
      throw new AssertionError("these tests run with a libgmp: " + missing.getMessage());
    }
  }

  private final Comb comb = new Comb(gmp());

  @Provide
  Arbitrary<BigInteger> exponents() {
    return Operands.exponents(Comb.EXPONENT_BITS);
  }

  @Property(tries = 1000)
  void anyExponentOfAnyPublicLength(
      @ForAll("exponents") BigInteger exponent, @ForAll @IntRange(max = 70) int padding) {
    int bits = Math.min(Comb.EXPONENT_BITS, Math.max(1, exponent.bitLength()) + padding);
    assertThat(comb.pow(exponent, bits)).isEqualTo(G.modPow(exponent, N));
  }

  /** Before the tables are there, and with them. */
  @Example
  void powersOfGAreRightAtEveryMoment() {
    ModPowBackend cold = new GmpBackend(gmp());
    ModPowBackend warm = new GmpBackend(gmp());
    warm.warmUp();
    for (int bits : new int[] {0, 1, 256, 320, 321}) {
      BigInteger longest = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
      assertThat(cold.fixedBase(G, N, bits).pow(longest)).isEqualTo(G.modPow(longest, N));
      assertThat(warm.fixedBase(G, N, bits).pow(longest)).isEqualTo(G.modPow(longest, N));
    }
  }

  @Example
  void oneWrongBitInAnyEntryIsNoticed() {
    assertThat(comb.verify(G, N, Comb.EXPONENT_BITS)).isTrue();
    ByteBuffer tables = comb.entries();
    int flips = 0;
    for (int number = 0; number < tables.capacity(); number += NUMBER_BYTES) {
      int at = number + flips % NUMBER_BYTES;
      byte right = tables.get(at);
      tables.put(at, (byte) (right ^ 1 << flips % Byte.SIZE));
      assertThat(comb.verify(G, N, Comb.EXPONENT_BITS)).as("byte %s", at).isFalse();
      tables.put(at, right);
      flips++;
    }
    assertThat(flips).isEqualTo(2 * 16 * 32);
    assertThat(comb.verify(G, N, Comb.EXPONENT_BITS)).isTrue();
  }

  /** A wrong entry whose halves belong together shows in the powers. */
  @Example
  void anEntryInThePlaceOfAnotherIsNoticed() {
    ByteBuffer tables = comb.entries();
    byte[] one = new byte[2 * NUMBER_BYTES];
    byte[] right = new byte[one.length];
    int last = tables.capacity() - one.length;
    tables.get(0, one).get(last, right);
    tables.put(last, one);
    assertThat(comb.verify(G, N, Comb.EXPONENT_BITS)).isFalse();
    tables.put(last, right);
    assertThat(comb.verify(G, N, Comb.EXPONENT_BITS)).isTrue();
  }
}
