package io.github.cognitosrp.localpool;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cognitosrp.testing.HostileValues;
import io.github.cognitosrp.testing.RecordedLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A clock that is far off, has no time or fails: it is named, and the pool goes on afterwards. */
@Timeout(60)
class FaultyClockTest {
  private static final String HTTP = "io.github.cognitosrp.localpool.http.PoolHttpHandler";

  private static void assertNamesTheClock(Throwable refusal) {
    assertThat(refusal)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the clock ")
        .hasMessageNotContaining(HostileValues.MARK);
  }

  @Test
  void noPoolIsStartedAndItsPortStaysFree() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    for (Clock clock : HostileValues.CLOCKS) {
      assertNamesTheClock(
          catchThrowable(() -> LocalUserPool.builder().port(port).clock(clock).start()));
    }
    LocalUserPool.builder().port(port).start().close();
  }

  @Test
  void aRunningPoolAnswersThatItHasADefectUntilTheClockIsRightAgain() throws Exception {
    AtomicReference<Clock> present = new AtomicReference<>(Clock.systemUTC());
    Clock clock = HostileValues.clock(() -> present.get().instant());
    try (LocalUserPool pool =
        LocalUserPool.builder().clock(clock).user("alice", "secret").start()) {
      PoolCaller caller = new PoolCaller(pool);
      for (Clock faulty : HostileValues.CLOCKS) {
        present.set(faulty);
        List<LogRecord> records =
            RecordedLog.of(
                HTTP,
                () -> {
                  assertIsADefect(caller.initiateSrp("alice", new SrpClient()));
                  assertIsADefect(caller.call("DescribeUserPool", Map.of()));
                  assertIsADefect(caller.call("Unknown", Map.of()));
                  assertThat(statusLineForALargeBody(pool)).startsWith("HTTP/1.1 500 ");
                  assertThat(document(pool)).isEqualTo(500);
                });
        assertThat(records).hasSize(5).allSatisfy(line -> assertNamesTheClock(line.getThrown()));
        assertNamesTheClock(catchThrowable(() -> pool.user("alice").password("other")));
      }
      present.set(Clock.systemUTC());
      assertThat(document(pool)).isEqualTo(200);
      pool.user("alice").password("secret");
      assertThat(caller.signIn("alice", "secret").status()).isEqualTo(200);
    }
  }

  private static void assertIsADefect(PoolCaller.Reply reply) {
    assertThat(reply.error()).isEqualTo("500 InternalErrorException: A defect of the pool.");
  }

  /** It is announced only: what the pool does not read could break the connection. */
  private static String statusLineForALargeBody(LocalUserPool pool) throws IOException {
    try (Socket socket = new Socket(pool.endpoint().getHost(), pool.endpoint().getPort())) {
      String head = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 70000\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(US_ASCII));
      return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))
          .readLine();
    }
  }

  private static int document(LocalUserPool pool) {
    return PoolCaller.exchange(HttpRequest.newBuilder(pool.jwksUri()).build()).statusCode();
  }
}
