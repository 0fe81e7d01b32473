package io.github.cognitosrp.montgomery;

import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@Tag("slow")
@AddLifecycleHook(NeedsRegisters.OfFma.class)
class ScalarFmaKernelTest extends KernelContractTest {
  ScalarFmaKernelTest() {
    super(KernelKind.SCALAR_FMA, Radix50.MAX_BITS);
  }
}
