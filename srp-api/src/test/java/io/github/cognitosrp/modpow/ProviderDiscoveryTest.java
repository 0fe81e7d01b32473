package io.github.cognitosrp.modpow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ServiceLoader finds; what it cannot load becomes a row. */
class ProviderDiscoveryTest {

  @TempDir private Path folder;

  /** A provider that works. */
  public static final class Working implements ModPowProvider {
    /** For the service loader. */
    public Working() {}

    @Override
    public String name() {
      return "working";
    }

    @Override
    public Hardening hardening() {
      return Hardening.BLINDED;
    }

    @Override
    public boolean loadsNativeCode() {
      return false;
    }

    @Override
    public ModPowBackend open() {
      return new StubProvider.RightBackend();
    }
  }

  /** What the failing providers below share. */
  abstract static class Failing implements ModPowProvider {
    @Override
    public String name() {
      return "failing";
    }

    @Override
    public Hardening hardening() {
      return Hardening.BLINDED;
    }

    @Override
    public boolean loadsNativeCode() {
      return false;
    }

    @Override
    public ModPowBackend open() {
      throw new AssertionError("not to be opened");
    }
  }

  /** Throws an {@link Error} from its constructor. */
  public static final class ErrorInConstructor extends Failing {
    /** Throws. */
    public ErrorInConstructor() {
      throw new UnsatisfiedLinkError("libfailing.so is missing");
    }
  }

  /** Runs out of stack in its constructor. */
  public static final class OverflowInConstructor extends Failing {
    /** Throws. */
    public OverflowInConstructor() {
      throw new StackOverflowError();
    }
  }

  /** Cannot be initialised. */
  public static final class ErrorInInitializer extends Failing {
    static final int NEVER = Integer.parseInt("no number");

    /** Never reached. */
    public ErrorInInitializer() {}
  }

  /** Throws when asked for its name. */
  public static final class ErrorInName extends Failing {
    /** For the service loader. */
    public ErrorInName() {}

    @Override
    public String name() {
      throw new NoSuchMethodError("name");
    }
  }

  /** Has no constructor that the service loader could call. */
  public static final class WithoutConstructor extends Failing {
    private final int parameter;

    /** Not for the service loader. */
    public WithoutConstructor(int parameter) {
      this.parameter = parameter;
    }

    @Override
    public boolean loadsNativeCode() {
      return parameter > 0;
    }
  }

  private ModPowRegistry registryOf(String... registrations) throws IOException {
    return ModPowRegistry.load(loaderOf(registrations));
  }

  private ClassLoader loaderOf(String... registrations) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (String registration : registrations) {
      urls.add(registered(Files.createTempDirectory(folder, "jar"), registration));
    }
    return new URLClassLoader(urls.toArray(URL[]::new), getClass().getClassLoader());
  }

  /** An entry of a class path that has nothing but the providers' registration. */
  static URL registered(Path root, String registration) throws IOException {
    Path file = root.resolve("META-INF/services/" + ModPowProvider.class.getName());
    Files.createDirectories(file.getParent());
    Files.writeString(file, registration);
    return root.toUri().toURL();
  }

  private static String reasons(ModPowRegistry registry) {
    return registry.diagnose().stream()
        .filter(row -> !row.isReady())
        .map(ModPowStatus::reason)
        .collect(Collectors.joining("\n"));
  }

  private static void theOtherProviderWorks(ModPowRegistry registry) {
    assertThat(registry.best().name()).isEqualTo("working");
    assertThat(registry.diagnose()).filteredOn(ModPowStatus::isReady).hasSize(1);
    assertThat(registry.diagnose()).filteredOn(row -> !row.isReady()).hasSize(1);
  }

  @Test
  void aRegisteredProviderIsFound() throws Exception {
    ModPowRegistry registry = registryOf(Working.class.getName());
    assertThat(registry.best().name()).isEqualTo("working");
    assertThat(registry.diagnose()).hasSize(1);
    assertThat(registry.diagnose().get(0).providerClass()).contains(Working.class.getName());
  }

  @Test
  void aProviderWhoseConstructorThrowsAnErrorIsARow() throws Exception {
    for (Class<?> failing :
        List.of(ErrorInConstructor.class, OverflowInConstructor.class, ErrorInInitializer.class)) {
      ModPowRegistry registry = registryOf(failing.getName(), Working.class.getName());
      theOtherProviderWorks(registry);
      assertThat(registry.diagnose().get(1).providerClass()).contains(failing.getName());
    }
    assertThat(reasons(registryOf(ErrorInConstructor.class.getName())))
        .isEqualTo("its provider failed: UnsatisfiedLinkError: libfailing.so is missing");
  }

  @Test
  void aProviderThatFailsWhenAskedForItsNameIsARow() throws Exception {
    ModPowRegistry registry = registryOf(ErrorInName.class.getName(), Working.class.getName());
    theOtherProviderWorks(registry);
    assertThat(reasons(registry)).isEqualTo("its provider failed: NoSuchMethodError: name");
  }

  @Test
  void aBrokenLineInTheServicesFileIsARow() throws Exception {
    ModPowRegistry registry = registryOf("not a class name!", Working.class.getName());
    theOtherProviderWorks(registry);
    assertThat(reasons(registry))
        .startsWith("its registration is broken: ServiceConfigurationError");
  }

  @Test
  void aRegisteredClassThatDoesNotExistIsARow() throws Exception {
    ModPowRegistry registry = registryOf("org.example.Missing\n" + Working.class.getName());
    theOtherProviderWorks(registry);
    assertThat(reasons(registry)).contains("org.example.Missing");
  }

  @Test
  void aRegisteredClassThatIsNoProviderIsARow() throws Exception {
    for (String other : List.of(getClass().getName(), WithoutConstructor.class.getName())) {
      theOtherProviderWorks(registryOf(other, Working.class.getName()));
    }
  }

  /** An application server has the library in one class loader and its backends in another. */
  @Test
  void whoFindsNoProviderIsToldOfThoseOfTheContextClassLoader() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      for (ClassLoader without : Arrays.asList(before, null, loaderOf())) {
        thread.setContextClassLoader(without);
        assertThat(ProviderDiscovery.advice()).isEqualTo("add srp-bigint or another backend");
      }
      thread.setContextClassLoader(loaderOf(Working.class.getName()));
      assertThat(ProviderDiscovery.advice())
          .contains("the context class loader of this thread finds 1")
          .contains("ModPowRegistry.load(");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** A class loader that does not look for registrations as it should. */
  private static ClassLoader failing(Callable<Enumeration<URL>> registrations) {
    return new ClassLoader(ProviderDiscoveryTest.class.getClassLoader()) {
      @Override
      public Enumeration<URL> getResources(String name) {
        try {
          return registrations.call();
        } catch (Exception fault) {
          throw StubProvider.thrown(fault);
        }
      }
    };
  }

  private static List<ClassLoader> failingLoaders() {
    return List.of(
        failing(() -> {
          throw new IllegalStateException("this web application has been stopped");
        }),
        failing(() -> {
          throw new IOException("no disk");
        }),
        failing(() -> null),
        failing(() -> Collections.enumeration(Collections.nCopies(40, null))));
  }

  @Test
  void aClassLoaderThatFailsIsOneRow() {
    for (ClassLoader loader : failingLoaders()) {
      List<ModPowStatus> rows = ModPowRegistry.load(loader).installed();
      assertThat(rows).hasSize(1);
      assertThat(rows.get(0).reason()).startsWith("its registration is broken: ");
    }
  }

  @Test
  void aContextClassLoaderThatFailsHasNoProvider() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      for (ClassLoader loader : failingLoaders()) {
        thread.setContextClassLoader(loader);
        assertThatExceptionOfType(ModPowUnavailableException.class)
            .isThrownBy(ModPowRegistry.of()::best)
            .withMessageEndingWith("none is installed: add srp-bigint or another backend");
      }
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void endlessFailuresEnd() throws Exception {
    String[] broken = new String[40];
    Arrays.fill(broken, "not a class name!");
    assertThat(registryOf(broken).diagnose()).hasSize(32);
  }
}
