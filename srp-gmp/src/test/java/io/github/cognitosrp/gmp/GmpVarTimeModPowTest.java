package io.github.cognitosrp.gmp;

import io.github.cognitosrp.modpow.spi.ModPowContractTest;

class GmpVarTimeModPowTest extends ModPowContractTest {
  GmpVarTimeModPowTest() {
    super(new GmpVarTimeModPowProvider());
  }
}
