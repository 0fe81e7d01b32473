package io.github.cognitosrp.gmp;

import com.squareup.jnagmp.Gmp;
import com.sun.jna.Native;
import io.github.cognitosrp.modpow.ModPows;
import io.github.cognitosrp.modpow.support.Redeploys;
import org.junit.jupiter.api.Test;

class RedeployTest {
  /** Both backends: the list opens them all. */
  @Test
  void anApplicationThatIsStoppedLeavesNoClassLoader() throws Exception {
    Redeploys.leaveNoClassLoader(
        "gmp", Native.class, ModPows.class, GmpModPowProvider.class, Gmp.class);
  }
}
