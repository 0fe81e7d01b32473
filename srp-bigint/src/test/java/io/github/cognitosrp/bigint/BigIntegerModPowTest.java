package io.github.cognitosrp.bigint;

import io.github.cognitosrp.modpow.spi.ModPowContractTest;

class BigIntegerModPowTest extends ModPowContractTest {
  BigIntegerModPowTest() {
    super(new BigIntegerModPowProvider());
  }
}
