package backend;

import io.github.cognitosrp.modpow.spi.ModPowContractTest;

class LadderTest extends ModPowContractTest {
  LadderTest() {
    super(new LadderProvider());
  }
}
