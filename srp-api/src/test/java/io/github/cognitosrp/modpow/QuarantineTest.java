package io.github.cognitosrp.modpow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cognitosrp.modpow.spi.Hardening;
import java.io.IOException;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to a backend that passed its self-test and fails later. */
class QuarantineTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger BASE = new BigInteger("123456789");
  private static final BigInteger EXPONENT = new BigInteger("987654321");

  /** Correct at first; later the test decides what it answers. */
  private static final class BreakingBackend extends StubProvider.RightBackend {
    private volatile UnaryOperator<BigInteger> answers = power -> power;
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public BigInteger modPow(
        BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
      BigInteger answer = answers.apply(super.modPow(base, exponent, exponentBits, modulus));
      calls.incrementAndGet();
      return answer;
    }

    @Override
    public FixedBasePow fixedBase(BigInteger base, BigInteger modulus, int exponentBits) {
      FixedBasePow powers = super.fixedBase(base, modulus, exponentBits);
      return answers.apply(BigInteger.ONE) == null ? null : powers;
    }
  }

  private final BreakingBackend backend = new BreakingBackend();
  private final StubProvider provider = StubProvider.blinded("breaking", () -> backend);
  private final ModPowRegistry registry =
      ModPowRegistry.of(provider, StubProvider.right("spare", Hardening.BLINDED, true));
  private final ModPow modPow = registry.best();

  /** Faults begin after both self-tests, of ten powers each; the second is in the background. */
  @BeforeEach
  void awaitSelfTests() {
    while (backend.calls.get() < 20) {
      Thread.onSpinWait();
    }
  }

  private void quarantinedFor(String fault, UnaryOperator<BigInteger> answers) {
    assertThat(modPow.modPow(BASE, EXPONENT, 64, N)).isEqualTo(BASE.modPow(EXPONENT, N));
    backend.answers = answers;
    assertThatExceptionOfType(FaultyModPowException.class)
        .isThrownBy(() -> modPow.modPow(BASE, EXPONENT, 64, N))
        .withMessage("modular exponentiation backend 'breaking' is in quarantine: " + fault);
  }

  @Test
  void nullIsAFault() {
    quarantinedFor("it answered with null", power -> null);
  }

  @Test
  void anAnswerOfTheModulusOrMoreIsAFault() {
    quarantinedFor("it answered with a number that is not in 0 … modulus − 1", power -> N);
  }

  @Test
  void aNegativeAnswerIsAFault() {
    quarantinedFor(
        "it answered with a number that is not in 0 … modulus − 1", power -> power.subtract(N));
  }

  @Test
  void anExceptionIsAFaultWhoseMessageIsNotRepeated() {
    quarantinedFor(
        "it failed with java.lang.ArithmeticException",
        power -> {
          throw new ArithmeticException("exponent " + EXPONENT);
        });
    Throwable refusal = catchThrowable(() -> modPow.modPow(BASE, EXPONENT, 64, N));
    assertThat(refusal).hasNoCause().hasMessageNotContaining(EXPONENT.toString());
  }

  @Test
  void anErrorIsAFaultToo() {
    quarantinedFor(
        "it failed with java.lang.InternalError",
        power -> {
          throw new InternalError("a fault in unsafe memory");
        });
  }

  private static BigInteger failWithCheckedException(BigInteger power) {
    throw StubProvider.thrown(new IOException("bits of the power: " + power.bitLength()));
  }

  @Test
  void aCheckedExceptionIsAFaultToo() {
    quarantinedFor("it failed with java.io.IOException", QuarantineTest::failWithCheckedException);
  }

  @Test
  void aCheckedExceptionInPlaceOfFixedBasePowersIsAFault() {
    backend.answers = QuarantineTest::failWithCheckedException;
    assertThatExceptionOfType(FaultyModPowException.class)
        .isThrownBy(() -> modPow.fixedBase(BASE, N, 64))
        .withMessageEndingWith("it failed with java.io.IOException");
  }

  @Test
  void aCheckedExceptionInAFixedBasePowerIsAFault() {
    ModPow.FixedBase powers = modPow.fixedBase(BASE, N, 64);
    backend.answers = QuarantineTest::failWithCheckedException;
    assertThatExceptionOfType(FaultyModPowException.class)
        .isThrownBy(() -> powers.pow(EXPONENT))
        .withMessageEndingWith("it failed with java.io.IOException");
  }

  @Test
  void nullInPlaceOfFixedBasePowersIsAFault() {
    backend.answers = power -> null;
    assertThatExceptionOfType(FaultyModPowException.class)
        .isThrownBy(() -> modPow.fixedBase(BASE, N, 64))
        .withMessageEndingWith("it answered with null");
  }

  @Test
  void theCallersFullStackOrHeapIsNoFaultOfTheBackend() {
    backend.answers =
        power -> {
          throw new StackOverflowError();
        };
    assertThatExceptionOfType(StackOverflowError.class)
        .isThrownBy(() -> modPow.modPow(BASE, EXPONENT, 64, N));
    backend.answers =
        power -> {
          throw new OutOfMemoryError();
        };
    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(() -> modPow.modPow(BASE, EXPONENT, 64, N));
    backend.answers = power -> power;
    assertThat(modPow.modPow(BASE, EXPONENT, 64, N)).isEqualTo(BASE.modPow(EXPONENT, N));
  }

  @Test
  void aRefusedArgumentIsNoFaultOfTheBackend() {
    assertThat(catchThrowable(() -> modPow.modPow(BASE, EXPONENT.negate(), 64, N)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(registry.named("breaking").modPow(BASE, EXPONENT, 64, N)).isNotNull();
  }

  @Test
  void quarantineIsFinalForEveryHolder() {
    ModPow.FixedBase powers = modPow.fixedBase(BASE, N, 64);
    quarantinedFor("it answered with null", power -> null);
    // Correct again, and still not called.
    backend.answers = power -> power;
    // Ranking may have been under way; the list waits for it.
    registry.diagnose();
    int calls = backend.calls.get();
    assertThatExceptionOfType(FaultyModPowException.class)
        .isThrownBy(() -> modPow.modPow(BASE, EXPONENT, 64, N));
    assertThatExceptionOfType(FaultyModPowException.class)
        .isThrownBy(() -> powers.pow(BigInteger.TEN));
    assertThatExceptionOfType(FaultyModPowException.class)
        .isThrownBy(() -> modPow.fixedBase(BASE, N, 64));
    assertThatExceptionOfType(ModPowUnavailableException.class)
        .isThrownBy(() -> registry.named("breaking"))
        .withMessageContaining("breaking is not ready: it answered with null");
    assertThat(registry.best().name()).isEqualTo("spare");
    assertThat(registry.diagnose().get(1).state()).isEqualTo(ModPowStatus.State.QUARANTINED);
    assertThat(backend.calls).hasValue(calls);
    assertThat(provider.opened).hasValue(1);
  }

  @Test
  @Timeout(60)
  void aBackendThatTurnsWrongWhileItIsInUseIsFoundByItsNextSelfTest() throws Exception {
    backend.answers = power -> power.xor(BigInteger.TWO);
    int powers = 0;
    try {
      while (state() == ModPowStatus.State.READY) {
        if (powers < 2 * BackendSlot.POWERS_BETWEEN_SELF_TESTS) {
          modPow.modPow(BASE, BigInteger.TEN, 64, N);
          powers++;
        } else {
          Thread.sleep(1);
        }
      }
    } catch (FaultyModPowException found) {
      assertThat(found).hasMessageContaining("in quarantine");
    }
    // Ranking computes powers too, so that the self-test may begin some earlier.
    assertThat(powers).isGreaterThan(BackendSlot.POWERS_BETWEEN_SELF_TESTS / 2);
    assertThatExceptionOfType(FaultyModPowException.class)
        .isThrownBy(() -> modPow.modPow(BASE, EXPONENT, 64, N))
        .withMessageEndingWith("wrong answer in its self-test: 3072-bit N, fixed base 2");
    assertThat(registry.best().name()).isEqualTo("spare");
  }

  private ModPowStatus.State state() {
    return registry.installed().stream()
        .filter(row -> row.label().equals("breaking"))
        .findAny()
        .orElseThrow()
        .state();
  }

  @Test
  void theFirstFaultStaysTheReason() {
    quarantinedFor("it answered with null", power -> null);
    assertThatExceptionOfType(FaultyModPowException.class)
        .isThrownBy(() -> modPow.modPow(BASE, EXPONENT, 64, N))
        .withMessageEndingWith("it answered with null");
  }
}
