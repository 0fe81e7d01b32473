package io.github.cognitosrp.montgomery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Which kernel is chosen in a JVM that computes with vectors of one length, as a JVM with this
 * backend does. The build gives it a JVM of its own: once vectors of both lengths have been used,
 * HotSpot's profiles of the Vector API name the classes of both, and C2 of Java 17 may then
 * allocate vectors as objects instead of keeping them in registers. {@link JvmOptionsTest} has JVMs
 * with other options.
 */
@Tag("slow")
@Timeout(300)
class KernelChoiceTest {
  /** A machine that is busy with something else may leave no time to compile. */
  private static final int ATTEMPTS = 10;

  @Test
  void theWidestVectorKernelThatTheProcessorHasTakesOver() {
    assumeTrue(Kernels.vectorApiPresent(), "needs the module jdk.incubator.vector");
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
}
