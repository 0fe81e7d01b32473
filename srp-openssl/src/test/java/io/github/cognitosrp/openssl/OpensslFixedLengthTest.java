package io.github.cognitosrp.openssl;

import io.github.cognitosrp.modpow.spi.FixedLengthContractTest;

class OpensslFixedLengthTest extends FixedLengthContractTest {
  OpensslFixedLengthTest() {
    super(new OpensslModPowProvider());
  }
}
