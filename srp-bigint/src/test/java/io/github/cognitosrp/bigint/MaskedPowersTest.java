package io.github.cognitosrp.bigint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Powers with masked exponents: right for every mask, with and without tables, and masked. */
@Tag("slow")
class MaskedPowersTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();

  /** A source whose bytes all have one value. */
  private static final class Constant extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte value;

    Constant(int value) {
      this.value = (byte) value;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      Arrays.fill(bytes, value);
    }
  }

  /** The greatest mask makes the longest sum, one bit more than the mask has. */
  @ParameterizedTest
  @ValueSource(ints = {0x00, 0xff, 0x55})
  void powersOfGAreRightForTheGreatestAndTheLeastMask(int maskBytes) {
    BlindedBigIntegerBackend backend = new BlindedBigIntegerBackend(new Constant(maskBytes));
    for (boolean tables : new boolean[] {false, true}) {
      if (tables) {
        backend.warmUp();
        assertThat(backend.notes()).isEmpty();
      }
      for (int bits : new int[] {1, 256, 257, 513, 576, 577}) {
        ModPowBackend.FixedBasePow powers = backend.fixedBase(G, N, bits);
        BigInteger longest = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
        for (BigInteger exponent : List.of(BigInteger.ZERO, longest)) {
          BigInteger power = G.modPow(exponent, N);
          assertThat(powers.pow(exponent)).as("%s bits, masked", bits).isEqualTo(power);
          assertThat(powers.powEphemeral(exponent)).as("%s bits", bits).isEqualTo(power);
          assertThat(backend.modPow(G, exponent, bits, N)).isEqualTo(power);
        }
      }
    }
  }

  @Test
  void exponentZeroBitsLongIsZero() {
    BlindedBigIntegerBackend backend = new BlindedBigIntegerBackend(new SecureRandom());
    backend.warmUp();
    assertThat(backend.fixedBase(G, N, 0).pow(BigInteger.ZERO)).isEqualTo(BigInteger.ONE);
  }

  /** A base that notes the exponents that it is raised to. */
  private static final class WatchedBase extends BigInteger {
    private static final long serialVersionUID = 1L;
    private final transient List<BigInteger> exponents = new ArrayList<>();

    WatchedBase(BigInteger value) {
      super(value.toByteArray());
    }

    @Override
    public BigInteger modPow(BigInteger exponent, BigInteger modulus) {
      exponents.add(exponent);
      return super.modPow(exponent, modulus);
    }
  }

  @Test
  void anExponentIsUsedInSumsWithFreshLongMasksOnly() {
    BlindedBigIntegerBackend backend = new BlindedBigIntegerBackend(new SecureRandom());
    BigInteger exponent = new BigInteger("123456789012345678901234567890");
    Set<BigInteger> used = new HashSet<>();
    for (int call = 0; call < 4; call++) {
      WatchedBase base = new WatchedBase(BigInteger.TEN);
      assertThat(backend.modPow(base, exponent, 256, N))
          .isEqualTo(BigInteger.TEN.modPow(exponent, N));
      assertThat(base.exponents).hasSize(2);
      assertThat(base.exponents.get(1).subtract(base.exponents.get(0))).isEqualTo(exponent);
      assertThat(base.exponents).allMatch(masked -> masked.bitLength() >= 256 + 63);
      used.addAll(base.exponents);
    }
    assertThat(used).hasSize(2 * 4);
  }

  /** Base 0 has no inverse. */
  @Test
  void withoutAnInverseAnExponentIsUsedInFreshPartsOnly() {
    BlindedBigIntegerBackend backend = new BlindedBigIntegerBackend(new SecureRandom());
    BigInteger exponent = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
    Set<BigInteger> used = new HashSet<>();
    for (int call = 0; call < 4; call++) {
      WatchedBase base = new WatchedBase(BigInteger.ZERO);
      assertThat(backend.modPow(base, exponent, 256, N)).isZero();
      // The first was the mask that turned out to be of no use.
      List<BigInteger> parts = base.exponents.subList(1, base.exponents.size());
      assertThat(parts).hasSize(2);
      assertThat(parts.get(0).add(parts.get(1))).isEqualTo(exponent);
      used.addAll(parts);
    }
    assertThat(used).hasSize(2 * 4);
  }

  /** A source that counts the bits that are drawn from it. */
  private static final class Counting extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private int bits;

    @Override
    public void nextBytes(byte[] bytes) {
      bits += bytes.length * Byte.SIZE;
      super.nextBytes(bytes);
    }
  }

  @Test
  void everyPowerOfGDrawsAMaskUnlessItsExponentIsUsedOnce() {
    Counting source = new Counting();
    BlindedBigIntegerBackend backend = new BlindedBigIntegerBackend(source);
    ModPowBackend.FixedBasePow powers = backend.fixedBase(G, N, 256);
    for (boolean tables : new boolean[] {false, true}) {
      if (tables) {
        backend.warmUp();
      }
      for (int call = 0; call < 4; call++) {
        source.bits = 0;
        assertThat(powers.pow(BigInteger.TWO)).isEqualTo(4);
        assertThat(source.bits).isGreaterThanOrEqualTo(256 + 63);
      }
      source.bits = 0;
      assertThat(powers.powEphemeral(BigInteger.TWO)).isEqualTo(4);
      assertThat(source.bits).isZero();
    }
  }
}
