package io.github.cognitosrp.gmp;

import com.squareup.jnagmp.Gmp;
import com.sun.jna.Native;
import io.github.cognitosrp.modpow.spi.RedeployContractTest;

class RedeployTest extends RedeployContractTest {
  RedeployTest() {
    super("gmp", Native.class, GmpModPowProvider.class, Gmp.class);
  }
}
