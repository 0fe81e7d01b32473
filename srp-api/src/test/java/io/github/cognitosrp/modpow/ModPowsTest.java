package io.github.cognitosrp.modpow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.spi.ChildJvm;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The entry for applications, which knows the providers of the class loader that has it. */
class ModPowsTest {
  @TempDir private Path folder;

  /** The library and one provider in a class loader of their own, as an application server does. */
  private URLClassLoader loader() throws Exception {
    return new URLClassLoader(
        new URL[] {
          ProviderDiscoveryTest.registered(folder, ProviderDiscoveryTest.Working.class.getName()),
          Path.of(ChildJvm.location(ModPows.class)).toUri().toURL(),
          Path.of(ChildJvm.location(ModPowsTest.class)).toUri().toURL()
        },
        ClassLoader.getPlatformClassLoader());
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
