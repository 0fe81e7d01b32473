package io.github.cognitosrp.openssl;

import com.sun.jna.Native;
import io.github.cognitosrp.modpow.spi.RedeployContractTest;

class RedeployTest extends RedeployContractTest {
  RedeployTest() {
    super("openssl", Native.class, OpensslModPowProvider.class);
  }
}
