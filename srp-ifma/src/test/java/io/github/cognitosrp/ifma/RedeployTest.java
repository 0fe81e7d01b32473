package io.github.cognitosrp.ifma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Native;
import io.github.cognitosrp.modpow.spi.ChildJvm;
import io.github.cognitosrp.modpow.spi.Redeployment;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** An application that a server stops is collected, wherever JNA is. */
class RedeployTest {
  private static final ClassLoader JDK = ClassLoader.getPlatformClassLoader();
  private static final String JNA = ChildJvm.location(Native.class);
  private static final String BACKEND = ChildJvm.location(IfmaModPowProvider.class);

  private static int withJnaInTheApplication() throws Exception {
    return new Redeployment(JDK, BACKEND, JNA).loadersLeft(6, "ifma");
  }

  private static int withJnaInTheServer() throws Exception {
    URL[] jna = {Path.of(JNA).toUri().toURL()};
    try (URLClassLoader server = new URLClassLoader(jna, JDK)) {
      return new Redeployment(server, BACKEND).loadersLeft(6, "ifma");
    }
  }

  /** Side by side, because JNA's own thread ends 30 seconds after its last work. */
  @Test
  void noClassLoaderIsLeft() throws Exception {
    assumeTrue(NeedsIfma.isPresent(), "needs AVX-512 IFMA");
    List<Callable<Integer>> servers =
        List.of(RedeployTest::withJnaInTheApplication, RedeployTest::withJnaInTheServer);
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
