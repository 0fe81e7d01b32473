package io.github.cognitosrp.localpool;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.SilentCloseable;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;

/**
 * Requests of any content are answered, or refused as a service does; none finds a defect of the
 * pool. An input is the operation's name, a new line, and the body.
 */
class RequestFuzzTest {
  /** Users and sessions that earlier inputs made must not fill the memory of a long run. */
  private static final int CALLS_PER_POOL = 10_000;

  private static final int SERVER_ERROR = 500;

  private static LocalUserPool pool = start();
  private static int calls;

  private static LocalUserPool start() {
    return LocalUserPool.builder().appClient("web").user("alice", "correct horse").start();
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  @FuzzTest(maxDuration = "1h")
  void aRequestIsAnsweredOrRefused(byte[] input) {
    if (++calls % CALLS_PER_POOL == 0) {
      pool.close();
      pool = start();
    }
    int newLine = 0;
    while (newLine < input.length && input[newLine] != '\n') {
      newLine++;
    }
    // What HTTP cannot carry in a header does not reach the pool.
    String operation = new String(input, 0, newLine, ISO_8859_1).replaceAll("[^!-~]", "?");
    byte[] body = Arrays.copyOfRange(input, Math.min(newLine + 1, input.length), input.length);

    PoolCaller.Reply reply = send("AWSCognitoIdentityProviderService." + operation, body);

    assertThat(reply.status()).isLessThan(SERVER_ERROR);
    assertThat(reply.json().isObject()).isTrue();
  }

  /** Jazzer takes every other connection, such as one of the pool itself, for a defect. */
  private static PoolCaller.Reply send(String target, byte[] body) {
    int poolPort = pool.endpoint().getPort();
    SilentCloseable allowed =
        BugDetectors.allowNetworkConnections((host, port) -> port == poolPort);
    try {
      return new PoolCaller(pool).send(target, body);
    } finally {
      allowed.close();
    }
  }
}
