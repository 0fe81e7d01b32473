package io.github.cognitosrp.montgomery;

import io.github.cognitosrp.modpow.spi.ModPowContractTest;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** The contract with the vector kernel for registers of 256 bits alone. */
@Tag("slow")
@AddLifecycleHook(NeedsRegisters.Of256Bits.class)
class Vector256ModPowTest extends ModPowContractTest {
  Vector256ModPowTest() {
    super(new OneKernelProvider(KernelKind.VECTOR_256));
  }
}
