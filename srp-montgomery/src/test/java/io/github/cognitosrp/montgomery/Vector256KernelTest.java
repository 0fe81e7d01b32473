package io.github.cognitosrp.montgomery;

import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@Tag("slow")
@AddLifecycleHook(NeedsRegisters.Of256Bits.class)
class Vector256KernelTest extends KernelContractTest {
  Vector256KernelTest() {
    super(KernelKind.VECTOR_256, Radix50.MAX_BITS);
  }
}
