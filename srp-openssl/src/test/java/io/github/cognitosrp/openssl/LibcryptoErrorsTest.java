package io.github.cognitosrp.openssl;

import static io.github.cognitosrp.openssl.LibcryptoFunction.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cognitosrp.modpow.FaultyModPowException;
import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPowRegistry;
import io.github.cognitosrp.modpow.StubProvider;
import io.github.cognitosrp.modpow.spi.Hardening;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a failing call of libcrypto becomes, and what it leaves behind in the thread. */
class LibcryptoErrorsTest {
  private static final BigInteger EVEN = BigInteger.TEN;
  private static final BigInteger MODULUS = BigInteger.valueOf(1_000_003);

  /** Lets a function fail while it is named, with an error code in the queue. */
  private static final class Failing extends Intercepted {
    private @Nullable LibcryptoFunction failing;
    private long error;

    Failing() {
      super(real());
    }

    @Override
    long intercept(LibcryptoFunction function, long[] arguments, Call real) {
      if (failing == null) {
        return real.proceed();
      }
      return function == failing ? 0 : function == ERR_peek_last_error ? error : real.proceed();
    }

    ModPow modPow() {
      StubProvider provider =
          new StubProvider(
              "openssl", Hardening.CONSTANT_TIME, true, () -> new OpensslBackend(this));
      ModPowRegistry registry = ModPowRegistry.of(provider);
      // Runs the long self-test now, so that no failure to come meets it in the background.
      registry.diagnose();
      return registry.named("openssl");
    }
  }

  private static BigInteger power(ModPow modPow) {
    return modPow.modPow(BigInteger.TWO, BigInteger.TEN, 8, MODULUS);
  }

  private static void isMomentary(Failing libcrypto, LibcryptoFunction function) {
    ModPow modPow = libcrypto.modPow();
    libcrypto.failing = function;
    assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> power(modPow));
    libcrypto.failing = null;
    assertThat(power(modPow)).isEqualTo(1024);
  }

  @ParameterizedTest
  @EnumSource(names = {"BN_new", "BN_CTX_new", "BN_MONT_CTX_new"})
  void anObjectThatCannotBeAllocatedIsAMomentWithoutMemory(LibcryptoFunction function) {
    isMomentary(new Failing(), function);
  }

  /** {@code ERR_R_MALLOC_FAILURE} of BN in OpenSSL 1.1.1 and in 3. */
  @ParameterizedTest
  @ValueSource(longs = {0x03000041, 0x018c0100})
  void aComputationWithoutMemoryIsAMomentWithoutMemory(long error) {
    Failing libcrypto = new Failing();
    libcrypto.error = error;
    isMomentary(libcrypto, BN_mod_exp_mont_consttime);
  }

  @Test
  void anyOtherFailureTakesTheBackendOutOfUse() {
    Failing libcrypto = new Failing();
    ModPow modPow = libcrypto.modPow();
    libcrypto.failing = BN_mod_exp_mont_consttime;
    assertThatExceptionOfType(FaultyModPowException.class).isThrownBy(() -> power(modPow));
  }

  @Test
  void aFailureLeavesNoEntryInTheErrorQueueOfItsThread() {
    Libcrypto libcrypto = Intercepted.real();
    try (NativeFrame frame = new NativeFrame(0)) {
      assertThatIllegalStateException().isThrownBy(() -> new MontgomeryModulus(libcrypto, EVEN));
      assertThat((int) libcrypto.call(frame, ERR_peek_last_error)).isZero();
    }
  }

  /** The entry is one that libcrypto made itself: so the check above can fail. */
  @Test
  void aPowerLeavesTheEntriesOfOthersInTheErrorQueue() {
    Libcrypto libcrypto = Intercepted.real();
    try (NativeFrame frame = new NativeFrame(0);
        NativeScope scope = new NativeScope(libcrypto, 1)) {
      FixedLengthBignum even = scope.load(BigEndianWords.of(EVEN, 1));
      long montgomery = scope.montgomeryContext();
      int set =
          (int) libcrypto.call(frame, BN_MONT_CTX_set, montgomery, even.view(), scope.context());
      assertThat(set).isZero();
      int theirs = (int) libcrypto.call(frame, ERR_peek_last_error);
      assertThat(theirs).isNotZero();
      try (OpensslBackend backend = new OpensslBackend(libcrypto)) {
        backend.modPow(BigInteger.TWO, BigInteger.TEN, 8, MODULUS);
      }
      assertThat((int) libcrypto.call(frame, ERR_peek_last_error)).isEqualTo(theirs);
      libcrypto.call(frame, ERR_clear_error);
    }
  }
}
