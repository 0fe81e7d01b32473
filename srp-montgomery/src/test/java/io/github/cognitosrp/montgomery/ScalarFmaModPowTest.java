package io.github.cognitosrp.montgomery;

import io.github.cognitosrp.modpow.spi.ModPowContractTest;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** The contract with the scalar kernel for processors with fused multiply-add alone. */
@Tag("slow")
@AddLifecycleHook(NeedsRegisters.OfFma.class)
class ScalarFmaModPowTest extends ModPowContractTest {
  ScalarFmaModPowTest() {
    super(new OneKernelProvider(KernelKind.SCALAR_FMA));
  }
}
