package io.github.cognitosrp.montgomery;

import io.github.cognitosrp.modpow.spi.ModPowContractTest;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** The contract with the vector kernel for registers of 512 bits alone. */
@Tag("slow")
@AddLifecycleHook(NeedsRegisters.Of512Bits.class)
class Vector512ModPowTest extends ModPowContractTest {
  Vector512ModPowTest() {
    super(new OneKernelProvider(KernelKind.VECTOR_512));
  }
}
