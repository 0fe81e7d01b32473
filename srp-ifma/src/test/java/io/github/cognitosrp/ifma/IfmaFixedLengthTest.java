package io.github.cognitosrp.ifma;

import io.github.cognitosrp.modpow.spi.FixedLengthContractTest;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
    value = "io.github.cognitosrp.ifma.NeedsIfma#isPresent",
    disabledReason = "needs AVX-512 IFMA")
class IfmaFixedLengthTest extends FixedLengthContractTest {
  IfmaFixedLengthTest() {
    super(new IfmaModPowProvider());
  }
}
