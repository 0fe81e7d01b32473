package io.github.cognitosrp.gmp;

import io.github.cognitosrp.modpow.spi.ModPowContractTest;
import net.jqwik.api.Tag;

@Tag("slow")
class GmpVarTimeModPowTest extends ModPowContractTest {
  GmpVarTimeModPowTest() {
    super(new GmpVarTimeModPowProvider());
  }
}
