package io.github.cognitosrp.bigint;

import io.github.cognitosrp.modpow.spi.ModPowContractTest;
import net.jqwik.api.Tag;

@Tag("slow")
class BigIntegerVarTimeModPowTest extends ModPowContractTest {
  BigIntegerVarTimeModPowTest() {
    super(new BigIntegerVarTimeModPowProvider());
  }
}
