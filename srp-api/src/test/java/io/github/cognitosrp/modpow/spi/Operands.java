package io.github.cognitosrp.modpow.spi;

import io.github.cognitosrp.modpow.SrpGroup;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/**
 * Numbers on which arithmetic goes wrong: zero, one, all digits ones, single bits, long runs of
 * ones and zeros, and ordinary random ones between them.
 */
public final class Operands {
  private static final BigInteger TWO = BigInteger.TWO;
  private static final BigInteger THREE = BigInteger.valueOf(3);

  private Operands() {}

  /** Odd moduli of 2 to {@code maxBits} bits, the 3072-bit N among them. */
  public static Arbitrary<BigInteger> moduli(int maxBits) {
    Arbitrary<BigInteger> odd =
        bitLengths(2, maxBits)
            .flatMap(bits -> shaped(bits).map(n -> n.setBit(bits - 1).setBit(0).max(THREE)));
    return Arbitraries.frequencyOf(
        Tuple.of(9, odd), Tuple.of(1, Arbitraries.just(SrpGroup.COGNITO_3072.n())));
  }

  /** Exponents of 0 to {@code maxBits} bits. */
  public static Arbitrary<BigInteger> exponents(int maxBits) {
    return bitLengths(0, maxBits).flatMap(Operands::shaped);
  }

  /** Bases of every kind for a modulus: the edges, in range, beyond it, and negative ones. */
  public static Arbitrary<BigInteger> bases(BigInteger modulus) {
    Arbitrary<BigInteger> edges =
        Arbitraries.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            TWO,
            modulus.subtract(BigInteger.ONE),
            modulus,
            modulus.add(BigInteger.ONE),
            modulus.shiftLeft(1).subtract(BigInteger.ONE),
            modulus.negate(),
            BigInteger.ONE.negate());
    Arbitrary<BigInteger> inRange = shaped(modulus.bitLength()).map(n -> n.mod(modulus));
    Arbitrary<BigInteger> beyond = shaped(modulus.bitLength() + 70);
    return Arbitraries.frequencyOf(
        Tuple.of(3, edges),
        Tuple.of(4, inRange),
        Tuple.of(1, beyond),
        Tuple.of(1, beyond.map(BigInteger::negate)));
  }

  /** Numbers of at most that many bits, from random ones to the most regular. */
  public static Arbitrary<BigInteger> shaped(int bits) {
    if (bits == 0) {
      return Arbitraries.just(BigInteger.ZERO);
    }
    BigInteger allOnes = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    Arbitrary<BigInteger> random =
        Arbitraries.bytes()
            .array(byte[].class)
            .ofSize((bits + 7) / 8)
            .map(bytes -> new BigInteger(1, bytes).and(allOnes));
    Arbitrary<Integer> position = Arbitraries.integers().between(0, bits - 1);
    Arbitrary<BigInteger> oneBit = position.map(BigInteger.ZERO::setBit);
    // Ones from 0 to i with a gap from j: long carry chains and long runs of zeros.
    Arbitrary<BigInteger> runs =
        position
            .tuple2()
            .map(p -> allOnes.shiftRight(p.get1()).xor(allOnes.shiftRight(p.get2()).shiftRight(1)));
    return Arbitraries.frequencyOf(
        Tuple.of(5, random),
        Tuple.of(1, Arbitraries.of(BigInteger.ZERO, BigInteger.ONE, allOnes)),
        Tuple.of(1, oneBit),
        Tuple.of(2, runs));
  }

  private static Arbitrary<Integer> bitLengths(int min, int max) {
    Arbitrary<Integer> wordEdges =
        Arbitraries.of(31, 32, 33, 63, 64, 65, 127, 128, 129, 255, 256, 257, 512, 1023, 1024)
            .filter(bits -> bits >= min && bits <= max);
    return Arbitraries.frequencyOf(
        Tuple.of(2, Arbitraries.integers().between(min, Math.min(max, 600))),
        Tuple.of(1, Arbitraries.integers().between(min, max)),
        Tuple.of(1, wordEdges));
  }
}
