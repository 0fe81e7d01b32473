package io.github.cognitosrp.montgomery;

import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Vectors that the processor does not have are computed element by element, far too slowly. */
abstract class NeedsRegisters implements SkipExecutionHook {
  private final int bits;

  NeedsRegisters(int bits) {
    this.bits = bits;
  }

  static boolean present(int bits) {
    return HardwareFma.PRESENT && VectorSelection.registerBits() >= bits;
  }

  @Override
  public SkipResult shouldBeSkipped(LifecycleContext context) {
    return present(bits)
        ? SkipResult.doNotSkip()
        : SkipResult.skip("needs registers of " + bits + " bits and fused multiply-add");
  }

  static final class Of256Bits extends NeedsRegisters {
    Of256Bits() {
      super(256);
    }
  }

  static final class Of512Bits extends NeedsRegisters {
    Of512Bits() {
      super(512);
    }
  }
}
