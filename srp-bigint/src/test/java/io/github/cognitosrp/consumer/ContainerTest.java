package io.github.cognitosrp.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cognitosrp.bigint.BigIntegerModPowProvider;
import io.github.cognitosrp.modpow.ModPowRegistry;
import io.github.cognitosrp.modpow.ModPowUnavailableException;
import io.github.cognitosrp.modpow.ModPows;
import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.ChildJvm;
import io.github.cognitosrp.modpow.spi.Redeployment;
import java.math.BigInteger;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** A container with a class loader for each application. */
class ContainerTest {
  private static final String API = ChildJvm.location(ModPows.class);
  private static final String BACKEND = ChildJvm.location(BigIntegerModPowProvider.class);
  private static final String TESTS = ChildJvm.location(ContainerTest.class);

  @Test
  void anApplicationThatIsDroppedIsCollected() throws Exception {
    assertThat(new Redeployment(Loaders.JDK, BACKEND).loadersLeft("bigint")).isZero();
  }

  /** In a JVM of its own, whose console stays empty. */
  @Test
  void backgroundWorkOfAnApplicationThatIsClosedAtOnceIsSilent() throws Exception {
    assertThat(
            ChildJvm.plain()
                .forShortLife()
                .java(List.of("-cp", TESTS, ClosedAtOnce.class.getName(), API, BACKEND, TESTS))
                .clean())
        .containsExactly("1024");
  }

  /** The class loaders, in a class that needs none of ours. */
  static final class Loaders {
    static final ClassLoader JDK = ClassLoader.getPlatformClassLoader();

    private Loaders() {}

    static URLClassLoader loader(ClassLoader parent, String... entries) throws Exception {
      List<URL> urls = new ArrayList<>();
      for (String entry : entries) {
        urls.add(Path.of(entry).toUri().toURL());
      }
      return new URLClassLoader(urls.toArray(URL[]::new), parent);
    }
  }

  /** Closes the class loader right after the first power, and waits for the background. */
  static final class ClosedAtOnce {
    public static void main(String[] classPath) throws Exception {
      try (URLClassLoader application = Loaders.loader(Loaders.JDK, classPath)) {
        Class<?> first = Class.forName(FirstPower.class.getName(), true, application);
        System.out.println(((Callable<?>) first.getConstructor().newInstance()).call());
      }
      Thread.sleep(2_000);
    }
  }

  /** One power of g, which asks for tables. */
  public static final class FirstPower implements Callable<BigInteger> {
    /** For the class loader. */
    public FirstPower() {}

    @Override
    public BigInteger call() {
      SrpGroup group = SrpGroup.COGNITO_3072;
      return ModPows.best().fixedBase(group.g(), group.n(), 64).pow(BigInteger.TEN);
    }
  }

  /** The API in the container's class loader, the backend in the application's. */
  @Test
  void whereOnlyTheApplicationHasBackendsTheMessageSaysWhatToDo() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader container = Loaders.loader(Loaders.JDK, API);
        URLClassLoader application = Loaders.loader(container, BACKEND)) {
      thread.setContextClassLoader(application);
      Class<?> modPows = Class.forName(ModPows.class.getName(), true, container);
      Throwable refused = catchThrowable(() -> modPows.getMethod("best").invoke(null)).getCause();
      assertThat(refused.getClass().getName())
          .isEqualTo(ModPowUnavailableException.class.getName());
      assertThat(refused)
          .hasMessageEndingWith(
              "none is installed: the class loader of srp-api finds no provider, the context class"
                  + " loader of this thread finds 2: put srp-api beside them, or use"
                  + " ModPowRegistry.load(Thread.currentThread().getContextClassLoader()) and keep"
                  + " it in the application");
      Class<?> registries = Class.forName(ModPowRegistry.class.getName(), true, container);
      Object registry = registries.getMethod("load", ClassLoader.class).invoke(null, application);
      assertThat(registries.getMethod("best").invoke(registry).toString())
          .startsWith("bigint (BLINDED");
      thread.setContextClassLoader(container);
      assertThat(catchThrowable(() -> modPows.getMethod("best").invoke(null)).getCause())
          .hasMessageEndingWith("none is installed: add srp-bigint or another backend");
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
