package io.github.cognitosrp.montgomery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.spi.ChildJvm;
import io.github.cognitosrp.modpow.spi.Redeployment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class RedeploymentTest {

  @Test
  void anApplicationThatIsDroppedIsCollected() throws Exception {
    Redeployment application =
        new Redeployment(
            ClassLoader.getPlatformClassLoader(),
            ChildJvm.location(MontgomeryModPowProvider.class));
    assertThat(application.loadersLeft("montgomery")).isZero();
  }
}
