package io.github.cognitosrp.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Pointer;
import io.github.cognitosrp.modpow.ModPowRegistry;
import io.github.cognitosrp.modpow.ModPowStatus;
import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.StubProvider;
import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import io.github.cognitosrp.modpow.support.CombLayout;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One flipped bit on the way to or from libcrypto, and what was made of it is not used. */
@Tag("slow")
class FaultInjectionTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final int WORDS = 48;
  private static final Libcrypto REAL = Intercepted.real();

  /** Flips one bit of the n-th number of such a length that libcrypto reads. */
  private static final class BitFlip extends Intercepted {
    private final int which;
    private final Random random;
    private int seen;

    BitFlip(int which) {
      super(REAL);
      this.which = which;
      this.random = new Random(which);
    }

    @Override
    long intercept(LibcryptoFunction function, long[] arguments, Call real) {
      boolean modulusSized = arguments.length == 3 && arguments[1] == 1 + Long.BYTES * WORDS;
      if (function == LibcryptoFunction.BN_bin2bn && modulusSized && seen++ == which) {
        // The marker before the digits is cut off again.
        Pointer digits = new Pointer(arguments[0] + 1);
        int place = random.nextInt(Long.BYTES * WORDS);
        digits.setByte(place, (byte) (digits.getByte(place) ^ 1 << random.nextInt(Byte.SIZE)));
      }
      return real.proceed();
    }
  }

  private static ModPowStatus.State stateWith(Libcrypto libcrypto) {
    ModPowProvider provider =
        new StubProvider(
            "openssl", Hardening.CONSTANT_TIME, true, () -> new OpensslBackend(libcrypto));
    return ModPowRegistry.of(provider).diagnose().get(0).state();
  }

  @Test
  void withoutAFaultTheBackendIsReady() {
    assertThat(stateWith(REAL)).isEqualTo(ModPowStatus.State.READY);
  }

  @Test
  void aFlippedBitInTheModulusIsCaught() {
    assertThat(stateWith(new BitFlip(0))).isEqualTo(ModPowStatus.State.QUARANTINED);
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

  @Test
  void aFlippedBitInAnyCorrectionIsCaught() {
    try (MontgomeryModulus modulus = new MontgomeryModulus(REAL, N)) {
      Comb comb = new Comb(REAL, modulus);
      Random random = new Random(20261127);
      for (byte[] correction : comb.corrections()) {
        int place = random.nextInt(correction.length);
        byte right = correction[place];
        correction[place] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        assertThat(verified(comb)).isFalse();
        correction[place] = right;
      }
    }
  }

  private static boolean verified(Comb comb) {
    return comb.verify(SrpGroup.COGNITO_3072.g(), N, Comb.EXPONENT_BITS);
  }

  /** A fault while tables are checked: they are not used. */
  @Test
  void aFlippedBitInAnyChosenEntryOrTheCorrectionIsCaught() {
    int chosen = CombLayout.tables(Comb.EXPONENT_BITS) * CombLayout.COLUMNS;
    try (MontgomeryModulus modulus = new MontgomeryModulus(REAL, N)) {
      for (int which = 0; which <= chosen; which++) {
        Libcrypto faulty = new BitFlip(which);
        assertThat(verified(new Comb(faulty, modulus))).as("number %s", which).isFalse();
      }
    }
  }
}
