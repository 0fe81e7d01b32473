package io.github.cognitosrp.montgomery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is decided about kernels in this JVM; {@link JvmOptionsTest} has JVMs with other options.
 */
@Timeout(300)
class KernelsTest {
  /** A machine that is busy with something else may leave no time to compile. */
  private static final int ATTEMPTS = 10;

  @ParameterizedTest
  @CsvSource({
    "SCALAR, scalar kernel",
    "SCALAR_FMA, scalar kernel",
    "VECTOR_256, 'vector kernel, 256 bits'",
    "VECTOR_512, 'vector kernel, 512 bits'"
  })
  void oneKernelMayBeGiven(KernelKind kind, String description) {
    Kernels kernels = Kernels.only(kind);
    kernels.awaitDecision();
    assertThat(kernels.kind()).isEqualTo(kind);
    assertThat(kernels).hasToString(description);
    assertThat(kernels.notes()).isEmpty();
  }

  @Test
  void theVectorApiIsFoundWhereItsModuleIs() {
    assertThat(Kernels.vectorApiPresent()).isEqualTo(hasVectorApi());
  }

  /** A wrong answer would skip the tests that need registers. */
  @Test
  void theVectorApiNamesTheLengthOfRegisters() {
    assumeTrue(hasVectorApi(), "needs the module jdk.incubator.vector");
    assertThat(VectorSelection.registerBits()).isIn(64, 128, 256, 512);
  }

  @Test
  void theWidestVectorKernelThatTheProcessorHasTakesOver() {
    assumeTrue(hasVectorApi(), "needs the module jdk.incubator.vector");
    assumeTrue(NeedsRegisters.has(KernelKind.VECTOR_256), NeedsRegisters.REASON);
    KernelKind widest =
        NeedsRegisters.has(KernelKind.VECTOR_512) ? KernelKind.VECTOR_512 : KernelKind.VECTOR_256;
    KernelKind decided = KernelKind.PLAIN;
    for (int attempt = 0; decided != widest && attempt < ATTEMPTS; attempt++) {
      Kernels kernels = Kernels.best();
      assertThat(kernels.kind()).isIn(KernelKind.PLAIN, widest);
      kernels.awaitDecision();
      decided = kernels.kind();
      assertThat(kernels.notes()).isEmpty();
    }
    assertThat(decided).isEqualTo(widest);
  }

  private static boolean hasVectorApi() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }
}
