package io.github.cognitosrp.modpow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cognitosrp.modpow.spi.FlippedResult;
import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.support.OneLine;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The wrong answers that the self-test detects before a backend is used. */
class SelfTestTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();

  /** One operation of one backend with a wrong result. */
  private interface Fault {
    BigInteger answer(BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus);
  }

  private static ModPowBackend wrongPowers(Fault fault) {
    return new StubProvider.RightBackend() {
      @Override
      public BigInteger modPow(
          BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
        return fault.answer(base, exponent, exponentBits, modulus);
      }

      @Override
      public FixedBasePow fixedBase(BigInteger base, BigInteger modulus, int exponentBits) {
        return exponent -> base.modPow(exponent, modulus);
      }
    };
  }

  private static ModPowBackend wrongEphemeralPowers() {
    return new StubProvider.RightBackend() {
      @Override
      public BigInteger modPowEphemeral(
          BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
        return base.modPow(exponent.flipBit(0), modulus);
      }

      @Override
      public FixedBasePow fixedBase(BigInteger base, BigInteger modulus, int exponentBits) {
        return exponent -> base.modPow(exponent, modulus);
      }
    };
  }

  private static ModPowBackend wrongFixedBase(boolean ephemeralOnly) {
    return new StubProvider.RightBackend() {
      @Override
      public FixedBasePow fixedBase(BigInteger base, BigInteger modulus, int exponentBits) {
        return new FixedBasePow() {
          @Override
          public BigInteger pow(BigInteger exponent) {
            BigInteger power = base.modPow(exponent, modulus);
            return ephemeralOnly ? power : power.flipBit(7).mod(modulus);
          }

          @Override
          public BigInteger powEphemeral(BigInteger exponent) {
            return base.modPow(exponent.add(BigInteger.ONE), modulus);
          }
        };
      }
    };
  }

  private static BigInteger right(BigInteger base, BigInteger exponent, BigInteger modulus) {
    return base.modPow(exponent, modulus);
  }

  static Stream<Arguments> faults() {
    BigInteger one = BigInteger.ONE;
    return Stream.of(
        Arguments.of(
            "only at 3072 bits",
            wrongPowers((b, e, bits, m) ->
                m.bitLength() == 3072 ? right(b, e, m).xor(one) : right(b, e, m)),
            "3072-bit N"),
        Arguments.of(
            "only below 3072 bits",
            wrongPowers((b, e, bits, m) ->
                m.bitLength() == 1024 ? right(b, e, m).xor(one) : right(b, e, m)),
            "1024-bit modulus"),
        Arguments.of(
            "for a one-word modulus",
            wrongPowers((b, e, bits, m) -> m.bitLength() < 32 ? BigInteger.TWO : right(b, e, m)),
            "modulus 3"),
        Arguments.of(
            "for exponents shorter than their public length",
            wrongPowers((b, e, bits, m) ->
                e.bitLength() == 13 && bits == 24 ? right(b, e.shiftLeft(1), m) : right(b, e, m)),
            "shorter than its public length"),
        Arguments.of(
            "for exponent 0",
            wrongPowers((b, e, bits, m) -> e.signum() == 0 ? BigInteger.ZERO : right(b, e, m)),
            "exponent 0"),
        Arguments.of(
            "for exponent 1",
            wrongPowers((b, e, bits, m) -> e.equals(one) ? one : right(b, e, m)),
            "exponent 1"),
        Arguments.of(
            "for base 0",
            wrongPowers((b, e, bits, m) -> b.signum() == 0 ? one : right(b, e, m)),
            "base 0"),
        Arguments.of(
            "for base N - 1",
            wrongPowers((b, e, bits, m) -> b.equals(m.subtract(one)) ? one : right(b, e, m)),
            "base N - 1"),
        Arguments.of(
            "with an answer that is not reduced",
            wrongPowers((b, e, bits, m) -> right(b, e, m).add(N)),
            "3072-bit N"),
        Arguments.of("with null", wrongPowers((b, e, bits, m) -> null), "3072-bit N"),
        Arguments.of("with the base", wrongPowers((b, e, bits, m) -> b), "3072-bit N"),
        Arguments.of("ephemeral powers", wrongEphemeralPowers(), "3072-bit N, ephemeral"),
        Arguments.of("fixed-base powers", wrongFixedBase(false), "fixed base 2"),
        Arguments.of(
            "ephemeral fixed-base powers", wrongFixedBase(true), "fixed base 2, ephemeral"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aBackendThatIsWrongIsQuarantinedWithTheOperationNamed(
      String where, ModPowBackend wrong, String operation) {
    ModPowRegistry registry =
        ModPowRegistry.of(
            StubProvider.blinded("wrong", () -> wrong),
            StubProvider.right("right", Hardening.BLINDED, true));
    assertThat(registry.best().name()).isEqualTo("right");
    ModPowStatus row = registry.diagnose().get(1);
    assertThat(row.state()).isEqualTo(ModPowStatus.State.QUARANTINED);
    assertThat(row.reason()).startsWith("wrong answer in its self-test: ").contains(operation);
    assertThat(row.selfTestMicros()).isPresent();
    assertThat(row.modPowMicros()).isEmpty();
    assertThat(row.rank()).isEmpty();
    assertThatExceptionOfType(ModPowUnavailableException.class)
        .isThrownBy(() -> registry.named("wrong"))
        .withMessageContaining("wrong is not ready: wrong answer in its self-test");
  }

  @Test
  @Tag("slow")
  void oneFlippedBitInAnyOfItsAnswersIsCaught() {
    Random random = new Random(20261127);
    for (int flip = 0; flip < 1000; flip++) {
      int which = flip % FlippedResult.ANSWERS_OF_SELF_TEST;
      int bit = random.nextInt(N.bitLength());
      FlippedResult wrong = new FlippedResult(new StubProvider.RightBackend(), which, bit);
      assertThat(SelfTest.verify(wrong.open())).as("answer %s, bit %s", which, bit).isNotNull();
      assertThat(wrong.given()).hasValueLessThanOrEqualTo(FlippedResult.ANSWERS_OF_SELF_TEST);
    }
    int none = FlippedResult.ANSWERS_OF_SELF_TEST;
    FlippedResult right = new FlippedResult(new StubProvider.RightBackend(), none, 0);
    assertThat(SelfTest.verify(right.open())).isNull();
    assertThat(right.given()).hasValue(FlippedResult.ANSWERS_OF_SELF_TEST);
  }

  /** Powers that only long exponents make wrong, such as those of a broken window. */
  private static ModPowBackend wrongLongPowers() {
    return wrongPowers((b, e, bits, m) ->
        e.bitLength() > 33 ? right(b, e, m).xor(BigInteger.ONE) : right(b, e, m));
  }

  @Test
  void aBackendThatIsWrongForLongExponentsIsFoundInTheBackground() throws Exception {
    ModPowRegistry registry =
        ModPowRegistry.of(StubProvider.blinded("wrong", SelfTestTest::wrongLongPowers));
    assertThat(registry.best().name()).isEqualTo("wrong");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (registry.installed().get(0).isReady() && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    assertThat(registry.installed().get(0).reason()).startsWith("wrong answer in its self-test: ");
    assertThatExceptionOfType(ModPowUnavailableException.class).isThrownBy(registry::best);
  }

  @Test
  void aBackendThatIsWrongForLongExponentsIsNeverRanked() {
    ModPowRegistry registry =
        ModPowRegistry.of(
            StubProvider.right("right", Hardening.BLINDED, false),
            new StubProvider(
                "wrong", Hardening.CONSTANT_TIME, true, SelfTestTest::wrongLongPowers));
    List<ModPowStatus> rows = registry.diagnose();
    assertThat(rows.get(0).name()).contains("right");
    assertThat(rows.get(1).state()).isEqualTo(ModPowStatus.State.QUARANTINED);
    assertThat(rows.get(1).rank()).isEmpty();
  }

  static Stream<Throwable> crashes() {
    return Stream.of(
        new IllegalStateException("no context"),
        new UnsatisfiedLinkError("no symbol"),
        new AssertionError("no answer"),
        new InternalError("a fault in unsafe memory"),
        new StackOverflowError(),
        new IOException("no device"),
        new StubProvider.UnreadableException());
  }

  @ParameterizedTest
  @MethodSource("crashes")
  void aBackendThatThrowsInItsSelfTestIsQuarantinedWhateverItThrows(Throwable crash) {
    ModPowBackend crashing =
        wrongPowers((b, e, bits, m) -> {
          throw StubProvider.thrown(crash);
        });
    ModPowStatus row =
        ModPowRegistry.of(StubProvider.blinded("crashing", () -> crashing)).diagnose().get(0);
    assertThat(row.state()).isEqualTo(ModPowStatus.State.QUARANTINED);
    assertThat(row.reason()).isEqualTo("its self-test failed: " + OneLine.of(crash));
  }

  @Test
  void aLongSelfTestThatRunsOutOfMemoryIsANoteUntilItIsRun() throws Exception {
    AtomicBoolean hungry = new AtomicBoolean(true);
    ModPowBackend backend =
        wrongPowers((b, e, bits, m) -> {
          if (hungry.get() && bits > 33) {
            throw new OutOfMemoryError("no room");
          }
          return right(b, e, m);
        });
    ModPowRegistry registry = ModPowRegistry.of(StubProvider.blinded("hungry", () -> backend));
    registry.best();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (registry.installed().get(0).notes().isEmpty() && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    assertThat(registry.installed().get(0).notes())
        .containsExactly("no long self-test: OutOfMemoryError: no room");
    assertThat(registry.installed().get(0).isReady()).isTrue();
    assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(registry::diagnose);
    hungry.set(false);
    assertThat(registry.diagnose().get(0).notes()).isEmpty();
  }

  @Test
  void theRightBackendPasses() {
    assertThat(SelfTest.verify(new StubProvider.RightBackend())).isNull();
    assertThat(SelfTest.verifyLong(new StubProvider.RightBackend())).isNull();
  }
}
