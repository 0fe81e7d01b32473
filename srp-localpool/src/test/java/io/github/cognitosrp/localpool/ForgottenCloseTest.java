package io.github.cognitosrp.localpool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the pool leaves behind in a process, and how it answers. */
@Tag("slow")
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
  void anAnswerIsOnePacket() throws IOException {
    try (LocalUserPool pool = LocalUserPool.start();
        Socket socket = new Socket(pool.endpoint().getHost(), pool.endpoint().getPort())) {
      String body = "{\"UserPoolId\":\"" + pool.userPoolId() + "\"}";
      byte[] request =
          ("POST / HTTP/1.1\r\nHost: localhost\r\n"
                  + "X-Amz-Target: AWSCognitoIdentityProviderService.ListUsers\r\n"
                  + ("Content-Length: " + body.length() + "\r\n\r\n")
                  + body)
              .getBytes(UTF_8);
      byte[] buffer = new byte[64 * 1024];
      for (int i = 0; i < 20; i++) {
        socket.getOutputStream().write(request);
        // One read takes what one packet brought.
        int length = socket.getInputStream().read(buffer);

        assertThat(new String(buffer, 0, length, UTF_8))
            .startsWith("HTTP/1.1 200")
            .endsWith("{\"Users\":[],\"PaginationToken\":null}");
      }
    }
  }
}
