package io.github.cognitosrp.openssl;

import static io.github.cognitosrp.openssl.LibcryptoFunction.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cognitosrp.modpow.SrpGroup;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every native object is cleared and freed, by the function that belongs to it, on every path. */
@Tag("slow")
class NativeObjectsTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();
  private static final Map<LibcryptoFunction, LibcryptoFunction> FREED_BY =
      Map.of(BN_new, BN_clear_free, BN_CTX_new, BN_CTX_free, BN_MONT_CTX_new, BN_MONT_CTX_free);

  private static final Set<LibcryptoFunction> RETURNS_NOTHING =
      EnumSet.of(BN_clear, BN_with_flags, ERR_peek_last_error, ERR_clear_error);

  /** Knows what is allocated, and lets one call fail. */
  private static final class Accountant extends Intercepted {
    private final Map<Long, LibcryptoFunction> freeingFunctions = new HashMap<>();
    private final int failingCall;
    private int calls;
    private int allocations;
    private LibcryptoFunction failed;

    Accountant(Libcrypto real, int failingCall) {
      super(real);
      this.failingCall = failingCall;
    }

    @Override
    long intercept(LibcryptoFunction function, long[] arguments, Call real) {
      if (FREED_BY.containsValue(function)) {
        assertThat(freeingFunctions.remove(arguments[0])).isEqualTo(function);
        return real.proceed();
      }
      if (RETURNS_NOTHING.contains(function)) {
        return real.proceed();
      }
      if (calls++ == failingCall) {
        failed = function;
        return function == BN_bn2binpad ? -1 : 0;
      }
      long result = real.proceed();
      if (FREED_BY.containsKey(function)) {
        allocations++;
        freeingFunctions.put(result, FREED_BY.get(function));
      }
      return result;
    }
  }

  private static void useEverything(Libcrypto libcrypto) {
    BigInteger smallModulus = BigInteger.valueOf(1_000_003);
    try (OpensslBackend backend = new OpensslBackend(libcrypto)) {
      backend.modPow(N.shiftRight(7), N.shiftRight(2559), 513, N);
      backend.modPow(BigInteger.TEN, BigInteger.TEN, 4, smallModulus);
      backend.fixedBase(G, N, 1024).powEphemeral(N.shiftRight(2048));
    }
    try (MontgomeryModulus modulus = new MontgomeryModulus(libcrypto, N)) {
      new Comb(libcrypto, modulus).pow(N.shiftRight(2816), 256);
    }
  }

  @Test
  void nothingIsLeftAfterWork() {
    Accountant accountant = new Accountant(Intercepted.real(), -1);
    useEverything(accountant);
    assertThat(accountant.allocations).isGreaterThan(40);
    assertThat(accountant.freeingFunctions).isEmpty();
  }

  @Test
  void nothingIsLeftWhicheverCallFails() {
    Libcrypto real = Intercepted.real();
    Accountant counting = new Accountant(real, -1);
    useEverything(counting);
    Set<LibcryptoFunction> failed = EnumSet.noneOf(LibcryptoFunction.class);
    for (int failing = 0; failing < counting.calls; failing += failing < 60 ? 1 : 7) {
      Accountant accountant = new Accountant(real, failing);
      Throwable thrown = catchThrowable(() -> useEverything(accountant));
      assertThat(accountant.freeingFunctions).as("after call %s failed", failing).isEmpty();
      failed.add(accountant.failed);
      assertThat(thrown)
          .isInstanceOf(
              FREED_BY.containsKey(accountant.failed)
                  ? OutOfMemoryError.class
                  : IllegalStateException.class);
    }
    assertThat(failed).containsAll(FREED_BY.keySet()).contains(BN_bin2bn, BN_mod_mul_montgomery);
  }
}
