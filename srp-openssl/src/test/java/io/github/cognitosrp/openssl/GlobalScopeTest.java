package io.github.cognitosrp.openssl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Platform;
import io.github.cognitosrp.modpow.spi.ChildJvm;
import org.junit.jupiter.api.Test;

class GlobalScopeTest {

  /** Another OpenSSL in the process, or one of its relatives, has functions of the same names. */
  @Test
  void librariesLoadedLaterAreNotLinkedAgainstOurLibcrypto() throws Exception {
    assumeTrue(Platform.isLinux(), "needs Linux, where the name of libcrypto's file is known");
    ChildJvm.Output output =
        ChildJvm.withNativeAccess().run(GlobalScopeProgram.class, "libcrypto.so.3");
    assertThat(output.clean())
        .containsExactly("before=false", "afterOurs=false", "afterJnasDefault=true");
  }
}
