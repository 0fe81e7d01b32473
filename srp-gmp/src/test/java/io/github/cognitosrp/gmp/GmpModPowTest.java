package io.github.cognitosrp.gmp;

import io.github.cognitosrp.modpow.spi.ModPowContractTest;

class GmpModPowTest extends ModPowContractTest {
  GmpModPowTest() {
    super(new GmpModPowProvider());
  }
}
