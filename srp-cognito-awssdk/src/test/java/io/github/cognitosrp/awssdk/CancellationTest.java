package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.awssdk.ScriptedService.Answer;
import io.github.cognitosrp.cognito.CognitoSrp;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.AbortedException;

/** Cancelling and interrupting a sign-in whose request is not answered. */
@Timeout(60)
class CancellationTest {
  private static final CognitoSrp SRP =
      CognitoSrp.builder().userPool("local-1_X").appClient("web").build();

  /** A server that reads a request, never answers, and sees when the client has gone. */
  private static final class SilentServer implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final CountDownLatch read = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);

    SilentServer() throws IOException {
      Thread thread = new Thread(this::serve, "silent-server");
      thread.setDaemon(true);
      thread.start();
    }

    private void serve() {
      try (Socket client = server.accept();
          InputStream in = client.getInputStream()) {
        byte[] buffer = new byte[8_192];
        while (in.read(buffer) >= 0) {
          read.countDown();
        }
      } catch (IOException reset) {
        // A reset connection is closed as well.
      } finally {
        gone.countDown();
      }
    }

    URI endpoint() {
      return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    void awaitRequest() throws InterruptedException {
      assertThat(read.await(30, TimeUnit.SECONDS)).as("a request arrived").isTrue();
    }

    void awaitEnd() throws InterruptedException {
      // Well below the 30 s after which the SDK's own client gives up reading.
      assertThat(gone.await(10, TimeUnit.SECONDS)).as("the client closed").isTrue();
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }

  @Test
  void cancellingTheFutureAbortsTheRequestUnderWay() throws Exception {
    try (SilentServer server = new SilentServer()) {
      CognitoSignIn signIn = Way.ASYNC.builder(server.endpoint(), SRP).build();
      CompletableFuture<SignInResult> future = signIn.startAsync("alice", "pw".toCharArray());
      server.awaitRequest();

      future.cancel(true);

      server.awaitEnd();
      assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void cancellingTheOnlyRefreshUnderWayAbortsItsRequest() throws Exception {
    try (SilentServer server = new SilentServer()) {
      CognitoSignIn signIn = Way.ASYNC.builder(server.endpoint(), SRP).build();
      CompletableFuture<SignedIn> future = signIn.resumeAsync(RefreshRequest.of("alice", "token"));
      server.awaitRequest();

      future.cancel(true);

      server.awaitEnd();
    }
  }

  @Test
  void aFutureThatTimesOutAbortsTheRequestUnderWay() throws Exception {
    try (SilentServer server = new SilentServer()) {
      CognitoSignIn signIn = Way.ASYNC.builder(server.endpoint(), SRP).build();
      CompletableFuture<SignInResult> future = signIn.startAsync("alice", "pw".toCharArray());
      server.awaitRequest();

      future.orTimeout(1, TimeUnit.MILLISECONDS);

      server.awaitEnd();
    }
  }

  @Test
  void anInterruptEndsABlockingCallOverTheAsynchronousClient() throws Exception {
    try (SilentServer server = new SilentServer()) {
      CognitoSignIn signIn = Way.ASYNC.builder(server.endpoint(), SRP).build();
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      AtomicBoolean flag = new AtomicBoolean();
      Thread caller =
          new Thread(() -> {
            try {
              signIn.start("alice", "pw".toCharArray());
            } catch (RuntimeException failure) {
              thrown.set(failure);
              flag.set(Thread.currentThread().isInterrupted());
            }
          });
      caller.start();
      server.awaitRequest();

      caller.interrupt();

      caller.join(30_000);
      assertThat(caller.isAlive()).isFalse();
      assertThat(thrown.get()).isInstanceOf(AbortedException.class);
      assertThat(flag).as("the interrupt flag").isTrue();
      server.awaitEnd();
    }
  }

  /** The first answer comes after the cancellation; the executor shows when all work is done. */
  @ParameterizedTest
  @EnumSource
  void nothingIsSentAfterTheCancellation(Way way) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try (ScriptedService service =
        new ScriptedService(request -> {
          asked.countDown();
          cancelled.await();
          return Answer.ok(ScriptedService.PASSWORD_VERIFIER);
        })) {
      CognitoSignIn signIn = way.builder(service.endpoint(), SRP).executor(executor).build();
      CompletableFuture<SignInResult> future = signIn.startAsync("alice", "pw".toCharArray());
      assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

      future.cancel(true);
      cancelled.countDown();

      executor.submit(() -> {}).get();
      executor.shutdown();
      assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
      assertThat(service.requests).hasSize(1);
    } finally {
      executor.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCallThatIsCancelledBeforeItStartsSendsNothing(Way way) throws Exception {
    CountDownLatch free = new CountDownLatch(1);
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try (ScriptedService service = new ScriptedService(request -> Answer.NONE)) {
      CognitoSignIn signIn = way.builder(service.endpoint(), SRP).executor(executor).build();
      Future<Void> occupied =
          executor.submit(() -> {
            free.await();
            return null;
          });
      CompletableFuture<SignInResult> future = signIn.startAsync("alice", "pw".toCharArray());

      future.cancel(true);
      free.countDown();

      occupied.get();
      executor.submit(() -> {}).get();
      assertThat(service.requests).isEmpty();
    } finally {
      executor.shutdownNow();
    }
  }
}
