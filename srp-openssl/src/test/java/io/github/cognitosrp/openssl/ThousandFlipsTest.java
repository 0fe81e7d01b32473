package io.github.cognitosrp.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Pointer;
import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.StubProvider;
import io.github.cognitosrp.modpow.spi.FlipCount;
import io.github.cognitosrp.modpow.spi.FlipCount.Outcome;
import io.github.cognitosrp.modpow.spi.FlippedResult;
import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import java.math.BigInteger;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A thousand flipped bits: in numbers on their way to and from libcrypto until the self-test has
 * passed, in tables and what belongs to them, and in answers. The seed is printed; {@code
 * -Dcognitosrp.seed=…} repeats a run.
 */
@Tag("deep")
class ThousandFlipsTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();
  private static final int FLIPS_OF_A_KIND = 250;
  private static final int NEVER = Integer.MAX_VALUE;
  private static final Libcrypto REAL = Intercepted.real();

  private final long seed = Long.getLong("cognitosrp.seed", new SplittableRandom().nextLong());
  private final Random random = new Random(seed);
  private final FlipCount flips = new FlipCount();

  @Test
  void noFlippedBitLeadsToAWrongPower() {
    flipNumbers();
    try (MontgomeryModulus modulus = new MontgomeryModulus(REAL, N)) {
      Comb comb = new Comb(REAL, modulus);
      flipTables(comb);
      flipCorrections(comb);
    }
    flipAnswers();
    System.out.printf(
        "openssl, flipped bits, Java %s, seed %d: %s%n",
        System.getProperty("java.version"), seed, flips);
    assertThat(flips.count(Outcome.WRONG)).isZero();
    assertThat(flips.count(Outcome.CAUGHT)).isGreaterThan(3 * FLIPS_OF_A_KIND);
  }

  /** Flips one bit of one number that its thread gives to libcrypto or takes from it. */
  private static final class FlipsOnce extends Intercepted {
    private final Random random;
    private final Thread selfTest = Thread.currentThread();
    private int left;

    FlipsOnce(int left, Random random) {
      super(REAL);
      this.left = left;
      this.random = random;
    }

    @Override
    long intercept(LibcryptoFunction function, long[] arguments, Call real) {
      // The marker before the digits is cut off again.
      if (function == LibcryptoFunction.BN_bin2bn && isTurn()) {
        flip(new Pointer(arguments[0] + 1), (int) arguments[1] - 1);
      }
      long answer = real.proceed();
      if (function == LibcryptoFunction.BN_bn2binpad && isTurn()) {
        flip(new Pointer(arguments[1]), (int) arguments[2]);
      }
      return answer;
    }

    private boolean isTurn() {
      return Thread.currentThread().equals(selfTest) && left-- == 0;
    }

    private void flip(Pointer digits, int length) {
      int place = random.nextInt(length);
      digits.setByte(place, (byte) (digits.getByte(place) ^ 1 << random.nextInt(Byte.SIZE)));
    }
  }

  private ModPowProvider flipsOnce(int which, AtomicReference<FlipsOnce> opened) {
    return new StubProvider(
        "openssl",
        Hardening.CONSTANT_TIME,
        true,
        () -> {
          opened.set(new FlipsOnce(which, random));
          return new OpensslBackend(opened.get());
        });
  }

  private void flipNumbers() {
    AtomicReference<FlipsOnce> opened = new AtomicReference<>();
    assertThat(FlipCount.outcome(flipsOnce(NEVER, opened), random))
        .isEqualTo(Outcome.WITHOUT_EFFECT);
    int numbers = NEVER - opened.get().left;
    for (int i = 0; i < FLIPS_OF_A_KIND; i++) {
      int which = random.nextInt(numbers);
      flips.add("numbers", FlipCount.outcome(flipsOnce(which, opened), random));
    }
  }

  private void flipTables(Comb comb) {
    for (int i = 0; i < FLIPS_OF_A_KIND; i++) {
      long[][] table = comb.tables()[random.nextInt(comb.tables().length)];
      long[] quarter = table[random.nextInt(table.length)];
      int word = random.nextInt(quarter.length);
      long right = quarter[word];
      quarter[word] ^= 1L << random.nextInt(Long.SIZE);
      flips.add("tables", outcome(comb));
      quarter[word] = right;
    }
  }

  private void flipCorrections(Comb comb) {
    for (int i = 0; i < FLIPS_OF_A_KIND; i++) {
      byte[] correction = comb.corrections()[random.nextInt(comb.corrections().length)];
      int place = random.nextInt(correction.length);
      byte right = correction[place];
      correction[place] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      flips.add("corrections", outcome(comb));
      correction[place] = right;
    }
  }

  private Outcome outcome(Comb comb) {
    return comb.verify(G, N, Comb.EXPONENT_BITS) ? Outcome.WRONG : Outcome.CAUGHT;
  }

  private void flipAnswers() {
    OpensslBackend backend = new OpensslBackend(REAL);
    for (int i = 0; i < FLIPS_OF_A_KIND; i++) {
      int which = random.nextInt(FlippedResult.ANSWERS_OF_SELF_TEST);
      FlippedResult wrong = new FlippedResult(backend, which, random.nextInt(N.bitLength()));
      flips.add("answers", FlipCount.outcome(wrong, random));
    }
  }
}
