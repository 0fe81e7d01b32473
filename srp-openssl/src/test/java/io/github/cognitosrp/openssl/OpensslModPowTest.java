package io.github.cognitosrp.openssl;

import io.github.cognitosrp.modpow.spi.ModPowContractTest;

/** The contract of all backends. */
class OpensslModPowTest extends ModPowContractTest {
  OpensslModPowTest() {
    super(new OpensslModPowProvider());
  }
}
