package io.github.cognitosrp.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.Hardening;
import io.github.cognitosrp.modpow.ModPowRegistry;
import io.github.cognitosrp.modpow.ModPowStatus;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import java.lang.reflect.Array;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One flipped bit on the way to or from libcrypto, and the backend is not handed out. */
class FaultInjectionTest {
  private static final Libcrypto REAL = Intercepted.real();

  /** Flips one bit of what the n-th call of a function transports. */
  private static final class BitFlip implements Intercepted {
    private final Class<?> type;
    private final String function;
    private final int which;
    private final Random random;
    private int seen;

    BitFlip(String function, Class<?> type, int which) {
      this.function = function;
      this.type = type;
      this.which = which;
      this.random = new Random(which);
    }

    @Override
    public Object call(String name, Object[] arguments, Call real) throws Throwable {
      boolean hit =
          name.equals(function)
              && type.isInstance(arguments[1])
              // The marker before each number is cut off again.
              && Array.getLength(arguments[1]) > 1
              && seen++ == which;
      if (hit && name.equals("write")) {
        arguments[1] = flipped(arguments[1]);
      }
      Object result = real.proceed();
      if (hit && name.equals("read")) {
        byte[] digits = (byte[]) arguments[1];
        digits[random.nextInt(digits.length)] ^= (byte) (1 << random.nextInt(8));
      }
      return result;
    }

    private Object flipped(Object array) {
      if (array instanceof long[] words) {
        long[] copy = words.clone();
        copy[random.nextInt(copy.length)] ^= 1L << random.nextInt(64);
        return copy;
      }
      byte[] copy = ((byte[]) array).clone();
      copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
      return copy;
    }
  }

  private static ModPowStatus.State stateWith(Libcrypto libcrypto) {
    ModPowProvider provider =
        new ModPowProvider() {
          @Override
          public String name() {
            return "openssl";
          }

          @Override
          public Hardening hardening() {
            return Hardening.CONSTANT_TIME;
          }

          @Override
          public int typicalStartupMillis() {
            return 0;
          }

          @Override
          public ModPowBackend open() {
            return new OpensslBackend(libcrypto);
          }
        };
    return ModPowRegistry.of(provider).status().get(0).state();
  }

  private static void caught(String function, Class<?> type, int times) {
    for (int which = 0; which < times; which++) {
      assertThat(stateWith(Intercepted.of(REAL, new BitFlip(function, type, which))))
          .as("%s %s of %s", function, which, type.getSimpleName())
          .isEqualTo(ModPowStatus.State.QUARANTINED);
    }
  }

  @Test
  void withoutAFaultTheBackendIsReady() {
    assertThat(stateWith(REAL)).isEqualTo(ModPowStatus.State.READY);
  }

  /** The tables are what libcrypto's answers are read into first. */
  @Test
  void aFlippedBitInAnyEntryOfAnyTableIsCaught() {
    caught("read", byte[].class, Comb.TABLES * Comb.ENTRIES);
  }

  /** N, g, and 1. */
  @Test
  void aFlippedBitInAnyConstantIsCaught() {
    caught("write", byte[].class, 3);
  }

  @Test
  void aFlippedBitInAnyChosenEntryIsCaught() {
    caught("write", long[].class, Comb.TABLES * Comb.COLUMNS);
  }
}
