package io.github.cognitosrp.montgomery;

import io.github.cognitosrp.modpow.spi.ModPowContractTest;

/** The contract with the scalar kernel for every processor alone. */
class ScalarModPowTest extends ModPowContractTest {
  ScalarModPowTest() {
    super(new OneKernelProvider(KernelKind.SCALAR));
  }
}
