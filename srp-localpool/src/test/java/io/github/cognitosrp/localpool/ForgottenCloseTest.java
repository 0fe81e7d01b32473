package io.github.cognitosrp.localpool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the pool leaves behind in a process, and what it finds there. */
class ForgottenCloseTest {

  /** A program that does not close its pool. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      LocalUserPool pool = LocalUserPool.builder().user("alice", "secret").start();
      System.out.println(new PoolCaller(pool).signIn("alice", "secret").status());
    }
  }

  @Test
  void aPoolThatNobodyClosesDoesNotKeepTheProcessAlive() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Program.class.getName())
            .redirectErrorStream(true)
            .start();

    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).contains("200");
  }

  /** A response in two packets waits 40 ms for the client's delayed acknowledgement. */
  @Test
  void anotherServerInTheProcessDoesNotDelayAnswers() throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.start();
    try (LocalUserPool pool = LocalUserPool.start()) {
      PoolCaller caller = new PoolCaller(pool);
      Map<String, String> body = Map.of("UserPoolId", pool.userPoolId());
      long fastest = Long.MAX_VALUE;
      for (int i = 0; i < 30; i++) {
        long before = System.nanoTime();
        caller.call("ListUsers", body);
        fastest = i < 5 ? fastest : Math.min(fastest, System.nanoTime() - before);
      }

      // With the delay not one of them is this fast.
      assertThat(TimeUnit.NANOSECONDS.toMillis(fastest)).isLessThan(30);
    } finally {
      other.stop(0);
    }
  }
}
