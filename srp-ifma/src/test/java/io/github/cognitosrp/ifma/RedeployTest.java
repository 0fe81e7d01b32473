package io.github.cognitosrp.ifma;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Native;
import io.github.cognitosrp.modpow.ModPows;
import io.github.cognitosrp.modpow.support.Redeploys;
import org.junit.jupiter.api.Test;

class RedeployTest {
  @Test
  void anApplicationThatIsStoppedLeavesNoClassLoader() throws Exception {
    assumeTrue(NeedsIfma.isPresent(), "needs AVX-512 IFMA");
    Redeploys.leaveNoClassLoader("ifma", Native.class, ModPows.class, IfmaModPowProvider.class);
  }
}
