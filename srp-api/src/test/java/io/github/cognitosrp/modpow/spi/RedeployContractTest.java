package io.github.cognitosrp.modpow.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every backend that uses JNA must do too: subclass this and name the backend. An application
 * that a server stops is collected, wherever JNA is.
 */
@Tag("slow")
public abstract class RedeployContractTest {
  private static final ClassLoader JDK = ClassLoader.getPlatformClassLoader();

  private final String backend;
  private final String jna;
  private final String[] classPath;

  /**
   * Names the backend under test.
   *
   * @param jna a class of JNA
   * @param others a class of each of the other jars that the backend consists of
   */
  protected RedeployContractTest(String backend, Class<?> jna, Class<?>... others) {
    this.backend = backend;
    this.jna = ChildJvm.location(jna);
    this.classPath = new String[others.length];
    for (int i = 0; i < others.length; i++) {
      classPath[i] = ChildJvm.location(others[i]);
    }
  }

  private int withJnaInTheServer() throws Exception {
    URL[] server = {Path.of(jna).toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(server, JDK)) {
      return new Redeployment(loader, classPath).loadersLeft(backend);
    }
  }

  private int withJnaInTheApplication() throws Exception {
    String[] all = Arrays.copyOf(classPath, classPath.length + 1);
    all[classPath.length] = jna;
    return new Redeployment(JDK, all).loadersLeft(backend);
  }

  /** Side by side, because JNA's own thread ends 30 seconds after its last work. */
  @Test
  void noClassLoaderIsLeft() throws Exception {
    List<Callable<Integer>> servers =
        List.of(this::withJnaInTheApplication, this::withJnaInTheServer);
    ExecutorService threads = Executors.newFixedThreadPool(servers.size());
    try {
      for (Future<Integer> left : threads.invokeAll(servers)) {
        assertThat(left.get()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
