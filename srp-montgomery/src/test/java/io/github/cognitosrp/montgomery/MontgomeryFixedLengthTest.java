package io.github.cognitosrp.montgomery;

import io.github.cognitosrp.modpow.spi.FixedLengthContractTest;

class MontgomeryFixedLengthTest extends FixedLengthContractTest {
  MontgomeryFixedLengthTest() {
    super(new OneKernelProvider(KernelKind.SCALAR));
  }
}
