package io.github.cognitosrp.gmp;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.jnagmp.Gmp;
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
  private static final String[] OTHERS = {
    ChildJvm.location(GmpModPowProvider.class), ChildJvm.location(Gmp.class)
  };

  private static int withJnaInTheApplication() throws Exception {
    return new Redeployment(JDK, OTHERS[0], OTHERS[1], JNA).loadersLeft(6, "gmp");
  }

  private static int withJnaInTheServer() throws Exception {
    URL[] jna = {Path.of(JNA).toUri().toURL()};
    try (URLClassLoader server = new URLClassLoader(jna, JDK)) {
      return new Redeployment(server, OTHERS).loadersLeft(6, "gmp");
    }
  }

  /** Side by side, because JNA's own thread ends 30 seconds after its last work. */
  @Test
  void noClassLoaderIsLeft() throws Exception {
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
