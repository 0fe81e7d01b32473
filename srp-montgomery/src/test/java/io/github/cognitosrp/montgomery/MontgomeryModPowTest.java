package io.github.cognitosrp.montgomery;

import io.github.cognitosrp.modpow.spi.ModPowContractTest;

class MontgomeryModPowTest extends ModPowContractTest {
  MontgomeryModPowTest() {
    super(new MontgomeryModPowProvider());
  }
}
