package io.github.cognitosrp.ifma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which processors and operating systems the kernel may run on. */
class ProcessorTest {
  private static final long FEATURES = 1L << 16 | 1L << 17 | 1L << 21 | 1L << 31;
  private static final long OSXSAVE = 1L << 27;
  private static final long STATES = 0xe6;

  /** A processor with these registers; XCR0 must not be read where OSXSAVE is not set. */
  private record Answers(long lastLeaf, long features, long osxsave, long xcr0)
      implements Processor.Query {
    @Override
    public long[] cpuid(int leaf, int subleaf) {
      return switch (leaf) {
        case 0 -> new long[] {lastLeaf, 0, 0, 0};
        case 1 -> new long[] {0, 0, osxsave, 0};
        case 7 -> new long[] {0, features, 0, 0};
        default -> throw new AssertionError();
      };
    }
  }

  @Test
  void allFeaturesAndStatesAreEnough() {
    assertThat(Processor.defect(new Answers(7, FEATURES, OSXSAVE, STATES))).isEmpty();
    assertThat(Processor.defect(new Answers(32, -1, -1, -1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"16, AVX512F", "17, AVX512DQ", "21, AVX512_IFMA", "31, AVX512VL"})
  void aMissingFeatureIsNamed(int bit, String name) {
    assertThat(Processor.defect(new Answers(7, FEATURES & ~(1L << bit), OSXSAVE, STATES)))
        .isEqualTo("the processor lacks " + name);
  }

  @Test
  void anOldProcessorLacksAll() {
    assertThat(Processor.defect(new Answers(6, -1, -1, -1)))
        .isEqualTo("the processor lacks AVX-512");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 6, 7})
  void registersThatTheSystemDoesNotSaveAreADefect(int bit) {
    assertThat(Processor.defect(new Answers(7, FEATURES, OSXSAVE, STATES & ~(1L << bit))))
        .isEqualTo("the operating system does not save the registers of AVX-512");
  }

  @Test
  void whereXcr0CannotBeReadItIsNotRead() {
    Processor.Query query =
        new Processor.Query() {
          private final Answers answers = new Answers(7, FEATURES, 0, STATES);

          @Override
          public long[] cpuid(int leaf, int subleaf) {
            return answers.cpuid(leaf, subleaf);
          }

          @Override
          public long xcr0() {
            throw new AssertionError("XGETBV would end the process");
          }
        };
    assertThat(Processor.defect(query)).contains("does not save");
  }

  /** The code that asks the processor agrees with what Linux found. */
  @Test
  void linuxSeesTheSameProcessor() throws Exception {
    Path cpuinfo = Path.of("/proc/cpuinfo");
    assumeTrue(Files.exists(cpuinfo), "needs Linux");
    boolean expected = Files.readString(cpuinfo).contains("avx512ifma");
    assertThat(NeedsIfma.isPresent()).isEqualTo(expected);
  }
}
