package io.github.cognitosrp.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.ModPowRegistry;
import io.github.cognitosrp.modpow.ModPowStatus;
import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import io.github.cognitosrp.modpow.support.CombLayout;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One flipped bit on the way to or from libcrypto, and what was made of it is not used. */
class FaultInjectionTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final int WORDS = 48;
  private static final Libcrypto REAL = Intercepted.real();

  /** Flips one bit of what the n-th call of {@code write} with such an array brings. */
  private static final class BitFlip implements Intercepted {
    private final Class<?> type;
    private final int which;
    private final Random random;
    private int seen;

    BitFlip(Class<?> type, int which) {
      this.type = type;
      this.which = which;
      this.random = new Random(which);
    }

    @Override
    public Object call(String name, Object[] arguments, Call real) throws Throwable {
      boolean hit =
          name.equals("write")
              && type.isInstance(arguments[1])
              // The marker before each number is cut off again.
              && Array.getLength(arguments[1]) > 1
              && seen++ == which;
      if (hit) {
        arguments[1] = flipped(arguments[1]);
      }
      return real.proceed();
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
          public boolean loadsNativeCode() {
            return false;
          }

          @Override
          public ModPowBackend open() {
            return new OpensslBackend(libcrypto);
          }
        };
    return ModPowRegistry.of(provider).diagnose().get(0).state();
  }

  @Test
  void withoutAFaultTheBackendIsReady() {
    assertThat(stateWith(REAL)).isEqualTo(ModPowStatus.State.READY);
  }

  @Test
  void aFlippedBitInTheModulusIsCaught() {
    assertThat(stateWith(Intercepted.of(REAL, new BitFlip(byte[].class, 0))))
        .isEqualTo(ModPowStatus.State.QUARANTINED);
  }

  @Test
  void aFlippedBitInAnyEntryOfAnyTableIsCaught() {
    try (MontgomeryModulus modulus = new MontgomeryModulus(REAL, N)) {
      Comb comb = new Comb(REAL, modulus);
      assertThat(verified(comb)).isTrue();
      Random random = new Random(20261121);
      for (long[][] table : comb.tables()) {
        for (long[] quarter : table) {
          for (int place = 0; place < quarter.length; place += WORDS) {
            int word = place + random.nextInt(WORDS);
            long right = quarter[word];
            quarter[word] ^= 1L << random.nextInt(Long.SIZE);
            assertThat(verified(comb)).isFalse();
            quarter[word] = right;
          }
        }
      }
    }
  }

  private static boolean verified(Comb comb) {
    return comb.verify(SrpGroup.COGNITO_3072.g(), N, Comb.EXPONENT_BITS);
  }

  /** A fault while tables are checked: they are not used. */
  @Test
  void aFlippedBitInAnyChosenEntryIsCaught() {
    int chosen = CombLayout.tables(Comb.EXPONENT_BITS) * CombLayout.COLUMNS;
    try (MontgomeryModulus modulus = new MontgomeryModulus(REAL, N)) {
      for (int which = 0; which < chosen; which++) {
        Libcrypto faulty = Intercepted.of(REAL, new BitFlip(long[].class, which));
        assertThat(verified(new Comb(faulty, modulus))).as("entry %s", which).isFalse();
      }
    }
  }
}
