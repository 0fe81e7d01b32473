package io.github.cognitosrp.ifma;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Skips tests where the processor lacks the instructions; any other reason is a failure. */
final class NeedsIfma implements SkipExecutionHook {
  private static final String REASON = "needs AVX-512 IFMA";

  /** Opens the backend, or skips the test. */
  static IfmaBackend backend() {
    assumeTrue(isPresent(), REASON);
    try {
      return (IfmaBackend) new IfmaModPowProvider().open();
    } catch (BackendUnavailableException impossible) {
      throw new AssertionError(impossible);
    }
  }

  static boolean isPresent() {
    try {
      new IfmaModPowProvider().open();
      return true;
    } catch (BackendUnavailableException unavailable) {
      if (String.valueOf(unavailable.getMessage()).startsWith("needs ")) {
        return false;
      }
      throw new AssertionError(unavailable);
    }
  }

  @Override
  public SkipResult shouldBeSkipped(LifecycleContext context) {
    return isPresent() ? SkipResult.doNotSkip() : SkipResult.skip(REASON);
  }
}
