package io.github.cognitosrp.bigint;

import io.github.cognitosrp.modpow.spi.ModPowContractTest;

class BigIntegerVarTimeModPowTest extends ModPowContractTest {
  BigIntegerVarTimeModPowTest() {
    super(new BigIntegerVarTimeModPowProvider());
  }
}
