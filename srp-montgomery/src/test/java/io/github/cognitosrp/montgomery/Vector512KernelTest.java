package io.github.cognitosrp.montgomery;

import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(NeedsRegisters.Of512Bits.class)
class Vector512KernelTest extends KernelContractTest {
  Vector512KernelTest() {
    super(KernelKind.VECTOR_512, Radix50.MAX_BITS);
  }
}
