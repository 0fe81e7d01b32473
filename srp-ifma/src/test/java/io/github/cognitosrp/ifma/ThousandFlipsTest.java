package io.github.cognitosrp.ifma;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.StubProvider;
import io.github.cognitosrp.modpow.spi.FlipCount;
import io.github.cognitosrp.modpow.spi.FlipCount.Outcome;
import io.github.cognitosrp.modpow.spi.FlippedResult;
import io.github.cognitosrp.modpow.spi.Hardening;
import java.math.BigInteger;
import java.nio.LongBuffer;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A thousand flipped bits: any bit of the memory that holds constants or tables, read or not, and
 * any bit of an answer. {@link DamageTest} flips one in every byte of code. The seed is printed;
 * {@code -Dcognitosrp.seed=…} repeats a run.
 */
@Tag("deep")
class ThousandFlipsTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();
  private static final int FLIPS_OF_A_KIND = 250;

  private final long seed = Long.getLong("cognitosrp.seed", new SplittableRandom().nextLong());
  private final Random random = new Random(seed);
  private final FlipCount flips = new FlipCount();

  @Test
  void noFlippedBitLeadsToAWrongPower() {
    IfmaBackend backend = NeedsIfma.backend();
    flip("constants", backend, backend.groupModulus().constants());
    flip("digits of N", backend, backend.groupModulus().digitsOfN());
    flipTables(backend.newComb());
    for (int i = 0; i < FLIPS_OF_A_KIND; i++) {
      int which = random.nextInt(FlippedResult.ANSWERS_OF_SELF_TEST);
      FlippedResult wrong = new FlippedResult(backend, which, random.nextInt(N.bitLength()));
      flips.add("answers", FlipCount.outcome(wrong, random));
    }
    System.out.printf(
        "ifma, flipped bits, Java %s, seed %d: %s%n",
        System.getProperty("java.version"), seed, flips);
    assertThat(flips.count(Outcome.WRONG)).isZero();
    assertThat(flips.count(Outcome.CAUGHT)).isGreaterThan(2 * FLIPS_OF_A_KIND);
  }

  private void flip(String kind, IfmaBackend backend, long[] numbers) {
    StubProvider provider = new StubProvider("ifma", Hardening.CONSTANT_TIME, true, () -> backend);
    for (int i = 0; i < FLIPS_OF_A_KIND; i++) {
      int place = random.nextInt(numbers.length);
      long right = numbers[place];
      numbers[place] ^= 1L << random.nextInt(Long.SIZE);
      flips.add(kind, FlipCount.outcome(provider, random));
      numbers[place] = right;
    }
  }

  private void flipTables(Comb comb) {
    LongBuffer tables = comb.tables();
    for (int i = 0; i < FLIPS_OF_A_KIND; i++) {
      int place = random.nextInt(tables.capacity());
      long right = tables.get(place);
      tables.put(place, right ^ 1L << random.nextInt(Long.SIZE));
      flips.add("tables", outcome(comb));
      tables.put(place, right);
    }
  }

  private Outcome outcome(Comb comb) {
    if (!comb.verify(G, N, Comb.EXPONENT_BITS)) {
      return Outcome.CAUGHT;
    }
    for (int i = 0; i < 20; i++) {
      BigInteger exponent = new BigInteger(Comb.EXPONENT_BITS, random);
      if (!comb.pow(exponent, Comb.EXPONENT_BITS).equals(G.modPow(exponent, N))) {
        return Outcome.WRONG;
      }
    }
    return Outcome.WITHOUT_EFFECT;
  }
}
