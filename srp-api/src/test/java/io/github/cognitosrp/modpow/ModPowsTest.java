package io.github.cognitosrp.modpow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.spi.ModPowProvider;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The entry for applications, which knows the providers of the class loader that has it. */
class ModPowsTest {
  @TempDir private Path folder;

  /** The library and one provider in a class loader of their own, as an application server does. */
  private URLClassLoader loader() throws Exception {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(ModPowProvider.class.getName()),
        ProviderDiscoveryTest.Working.class.getName());
    return new URLClassLoader(
        new URL[] {
          folder.toUri().toURL(), locationOf(ModPows.class), locationOf(ModPowsTest.class)
        },
        ClassLoader.getPlatformClassLoader());
  }

  private static URL locationOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  private static List<?> rows(ClassLoader loader, String method) throws Exception {
    Class<?> entry = loader.loadClass(ModPows.class.getName());
    return (List<?>) entry.getMethod(method).invoke(null);
  }

  @Test
  void aProviderIsListedBeforeItIsOpenedAndAfterwards() throws Exception {
    try (URLClassLoader loader = loader()) {
      assertThat(rows(loader, "installed"))
          .singleElement()
          .asString()
          .contains("working", "NOT_OPENED");
      assertThat(rows(loader, "diagnose")).singleElement().asString().contains("working", "READY");
      assertThat(rows(loader, "installed")).singleElement().asString().contains("working", "READY");
    }
  }
}
