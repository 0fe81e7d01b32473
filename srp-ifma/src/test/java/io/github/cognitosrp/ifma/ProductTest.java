package io.github.cognitosrp.ifma;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.SrpGroup;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Products and squares of the kernel against BigInteger. The seed is printed; {@code
 * -Dcognitosrp.seed=…} repeats a run.
 */
class ProductTest {
  private static final int CASES_FOR_ONE_MODULUS = 200;

  private final long seed = Long.getLong("cognitosrp.seed", new SplittableRandom().nextLong());
  private ProductCases cases;

  @BeforeEach
  void load() {
    cases = new ProductCases(seed, NeedsIfma.backend());
  }

  @Test
  void agreesWithBigIntegerForModuliOfEverySize() {
    mixed(20_000);
  }

  @Test
  void agreesWithBigIntegerAtTheRealModulus() {
    real(5_000);
  }

  @Test
  @Tag("deep")
  void agreesWithBigIntegerForModuliOfEverySizeTenMillionTimes() {
    mixed(10_000_000);
  }

  @Test
  @Tag("deep")
  void agreesWithBigIntegerAtTheRealModulusAMillionTimes() {
    real(1_000_000);
  }

  /** The longest moduli that are not −1 modulo 2^52 take 64 rows. */
  @Test
  void agreesWithBigIntegerForTheLongestModuli() {
    SplittableRandom random = new SplittableRandom(seed);
    int differences = 0;
    for (int i = 0; i < 20; i++) {
      byte[] bytes = new byte[Modulus.MAX_BITS / 8];
      random.nextBytes(bytes);
      BigInteger n = new BigInteger(1, bytes).setBit(Modulus.MAX_BITS - 1).setBit(0).clearBit(1);
      assertThat(new Modulus(n).rows()).isEqualTo(64);
      differences += cases.differences(n, CASES_FOR_ONE_MODULUS);
    }
    report("the longest moduli", 20 * CASES_FOR_ONE_MODULUS, differences);
  }

  private void mixed(int count) {
    int differences = 0;
    for (int i = 0; i < count; i += CASES_FOR_ONE_MODULUS) {
      differences += cases.differences(cases.modulus(), CASES_FOR_ONE_MODULUS);
    }
    report("moduli of 2 to 3072 bits", count, differences);
  }

  private void real(int count) {
    report("the 3072-bit N", count, cases.differences(SrpGroup.COGNITO_3072.n(), count));
  }

  private void report(String moduli, int count, int differences) {
    System.out.printf(
        "ifma kernel, %s, Java %s, seed %d: %,d cases, %d differences%n",
        moduli, System.getProperty("java.version"), seed, count, differences);
    assertThat(differences).isZero();
  }
}
