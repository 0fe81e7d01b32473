package io.github.cognitosrp.gmp;

import io.github.cognitosrp.modpow.spi.FixedLengthContractTest;

class GmpFixedLengthTest extends FixedLengthContractTest {
  GmpFixedLengthTest() {
    super(new GmpModPowProvider());
  }
}
