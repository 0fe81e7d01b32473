package io.github.cognitosrp.montgomery;

import io.github.cognitosrp.modpow.spi.ModPowContractTest;
import net.jqwik.api.Tag;

/** The contract with the scalar kernel for every processor alone. */
@Tag("slow")
class ScalarModPowTest extends ModPowContractTest {
  ScalarModPowTest() {
    super(new OneKernelProvider(KernelKind.SCALAR));
  }
}
