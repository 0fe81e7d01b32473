package io.github.cognitosrp.ifma;

import io.github.cognitosrp.modpow.spi.ModPowContractTest;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** The contract of all backends. */
@AddLifecycleHook(NeedsIfma.class)
class IfmaModPowTest extends ModPowContractTest {
  IfmaModPowTest() {
    super(new IfmaModPowProvider());
  }
}
