package io.github.cognitosrp.ifma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sums become digits of 52 bits that are the same number, however far a carry runs. */
class CarryTest {
  private static final long MAX_SUM = (1L << 61) - 1;
  private static final int DIGITS = WorkspaceLayout.DIGITS;

  private ProductProgram program;

  @BeforeAll
  static void needsIfma() {
    assumeTrue(NeedsIfma.isPresent(), "needs AVX-512 IFMA");
  }

  @BeforeEach
  void load() {
    program = new ProductProgram(60);
  }

  private void check(long[] sums) {
    long[] digits = program.carry(sums);
    assertThat(Arrays.stream(digits)).allMatch(digit -> digit >= 0 && digit <= Digits.MASK);
    BigInteger expected = ProductProgram.number(sums);
    assertThat(ProductProgram.number(digits)).isEqualTo(expected);
  }

  /** A carry from every digit through ones up to every other one. */
  @Test
  void aCarryRunsThroughAnyNumberOfOnes() {
    for (int from = 0; from < DIGITS - 1; from++) {
      for (int to = from + 1; to < DIGITS; to++) {
        long[] sums = new long[DIGITS];
        Arrays.fill(sums, from + 1, to, Digits.MASK);
        sums[from] = Digits.MASK + 1;
        check(sums);
      }
    }
  }

  @Test
  void fullLanesBetweenOverflowingOnes() {
    SplittableRandom random = new SplittableRandom(52);
    for (int attempt = 0; attempt < 20_000; attempt++) {
      long[] sums = new long[DIGITS];
      for (int lane = 0; lane < WorkspaceLayout.LANES; lane++) {
        int kind = random.nextInt(6);
        for (int v = 0; v < WorkspaceLayout.VECTORS; v++) {
          sums[WorkspaceLayout.VECTORS * lane + v] =
              switch (kind) {
                case 0 -> Digits.MASK;
                case 1 -> random.nextInt(3) == 0 ? Digits.MASK + 1 : Digits.MASK;
                case 2 -> random.nextInt(3);
                case 3 -> fullOrNotByWhatIsHandedUp(v, random);
                case 4 -> v == 0 ? Digits.MASK - random.nextInt(4) : random.nextInt(3);
                default -> random.nextLong(MAX_SUM);
              };
        }
      }
      sums[DIGITS - 1] &= Digits.MASK >> 10;
      check(sums);
    }
  }

  /** A lane hands up at most 2^9, and may overflow once more when it is handed up as much. */
  private static long fullOrNotByWhatIsHandedUp(int vector, SplittableRandom random) {
    long part = random.nextInt(1 << 9);
    return switch (vector) {
      case 0 -> Digits.MASK - part;
      case WorkspaceLayout.VECTORS - 1 -> Digits.MASK + (part << WorkspaceLayout.DIGIT_BITS);
      default -> Digits.MASK;
    };
  }

  @Test
  void theLargestSums() {
    long[] sums = new long[DIGITS];
    Arrays.fill(sums, MAX_SUM);
    sums[DIGITS - 1] = 0;
    check(sums);
  }
}
