package io.github.cognitosrp.openssl;

import com.sun.jna.Native;
import io.github.cognitosrp.modpow.ModPows;
import io.github.cognitosrp.modpow.support.Redeploys;
import org.junit.jupiter.api.Test;

class RedeployTest {
  @Test
  void anApplicationThatIsStoppedLeavesNoClassLoader() throws Exception {
    Redeploys.leaveNoClassLoader(
        "openssl", Native.class, ModPows.class, OpensslModPowProvider.class);
  }
}
