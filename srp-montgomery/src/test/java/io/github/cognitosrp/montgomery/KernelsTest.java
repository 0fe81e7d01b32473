package io.github.cognitosrp.montgomery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Kernels that are given, and what is known of the JVM; {@link KernelChoiceTest} has the choice.
 */
class KernelsTest {
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

  private static boolean hasVectorApi() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }
}
