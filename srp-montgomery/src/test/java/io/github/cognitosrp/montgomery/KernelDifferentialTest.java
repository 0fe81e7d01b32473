package io.github.cognitosrp.montgomery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cognitosrp.modpow.SrpGroup;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Products and short powers of each kernel against {@link BigInteger}, millions of them. The seed
 * is printed; {@code -Dcognitosrp.seed=…} repeats a run.
 */
@Tag("deep")
class KernelDifferentialTest {
  private static final int MIXED_CASES = 10_000_000;
  private static final int REAL_CASES = 1_000_000;
  private static final int CASES_FOR_ONE_MODULUS = 200;
  private static final int CASES_BETWEEN_POWERS = 100;

  private final long seed = Long.getLong("cognitosrp.seed", new SplittableRandom().nextLong());
  private final SplittableRandom random = new SplittableRandom(seed);

  @ParameterizedTest
  @EnumSource
  void agreesWithBigIntegerForModuliOfEverySize(KernelKind kind) {
    assumeTrue(NeedsRegisters.has(kind), NeedsRegisters.REASON);
    int differences = 0;
    for (int i = 0; i < MIXED_CASES; i += CASES_FOR_ONE_MODULUS) {
      int bits = 2 + random.nextInt(random.nextInt(4) == 0 ? 3071 : 766);
      BigInteger n = shaped(bits).setBit(bits - 1).setBit(0);
      differences += differences(kind, n, CASES_FOR_ONE_MODULUS);
    }
    report(kind, "moduli of 2 to 3072 bits", MIXED_CASES, differences);
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithBigIntegerAtTheRealModulus(KernelKind kind) {
    assumeTrue(NeedsRegisters.has(kind), NeedsRegisters.REASON);
    int differences = differences(kind, SrpGroup.COGNITO_3072.n(), REAL_CASES);
    report(kind, "the 3072-bit N", REAL_CASES, differences);
  }

  private void report(KernelKind kind, String moduli, int cases, int differences) {
    System.out.printf(
        "%s kernel, %s, Java %s, seed %d: %,d cases, %d differences%n",
        kind, moduli, System.getProperty("java.version"), seed, cases, differences);
    assertThat(differences).isZero();
  }

  /** Each case is a product of the previous one's result with a fresh factor, or a short power. */
  private int differences(KernelKind kind, BigInteger n, int cases) {
    MontgomeryModulus modulus = new MontgomeryModulus(n, kind);
    Workspace workspace = modulus.newWorkspace();
    double[] a = modulus.newElement();
    double[] b = modulus.newElement();
    BigInteger x = shaped(n.bitLength()).mod(n);
    int differences = 0;
    for (int i = 0; i < cases; i++) {
      BigInteger y = shaped(n.bitLength()).mod(n);
      BigInteger answer;
      BigInteger expected;
      if (i % CASES_BETWEEN_POWERS == 0) {
        BigInteger exponent = shaped(1 + random.nextInt(40));
        answer = FixedWindowPow.pow(modulus, y, exponent, 40);
        expected = y.modPow(exponent, n);
      } else {
        modulus.toMontgomery(a, x, workspace);
        modulus.toMontgomery(b, y, workspace);
        modulus.multiply(a, a, b, workspace);
        answer = modulus.fromMontgomery(a, workspace);
        expected = x.multiply(y).mod(n);
      }
      if (!answer.equals(expected)) {
        differences++;
      }
      x = answer;
    }
    return differences;
  }

  /** Random numbers, ones with long runs, and the edges. */
  private BigInteger shaped(int bits) {
    BigInteger ones = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    return switch (random.nextInt(6)) {
      case 0 -> ones.shiftRight(random.nextInt(bits)).xor(ones.shiftRight(random.nextInt(bits)));
      case 1 -> ones.subtract(BigInteger.valueOf(random.nextInt(2)));
      default -> {
        byte[] bytes = new byte[(bits + 7) / 8];
        random.nextBytes(bytes);
        yield new BigInteger(1, bytes).and(ones);
      }
    };
  }
}
