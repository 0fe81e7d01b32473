package io.github.cognitosrp.montgomery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cognitosrp.modpow.ModPowRegistry;
import io.github.cognitosrp.modpow.ModPowStatus;
import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.FlipCount;
import io.github.cognitosrp.modpow.spi.FlipCount.Outcome;
import io.github.cognitosrp.modpow.spi.FlippedResult;
import java.math.BigInteger;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** One flipped bit of any digit never leads to a wrong power. */
@Tag("slow")
@ParameterizedClass
@EnumSource
class FaultInjectionTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();
  private static final int FLIPS = 9;

  /** Products of the self-test's first power after its table is made: each of them counts. */
  private static final int FIRST_PRODUCT = 4;

  private static final int LAST_PRODUCT = 37;

  /** The two lowest digits of N′ + 1 are known to be zero and not computed with. */
  private static final int KNOWN_DIGITS = 2;

  @Parameter KernelKind kind;
  private final Random random = new Random(20261121);

  @BeforeEach
  void needsRegisters() {
    assumeTrue(NeedsRegisters.has(kind), NeedsRegisters.REASON);
  }

  @Test
  void withoutAFaultTheSelfTestPasses() {
    assertThat(stateWith(modulus -> {})).isEqualTo(ModPowStatus.State.READY);
  }

  @Test
  void theSelfTestSeesAFlippedBitOfAConstant() {
    for (int i = 0; i < FLIPS; i++) {
      assertThat(stateWith(modulus -> flip((double[]) Fields.get(modulus, "unit"))))
          .isEqualTo(ModPowStatus.State.QUARANTINED);
      assertThat(stateWith(this::flipSquareOfR)).isEqualTo(ModPowStatus.State.QUARANTINED);
    }
  }

  @Test
  void theSelfTestSeesAFlippedBitOfTheModulusThatResultsAreReducedBy() {
    for (int i = 0; i < FLIPS; i++) {
      assertThat(
              stateWith(modulus -> {
                long[] limbs = (long[]) Fields.get(modulus, "limbsOfN");
                limbs[random.nextInt(N.bitLength() / Radix50.DIGIT_BITS)] ^=
                    1L << random.nextInt(Radix24.DIGIT_BITS);
              }))
          .isEqualTo(ModPowStatus.State.QUARANTINED);
    }
  }

  @Test
  void theSelfTestSeesAFlippedBitOfTheKernelsModulus() {
    for (int i = 0; i < FLIPS; i++) {
      assertThat(stateWith(modulus -> flipModulus(Fields.get(modulus, "kernel"))))
          .isEqualTo(ModPowStatus.State.QUARANTINED);
    }
  }

  @Test
  void theSelfTestSeesASingleProductWithAFlippedBit() {
    for (int i = 0; i < FLIPS; i++) {
      int faulty = random.nextInt(FIRST_PRODUCT, LAST_PRODUCT);
      assertThat(
              stateWith(modulus -> Fields.set(modulus, "kernel", new FlipsOnce(modulus, faulty))))
          .as("product %d", faulty)
          .isEqualTo(ModPowStatus.State.QUARANTINED);
    }
  }

  /** One entry of each four in every build. */
  @Test
  void aTableWithAFlippedBitInAnyOfItsEntriesIsRefused() {
    refusesFlippedEntries(random.nextInt(4), 4);
  }

  @Test
  @Tag("deep")
  void soItIsForEveryEntry() {
    refusesFlippedEntries(0, 1);
  }

  private void refusesFlippedEntries(int first, int step) {
    Comb comb = new Comb(new MontgomeryModulus(N, kind), G, N, 320);
    assertThat(comb.verify(G, N, 320)).isTrue();
    for (double[][] table : (double[][][]) Fields.get(comb, "tables")) {
      for (int i = first; i < table.length; i += step) {
        double[] right = table[i].clone();
        flip(table[i]);
        assertThat(comb.verify(G, N, 320)).isFalse();
        System.arraycopy(right, 0, table[i], 0, right.length);
      }
    }
  }

  /** Rounding hides it in most products. */
  @Test
  void aTableWithAFractionInPlaceOfAnyDigitIsRefused() {
    Comb comb = new Comb(new MontgomeryModulus(N, kind), G, N, 320);
    double[] entry = ((double[][][]) Fields.get(comb, "tables"))[3][5];
    for (int i = 0; i < entry.length; i++) {
      double right = entry[i];
      entry[i] = Math.nextUp(right);
      assertThat(comb.verify(G, N, 320)).isFalse();
      entry[i] = right;
    }
    assertThat(comb.verify(G, N, 320)).isTrue();
  }

  @Test
  void theSelfTestSeesAFlippedBitInAnyOfItsAnswers() {
    MontgomeryBackend backend = new MontgomeryBackend(Kernels.only(kind));
    for (int which = 0; which < FlippedResult.ANSWERS_OF_SELF_TEST; which++) {
      FlippedResult wrong = new FlippedResult(backend, which, random.nextInt(N.bitLength()));
      assertThat(FlipCount.outcome(wrong, random)).isEqualTo(Outcome.CAUGHT);
    }
  }

  /** The state of a backend whose modulus N was tampered with before its self-test. */
  private ModPowStatus.State stateWith(Consumer<MontgomeryModulus> fault) {
    TamperedProvider provider = new TamperedProvider(kind, fault);
    return ModPowRegistry.of(provider).diagnose().get(0).state();
  }

  private void flipSquareOfR(MontgomeryModulus modulus) {
    long[] digits = (long[]) Fields.get(modulus, "squareOfR");
    digits[random.nextInt(digits.length)] ^= 1L << random.nextInt(Long.SIZE);
  }

  private void flip(double[] digits) {
    flip(digits, random.nextInt(digits.length));
  }

  private void flip(double[] digits, int at) {
    digits[at] = (long) digits[at] ^ 1L << random.nextInt(Radix24.DIGIT_BITS);
  }

  private void flipModulus(Object kernel) {
    switch (kind) {
      case SCALAR -> {
        // Between its groups of zeros.
        double[] padded = (double[]) Fields.get(kernel, "modulus");
        int zeros = ScalarKernel.ROWS * Radix24.LANES;
        flip(padded, zeros + 1 + random.nextInt(padded.length - 2 * zeros - 1));
      }
      case SCALAR_FMA -> {
        double[] padded = (double[]) Fields.get(kernel, "modulus");
        int zeros = (padded.length - Radix50.DIGITS) / 2;
        flip(padded, zeros + unknownElement(ScalarFmaKernel.LANES));
      }
      case VECTOR_256 ->
          flip(
              (double[]) Fields.get(kernel, "modulusPlusOne"),
              unknownElement(Vector256Kernel.LANES));
      case VECTOR_512 ->
          flip(
              (double[]) Fields.get(kernel, "modulusPlusOne"),
              unknownElement(Vector512Kernel.LANES));
    }
  }

  private int unknownElement(int lanes) {
    int digit = KNOWN_DIGITS + random.nextInt(Radix50.DIGITS - KNOWN_DIGITS);
    return Radix50.layout(lanes).element(digit);
  }

  /**
   * A kernel that computes one product wrongly. It counts those of its first caller, the self-test:
   * tables that are built in the background at the same time are refused, not seen there.
   */
  private final class FlipsOnce implements Kernel {
    private final Kernel kernel;
    private final AtomicReference<Thread> selfTest = new AtomicReference<>();
    private int left;

    FlipsOnce(MontgomeryModulus modulus, int left) {
      this.kernel = (Kernel) Fields.get(modulus, "kernel");
      this.left = left;
    }

    @Override
    public void multiply(double[] result, double[] a, double[] b, Workspace workspace) {
      kernel.multiply(result, a, b, workspace);
      selfTest.compareAndSet(null, Thread.currentThread());
      if (Thread.currentThread().equals(selfTest.get()) && left-- == 0) {
        flip(result);
      }
    }

    @Override
    public void select(double[] result, double[][] table, int index) {
      kernel.select(result, table, index);
    }
  }
}
