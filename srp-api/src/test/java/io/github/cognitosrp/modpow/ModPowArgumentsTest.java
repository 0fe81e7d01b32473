package io.github.cognitosrp.modpow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cognitosrp.modpow.spi.Hardening;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches a backend: every operand is checked first, and taken up to its limit. */
class ModPowArgumentsTest {
  private static final BigInteger ONE = BigInteger.ONE;
  private static final BigInteger TWO = BigInteger.TWO;
  private static final BigInteger N = BigInteger.valueOf(1_000_003);
  private static final BigInteger LARGEST_MODULUS = ones(ModPow.MAX_BITS);

  private final ModPow modPow =
      ModPowRegistry.of(StubProvider.right("stub", Hardening.BLINDED, false)).named("stub");

  private static BigInteger ones(int bits) {
    return ONE.shiftLeft(bits).subtract(ONE);
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
  }

  @ParameterizedTest
  @ValueSource(longs = {-3, -1, 0, 1, 2, 1_000_000})
  void aModulusThatIsNotOddOrBelowThreeIsRefused(long modulus) {
    BigInteger m = BigInteger.valueOf(modulus);
    String rule = "the modulus must be odd and at least 3";
    refused(() -> modPow.modPow(ONE, ONE, 8, m), rule);
    refused(() -> modPow.modPowEphemeral(ONE, ONE, 8, m), rule);
    refused(() -> modPow.fixedBase(ONE, m, 8), rule);
  }

  @Test
  void theSmallestAndTheLongestModulusAreTaken() {
    BigInteger three = BigInteger.valueOf(3);
    assertThat(modPow.modPow(TWO, TWO, 2, three)).isEqualTo(ONE);
    assertThat(modPow.modPow(TWO, TWO, 2, LARGEST_MODULUS)).isEqualTo(4);
    refused(
        () -> modPow.modPow(TWO, TWO, 2, ones(ModPow.MAX_BITS + 1)),
        "the modulus must have at most 16384 bits");
  }

  @Test
  void aPublicLengthIsZeroToTheLimit() {
    String rule = "exponentBits must be 0 to 16384";
    assertThat(modPow.modPow(TWO, BigInteger.ZERO, 0, N)).isEqualTo(1);
    assertThat(modPow.modPow(TWO, TWO, ModPow.MAX_BITS, N)).isEqualTo(4);
    assertThat(modPow.fixedBase(TWO, N, ModPow.MAX_BITS).pow(TWO)).isEqualTo(4);
    assertThat(modPow.fixedBase(TWO, N, 0).pow(BigInteger.ZERO)).isEqualTo(1);
    for (int bits : new int[] {-1, ModPow.MAX_BITS + 1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      refused(() -> modPow.modPow(TWO, TWO, bits, N), rule);
      refused(() -> modPow.modPowEphemeral(TWO, TWO, bits, N), rule);
      refused(() -> modPow.fixedBase(TWO, N, bits), rule);
    }
  }

  @Test
  void anExponentIsNotNegativeAndNotLongerThanItsPublicLength() {
    ModPow.FixedBase powers = modPow.fixedBase(TWO, N, 8);
    BigInteger longest = ones(8);
    BigInteger power = TWO.modPow(longest, N);
    assertThat(modPow.modPow(TWO, longest, 8, N)).isEqualTo(power);
    assertThat(modPow.modPowEphemeral(TWO, longest, 8, N)).isEqualTo(power);
    assertThat(powers.pow(longest)).isEqualTo(power);
    assertThat(powers.powEphemeral(longest)).isEqualTo(power);
    for (BigInteger tooLong : List.of(ONE.shiftLeft(8), ones(9))) {
      String rule = "the exponent must have at most exponentBits bits";
      refused(() -> modPow.modPow(TWO, tooLong, 8, N), rule);
      refused(() -> modPow.modPowEphemeral(TWO, tooLong, 8, N), rule);
      refused(() -> powers.pow(tooLong), rule);
      refused(() -> powers.powEphemeral(tooLong), rule);
    }
    BigInteger minusOne = ONE.negate();
    String rule = "the exponent must not be negative";
    refused(() -> modPow.modPow(TWO, minusOne, 8, N), rule);
    refused(() -> modPow.modPowEphemeral(TWO, minusOne, 8, N), rule);
    refused(() -> powers.pow(minusOne), rule);
    refused(() -> powers.powEphemeral(minusOne), rule);
  }

  @Test
  void aBaseIsReducedAndBounded() {
    assertThat(modPow.modPow(N.add(TWO), TWO, 8, N)).isEqualTo(4);
    assertThat(modPow.modPow(N, TWO, 8, N)).isEqualTo(0);
    assertThat(modPow.modPow(TWO.negate(), BigInteger.valueOf(3), 8, N))
        .isEqualTo(N.intValue() - 8);
    assertThat(modPow.fixedBase(N.add(TWO), N, 8).pow(TWO)).isEqualTo(4);
    BigInteger longest = ones(2 * ModPow.MAX_BITS);
    assertThat(modPow.modPow(longest, ONE, 8, N)).isEqualTo(longest.mod(N));
    String rule = "the base must have at most 32768 bits";
    BigInteger tooLong = ONE.shiftLeft(2 * ModPow.MAX_BITS);
    refused(() -> modPow.modPow(tooLong, ONE, 8, N), rule);
    refused(() -> modPow.modPow(tooLong.negate().subtract(ONE), ONE, 8, N), rule);
    refused(() -> modPow.fixedBase(tooLong, N, 8), rule);
  }

  /** Backends may rely on it. */
  @ParameterizedTest
  @ValueSource(ints = {-1_000_004, -1_000_003, -1, 0, 1_000_002, 1_000_003, 1_000_004})
  void aBackendIsOnlyAskedForABaseBelowTheModulus(int base) {
    List<BigInteger> seen = new ArrayList<>();
    ModPow recorded =
        ModPowRegistry.of(StubProvider.blinded("recorder", () -> new Recorder(seen)))
            .named("recorder");
    recorded.modPow(BigInteger.valueOf(base), TWO, 8, N);
    recorded.modPowEphemeral(BigInteger.valueOf(base), TWO, 8, N);
    recorded.fixedBase(BigInteger.valueOf(base), N, 8);
    BigInteger reduced = BigInteger.valueOf(base).mod(N);
    assertThat(seen).containsExactly(reduced, reduced, reduced);
  }

  /** Keeps the bases of powers modulo {@link #N}; the self-test has other moduli. */
  private static final class Recorder extends StubProvider.RightBackend {
    private final List<BigInteger> seen;

    Recorder(List<BigInteger> seen) {
      this.seen = seen;
    }

    @Override
    public BigInteger modPow(
        BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
      if (modulus.equals(N)) {
        seen.add(base);
      }
      return super.modPow(base, exponent, exponentBits, modulus);
    }

    @Override
    public FixedBasePow fixedBase(BigInteger base, BigInteger modulus, int exponentBits) {
      if (modulus.equals(N)) {
        seen.add(base);
      }
      return super.fixedBase(base, modulus, exponentBits);
    }
  }

  /** Of a class of the caller, which says what it likes of itself. */
  private static final class CallersNumber extends BigInteger {
    private static final long serialVersionUID = 1L;
    private final transient byte[] bytes;

    CallersNumber(byte[] bytes) {
      super("5");
      this.bytes = bytes;
    }

    @Override
    public byte[] toByteArray() {
      if (bytes.length == 0) {
        throw new IllegalStateException("no bytes");
      }
      return bytes.clone();
    }

    @Override
    public BigInteger modPow(BigInteger exponent, BigInteger modulus) {
      throw new IllegalStateException("no power");
    }
  }

  @Test
  void aNumberOfTheCallersClassIsTheOneThatItsBytesAre() {
    BigInteger three = new CallersNumber(new byte[] {3});
    List<BigInteger> seen = new ArrayList<>();
    ModPow recorded =
        ModPowRegistry.of(StubProvider.blinded("recorder", () -> new Recorder(seen)))
            .named("recorder");
    BigInteger modulus = new CallersNumber(N.toByteArray());
    assertThat(recorded.modPow(three, three, 8, modulus)).isEqualTo(27);
    assertThat(recorded.modPowEphemeral(three, three, 8, modulus)).isEqualTo(27);
    assertThat(recorded.fixedBase(three, modulus, 8).pow(three)).isEqualTo(27);
    assertThat(recorded.fixedBase(three, modulus, 8).powEphemeral(three)).isEqualTo(27);
    assertThat(seen).isNotEmpty().allMatch(base -> base.getClass() == BigInteger.class);
    BigInteger tooLong = new CallersNumber(ones(ModPow.MAX_BITS + 1).toByteArray());
    refused(
        () -> recorded.modPow(TWO, TWO, 8, tooLong), "the modulus must have at most 16384 bits");
  }

  @Test
  void aNumberWithoutBytesIsRefusedByTheNameOfTheArgumentAndIsNoFaultOfTheBackend() {
    BigInteger none = new CallersNumber(new byte[0]);
    refused(() -> modPow.modPow(none, ONE, 8, N), "the base must give its bytes");
    refused(() -> modPow.modPow(ONE, none, 8, N), "the exponent must give its bytes");
    refused(() -> modPow.modPow(ONE, ONE, 8, none), "the modulus must give its bytes");
    refused(() -> modPow.fixedBase(none, N, 8), "the base must give its bytes");
    refused(() -> modPow.fixedBase(ONE, N, 8).pow(none), "the exponent must give its bytes");
    assertThat(modPow.modPow(TWO, TWO, 8, N)).isEqualTo(4);
  }

  @Test
  void nullIsRefusedByTheNameOfTheArgument() {
    refused(() -> modPow.modPow(null, ONE, 8, N), "the base must not be null");
    refused(() -> modPow.modPow(ONE, null, 8, N), "the exponent must not be null");
    refused(() -> modPow.modPow(ONE, ONE, 8, null), "the modulus must not be null");
    refused(() -> modPow.fixedBase(null, N, 8), "the base must not be null");
    refused(() -> modPow.fixedBase(ONE, null, 8), "the modulus must not be null");
    refused(() -> modPow.fixedBase(ONE, N, 8).pow(null), "the exponent must not be null");
  }
}
