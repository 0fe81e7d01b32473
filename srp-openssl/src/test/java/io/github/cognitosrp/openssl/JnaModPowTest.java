package io.github.cognitosrp.openssl;

import io.github.cognitosrp.modpow.spi.ModPowContractTest;

/** The contract of all backends, called through JNA, on every Java. */
class JnaModPowTest extends ModPowContractTest {
  JnaModPowTest() {
    super(new BoundProvider(new JnaBinding()));
  }
}
