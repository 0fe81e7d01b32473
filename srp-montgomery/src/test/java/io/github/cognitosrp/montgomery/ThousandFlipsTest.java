package io.github.cognitosrp.montgomery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.FlipCount;
import io.github.cognitosrp.modpow.spi.FlipCount.Outcome;
import io.github.cognitosrp.modpow.spi.FlippedResult;
import java.math.BigInteger;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A thousand flipped bits, as many for each kernel: any bit of the memory that holds a constant, a
 * product of the self-test or an entry of a table, and any bit of an answer. Some are never read,
 * or only change a digit by less than its last bit: then all powers stay right. The seed is
 * printed; {@code -Dcognitosrp.seed=…} repeats a run.
 */
@Tag("deep")
class ThousandFlipsTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();
  private static final int FLIPS_OF_A_KIND = 64;
  private static final int NEVER = Integer.MAX_VALUE;

  private final long seed = Long.getLong("cognitosrp.seed", new SplittableRandom().nextLong());
  private final Random random = new Random(seed);
  private final FlipCount flips = new FlipCount();

  @ParameterizedTest
  @EnumSource
  void noFlippedBitLeadsToAWrongPower(KernelKind kind) {
    assumeTrue(NeedsRegisters.has(kind), NeedsRegisters.REASON);
    flipConstants(kind);
    flipProducts(kind);
    flipTables(kind);
    flipAnswers(kind);
    System.out.printf(
        "%s kernel, flipped bits, Java %s, seed %d: %s%n",
        kind, System.getProperty("java.version"), seed, flips);
    assertThat(flips.count(Outcome.WRONG)).isZero();
    assertThat(flips.count(Outcome.CAUGHT)).isGreaterThan(2 * FLIPS_OF_A_KIND);
  }

  private void flipConstants(KernelKind kind) {
    String ofKernel = kind.name().startsWith("VECTOR") ? "modulusPlusOne" : "modulus";
    for (int i = 0; i < FLIPS_OF_A_KIND; i++) {
      Consumer<MontgomeryModulus> fault =
          switch (i % 5) {
            case 0 -> modulus -> flip((long[]) Fields.get(modulus, "squareOfR"));
            case 1 -> modulus -> flip((double[]) Fields.get(modulus, "unit"));
            case 2 -> modulus -> flip((long[]) Fields.get(modulus, "limbsOfN"));
            case 3 ->
                modulus -> flip((double[]) Fields.get(Fields.get(modulus, "kernel"), ofKernel));
            default ->
                modulus -> {
                  int topLimb = (int) Fields.get(modulus, "topLimb");
                  Fields.set(modulus, "topLimb", topLimb ^ 1 << random.nextInt(Integer.SIZE));
                };
          };
      flips.add("constants", FlipCount.outcome(new TamperedProvider(kind, fault), random));
    }
  }

  /** Of the self-test, which is where all products before the first use are. */
  private void flipProducts(KernelKind kind) {
    AtomicReference<FlipsOnce> counting = new AtomicReference<>();
    TamperedProvider right =
        new TamperedProvider(kind, modulus -> counting.set(FlipsOnce.in(modulus, NEVER, random)));
    assertThat(FlipCount.outcome(right, random)).isEqualTo(Outcome.WITHOUT_EFFECT);
    int products = NEVER - counting.get().left;
    for (int i = 0; i < FLIPS_OF_A_KIND; i++) {
      int faulty = random.nextInt(products);
      Consumer<MontgomeryModulus> fault = modulus -> FlipsOnce.in(modulus, faulty, random);
      flips.add("products", FlipCount.outcome(new TamperedProvider(kind, fault), random));
    }
  }

  private void flipTables(KernelKind kind) {
    Comb comb = new Comb(new MontgomeryModulus(N, kind), G, N, 320);
    double[][][] tables = (double[][][]) Fields.get(comb, "tables");
    for (int i = 0; i < FLIPS_OF_A_KIND; i++) {
      double[][] table = tables[random.nextInt(tables.length)];
      double[] entry = table[random.nextInt(table.length)];
      double[] right = entry.clone();
      flip(entry);
      flips.add("tables", outcome(comb));
      System.arraycopy(right, 0, entry, 0, entry.length);
    }
  }

  private Outcome outcome(Comb comb) {
    if (!comb.verify(G, N, 320)) {
      return Outcome.CAUGHT;
    }
    for (int i = 0; i < 20; i++) {
      BigInteger exponent = new BigInteger(320, random);
      if (!comb.pow(exponent, 320).equals(G.modPow(exponent, N))) {
        return Outcome.WRONG;
      }
    }
    return Outcome.WITHOUT_EFFECT;
  }

  private void flipAnswers(KernelKind kind) {
    MontgomeryBackend backend = new MontgomeryBackend(Kernels.only(kind));
    for (int i = 0; i < FLIPS_OF_A_KIND; i++) {
      int which = random.nextInt(FlippedResult.ANSWERS_OF_SELF_TEST);
      FlippedResult wrong = new FlippedResult(backend, which, random.nextInt(N.bitLength()));
      flips.add("answers", FlipCount.outcome(wrong, random));
    }
  }

  private void flip(double[] numbers) {
    flip(numbers, random);
  }

  private void flip(long[] numbers) {
    numbers[random.nextInt(numbers.length)] ^= 1L << random.nextInt(Long.SIZE);
  }

  private static void flip(double[] numbers, Random random) {
    int at = random.nextInt(numbers.length);
    long bits = Double.doubleToRawLongBits(numbers[at]);
    numbers[at] = Double.longBitsToDouble(bits ^ 1L << random.nextInt(Long.SIZE));
  }

  /** Computes one product of the thread that opens the backend, and tests it, wrongly. */
  private static final class FlipsOnce implements Kernel {
    private final Kernel kernel;
    private final Random random;
    private final Thread selfTest = Thread.currentThread();
    private int left;

    private FlipsOnce(Kernel kernel, int left, Random random) {
      this.kernel = kernel;
      this.left = left;
      this.random = random;
    }

    /** Puts such a kernel in front of that of a modulus. */
    static FlipsOnce in(MontgomeryModulus modulus, int left, Random random) {
      FlipsOnce flips = new FlipsOnce((Kernel) Fields.get(modulus, "kernel"), left, random);
      Fields.set(modulus, "kernel", flips);
      return flips;
    }

    @Override
    public void multiply(double[] result, double[] a, double[] b, Workspace workspace) {
      kernel.multiply(result, a, b, workspace);
      if (Thread.currentThread().equals(selfTest) && left-- == 0) {
        flip(result, random);
      }
    }

    @Override
    public void select(double[] result, double[][] table, int index) {
      kernel.select(result, table, index);
    }
  }
}
