package io.github.cognitosrp.modpow.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What every backend that uses JNA must do too: subclass this and name the backend. An application
 * that a server stops is collected, wherever JNA is. The server is a JVM of its own, because other
 * tests keep class loaders alive, and waits beside the other classes of the module: JNA's own
 * thread ends 30 seconds after its last work.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
public abstract class RedeployContractTest {
  private final String[] arguments;

  /**
   * Names the backend under test.
   *
   * @param jna a class of JNA
   * @param others a class of each of the other jars that the backend consists of
   */
  protected RedeployContractTest(String backend, Class<?> jna, Class<?>... others) {
    arguments =
        Stream.concat(
                Stream.of(backend, ChildJvm.location(jna)),
                Arrays.stream(others).map(ChildJvm::location))
            .toArray(String[]::new);
  }

  /** The server. */
  static final class Server {
    private static final ClassLoader JDK = ClassLoader.getPlatformClassLoader();

    /**
     * Prints how many class loaders are left.
     *
     * @param arguments the backend, where JNA is, and where the backend's other parts are
     * @throws Exception if an application fails
     */
    public static void main(String[] arguments) throws Exception {
      String backend = arguments[0];
      String jna = arguments[1];
      String[] others = Arrays.copyOfRange(arguments, 2, arguments.length);
      String[] all = Arrays.copyOfRange(arguments, 1, arguments.length);
      URL[] shared = {Path.of(jna).toUri().toURL()};
      ExecutorService threads = Executors.newFixedThreadPool(2);
      try (URLClassLoader server = new URLClassLoader(shared, JDK)) {
        Future<Integer> inServer =
            threads.submit(() -> new Redeployment(server, others).loadersLeft(backend));
        Future<Integer> inApplication =
            threads.submit(() -> new Redeployment(JDK, all).loadersLeft(backend));
        System.out.println("withJnaInTheServer=" + inServer.get());
        System.out.println("withJnaInTheApplication=" + inApplication.get());
      } finally {
        threads.shutdownNow();
      }
    }
  }

  @Test
  void noClassLoaderIsLeft() throws Exception {
    assertThat(ChildJvm.ofShortLife().run(Server.class, arguments).clean())
        .containsExactly("withJnaInTheServer=0", "withJnaInTheApplication=0");
  }
}
