package io.github.cognitosrp.modpow.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.spi.ChildJvm;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs {@link RedeployProgram} for the tests of native backends. */
public final class Redeploys {
  private Redeploys() {}

  /**
   * With JNA in the application, and at the same time with JNA in the server.
   *
   * @param backend the backend to use
   * @param jna a class of JNA
   * @param others a class of each other jar that the application needs
   */
  public static void leaveNoClassLoader(String backend, Class<?> jna, Class<?>... others)
      throws Exception {
    List<String> withoutJna = Arrays.stream(others).map(ChildJvm::location).toList();
    List<String> all = new ArrayList<>(withoutJna);
    all.add(ChildJvm.location(jna));
    List<Callable<ChildJvm.Output>> servers = new ArrayList<>();
    servers.add(() -> run(backend, List.of(), all));
    servers.add(() -> run(backend, List.of(ChildJvm.location(jna)), withoutJna));
    ExecutorService threads = Executors.newFixedThreadPool(servers.size());
    try {
      for (Future<ChildJvm.Output> server : threads.invokeAll(servers)) {
        System.out.println(backend + " redeployed: " + server.get().lines());
        assertThat(server.get().clean()).contains("alive=0");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static ChildJvm.Output run(String backend, List<String> server, List<String> application)
      throws Exception {
    return ChildJvm.withNativeAccess()
        .run(
            RedeployProgram.class,
            backend,
            String.join(File.pathSeparator, server),
            String.join(File.pathSeparator, application));
  }
}
