package io.github.cognitosrp.ifma;

import com.sun.jna.Native;
import io.github.cognitosrp.modpow.spi.RedeployContractTest;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
    value = "io.github.cognitosrp.ifma.NeedsIfma#isPresent",
    disabledReason = "needs AVX-512 IFMA")
class RedeployTest extends RedeployContractTest {
  RedeployTest() {
    super("ifma", Native.class, IfmaModPowProvider.class);
  }
}
