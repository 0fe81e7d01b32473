package io.github.cognitosrp.montgomery;

import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Vectors that the processor does not have are computed element by element, far too slowly. */
abstract class NeedsRegisters implements SkipExecutionHook {
  static final String REASON = "needs fused multiply-add and registers as wide as the kernel's";

  private final KernelKind kind;

  NeedsRegisters(KernelKind kind) {
    this.kind = kind;
  }

  /** Whether a kernel has the instructions and registers that it is written for. */
  static boolean has(KernelKind kind) {
    return switch (kind) {
      case SCALAR -> true;
      case SCALAR_FMA -> HardwareFma.PRESENT;
      case VECTOR_256 -> HardwareFma.PRESENT && VectorSelection.registerBits() >= 256;
      case VECTOR_512 -> HardwareFma.PRESENT && VectorSelection.registerBits() >= 512;
    };
  }

  @Override
  public SkipResult shouldBeSkipped(LifecycleContext context) {
    return has(kind) ? SkipResult.doNotSkip() : SkipResult.skip(REASON);
  }

  static final class OfFma extends NeedsRegisters {
    OfFma() {
      super(KernelKind.SCALAR_FMA);
    }
  }

  static final class Of256Bits extends NeedsRegisters {
    Of256Bits() {
      super(KernelKind.VECTOR_256);
    }
  }

  static final class Of512Bits extends NeedsRegisters {
    Of512Bits() {
      super(KernelKind.VECTOR_512);
    }
  }
}
