package io.github.cognitosrp.openssl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.cognitosrp.modpow.SrpGroup;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every native object is cleared and freed, by the function that belongs to it, on every path. */
class NativeObjectsTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();
  private static final Map<String, String> FREED_BY =
      Map.of(
          "bnNew", "bnClearFree",
          "bnCtxNew", "bnCtxFree",
          "bnMontCtxNew", "bnMontCtxFree",
          "cryptoMalloc", "cryptoClearFree");

  /** Knows what is allocated, and lets one call fail. */
  private static final class Accountant implements Intercepted {
    private final Map<Object, String> freeingFunctions = new HashMap<>();
    private final int failingCall;
    private int calls;
    private int allocations;
    private boolean failed;

    Accountant(int failingCall) {
      this.failingCall = failingCall;
    }

    @Override
    public Object call(String function, Object[] arguments, Call real) throws Throwable {
      if (FREED_BY.containsValue(function)) {
        assertThat(freeingFunctions.remove(arguments[0])).isEqualTo(function);
        return real.proceed();
      }
      if (calls++ == failingCall) {
        failed = true;
        switch (function) {
          case "bnNew", "bnCtxNew", "bnMontCtxNew", "cryptoMalloc", "bnBin2bn" -> {
            return 0L;
          }
          case "bnBn2binpad" -> {
            return -1;
          }
          case "write", "read", "bnClear", "bnWithFlags" ->
              throw new IllegalStateException("no memory");
          default -> {
            return 0;
          }
        }
      }
      Object result = real.proceed();
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
    Accountant accountant = new Accountant(-1);
    useEverything(Intercepted.libcrypto(accountant));
    assertThat(accountant.allocations).isGreaterThan(40);
    assertThat(accountant.freeingFunctions).isEmpty();
  }

  @Test
  void nothingIsLeftWhicheverCallFails() {
    Accountant counting = new Accountant(-1);
    Libcrypto real = Intercepted.real();
    useEverything(Intercepted.of(real, counting));
    for (int failing = 0; failing < counting.calls; failing += failing < 60 ? 1 : 7) {
      Accountant accountant = new Accountant(failing);
      assertThatIllegalStateException()
          .isThrownBy(() -> useEverything(Intercepted.of(real, accountant)));
      assertThat(accountant.failed).isTrue();
      assertThat(accountant.freeingFunctions).as("after call %s failed", failing).isEmpty();
    }
  }
}
