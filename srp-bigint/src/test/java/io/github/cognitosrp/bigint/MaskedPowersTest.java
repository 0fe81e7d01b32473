package io.github.cognitosrp.bigint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Powers with masked exponents, for every mask, with and without tables. */
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
}
