package io.github.cognitosrp.montgomery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.Hardening;
import io.github.cognitosrp.modpow.ModPowRegistry;
import io.github.cognitosrp.modpow.ModPowStatus;
import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import java.lang.reflect.Field;
import java.math.BigInteger;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One flipped bit of a digit, wherever it is, never becomes a wrong answer to a user. */
class FaultInjectionTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();
  private static final int FLIPS = 12;

  private final Random random = new Random(20261121);

  @Test
  void withoutAFaultTheSelfTestPasses() {
    assertThat(stateWith(context -> {})).isEqualTo(ModPowStatus.State.READY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"squareOfR", "unit", "digitsOfN"})
  void theSelfTestSeesAFlippedBitOfAConstant(String constant) {
    for (int i = 0; i < FLIPS; i++) {
      assertThat(stateWith(context -> flip(get(get(context, "modulus"), constant))))
          .isEqualTo(ModPowStatus.State.QUARANTINED);
    }
  }

  @Test
  void theSelfTestSeesAFlippedBitOfTheModulus() {
    for (int i = 0; i < FLIPS; i++) {
      assertThat(
              stateWith(context -> flipModulus((double[]) get(get(context, "scalar"), "modulus"))))
          .isEqualTo(ModPowStatus.State.QUARANTINED);
    }
  }

  @Test
  void aTableWithAFlippedBitInAnyOfItsEntriesIsRefused() {
    MontgomeryModulus modulus = new MontgomeryModulus(N);
    Kernel kernel = new ScalarKernel(modulus.scaledModulus());
    Comb comb = new Comb(modulus, kernel, G, 320);
    assertThat(comb.isRight(kernel, G, N)).isTrue();
    for (double[][] table : (double[][][]) get(comb, "tables")) {
      for (double[] entry : table) {
        double[] right = entry.clone();
        flip(entry);
        assertThat(comb.isRight(kernel, G, N)).isFalse();
        System.arraycopy(right, 0, entry, 0, entry.length);
      }
    }
  }

  /** The state of a backend whose context for N was tampered with before its self-test. */
  private static ModPowStatus.State stateWith(Consumer<Context> fault) {
    ModPowProvider provider =
        new ModPowProvider() {
          @Override
          public String name() {
            return "tampered";
          }

          @Override
          public Hardening hardening() {
            return Hardening.CONSTANT_TIME;
          }

          @Override
          public int typicalStartupMillis() {
            return 1;
          }

          @Override
          public ModPowBackend open() {
            MontgomeryBackend backend = new MontgomeryBackend(Kernels.scalar());
            fault.accept(backend.contextFor(N));
            return backend;
          }
        };
    return ModPowRegistry.of(provider).status().get(0).state();
  }

  private void flip(Object digits) {
    int bit = random.nextInt(Radix.DIGIT_BITS);
    if (digits instanceof double[] balanced) {
      int at = random.nextInt(balanced.length);
      balanced[at] = (long) balanced[at] ^ 1L << bit;
    } else {
      ((long[]) digits)[random.nextInt(((long[]) digits).length)] ^= 1L << bit;
    }
  }

  /** Between its groups of zeros; the lowest digit is known to be −1 and never read. */
  private void flipModulus(double[] padded) {
    int zeros = ScalarKernel.ROWS * Radix.LANES;
    int at = zeros + 1 + random.nextInt(padded.length - 2 * zeros - 1);
    padded[at] = (long) padded[at] ^ 1L << random.nextInt(Radix.DIGIT_BITS);
  }

  private static Object get(Object owner, String name) {
    try {
      Field field = owner.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return field.get(owner);
    } catch (ReflectiveOperationException renamed) {
      throw new LinkageError("a field was renamed", renamed);
    }
  }
}
