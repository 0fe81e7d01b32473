package io.github.cognitosrp.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LibcryptoNamesTest {

  /** A process that loads it without a version is ended by the system. */
  @Test
  void onMacOsTheSystemsOwnLibraryIsNeverTried() {
    assertThat(LibcryptoNames.of("Mac OS X", "aarch64"))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("/"))
        .allMatch(name -> name.matches(".*/libcrypto\\.(3|1\\.1)\\.dylib"));
  }

  @Test
  void onLinuxVersion3ComesFirst() {
    assertThat(LibcryptoNames.of("Linux", "amd64"))
        .isEqualTo(List.of("libcrypto.so.3", "libcrypto.so.1.1", "libcrypto.so"));
  }

  @Test
  void onWindowsTheNameFollowsTheProcessor() {
    assertThat(LibcryptoNames.of("Windows 11", "amd64")).first().isEqualTo("libcrypto-3-x64.dll");
    assertThat(LibcryptoNames.of("Windows 11", "aarch64"))
        .first()
        .isEqualTo("libcrypto-3-arm64.dll");
  }
}
