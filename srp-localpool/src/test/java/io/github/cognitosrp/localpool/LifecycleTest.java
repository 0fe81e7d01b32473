package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A pool from start to close, under many callers at once. */
class LifecycleTest {

  @Test
  void itListensOnTheLoopbackInterfaceOnly() throws Exception {
    try (LocalUserPool pool = LocalUserPool.start()) {
      assertThat(InetAddress.getByName(pool.endpoint().getHost()).isLoopbackAddress()).isTrue();
      assertThat(pool.endpoint().getPort()).isPositive();
      assertThat(pool.userPoolId()).isEqualTo("local-1_LocalPool");
      assertThat(pool.clientId()).isEqualTo("localclient");
    }
  }

  @Test
  void closeFreesThePortAndEndsTheThreads() throws InterruptedException {
    LocalUserPool pool = LocalUserPool.builder().user("alice", "secret").start();
    int port = pool.endpoint().getPort();
    assertThat(new PoolCaller(pool).signIn("alice", "secret").status()).isEqualTo(200);
    assertThatThrownBy(() -> LocalUserPool.builder().port(port).start())
        .isInstanceOf(UncheckedIOException.class);
    assertThat(poolThreads(pool)).isPositive();

    pool.close();
    pool.close();

    // A thread whose work is done may take a moment to be gone.
    for (int i = 0; i < 100 && poolThreads(pool) > 0; i++) {
      Thread.sleep(20);
    }
    assertThat(poolThreads(pool)).isZero();
    LocalUserPool.builder().port(port).start().close();
  }

  @Test
  void aPreparationThatFailsFreesThePort() throws IOException {
    int port;
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = unused.getLocalPort();
    }
    LocalUserPoolBuilder builder =
        LocalUserPool.builder()
            .port(port)
            .prepare(pool -> {
              throw new AssertionError("of the preparation");
            });

    assertThatThrownBy(builder::start).isInstanceOf(AssertionError.class);

    LocalUserPool.builder().port(port).start().close();
  }

  private static long poolThreads(LocalUserPool pool) {
    String name = "cognito-local-pool-" + pool.endpoint().getPort() + "-";
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(name))
        .count();
  }

  @Test
  void manyUsersSignInAtOnceAndEachGetsTheirOwnTokens() throws Exception {
    int users = 40;
    try (LocalUserPool pool =
        LocalUserPool.builder().deviceTracking(DeviceTracking.ALWAYS).start()) {
      IntStream.range(0, users).forEach(i -> pool.addUser("user" + i, "password" + i));
      PoolCaller caller = new PoolCaller(pool);
      ExecutorService callers = Executors.newFixedThreadPool(users);
      List<Callable<PoolCaller.Reply>> signIns =
          IntStream.range(0, users)
              .<Callable<PoolCaller.Reply>>mapToObj(
                  i -> () -> caller.signIn("user" + i, i % 5 == 0 ? "wrong" : "password" + i))
              .toList();

      List<Future<PoolCaller.Reply>> replies = callers.invokeAll(signIns);
      callers.shutdown();

      for (int i = 0; i < users; i++) {
        PoolCaller.Reply reply = replies.get(i).get();
        assertThat(reply.status()).as("user" + i).isEqualTo(i % 5 == 0 ? 400 : 200);
        if (reply.status() == 200) {
          assertThat(
                  SignedJWT.parse(reply.accessToken()).getJWTClaimsSet().getStringClaim("username"))
              .isEqualTo("user" + i);
        }
      }
      assertThat(pool.events()).hasSize(2 * users);
    }
  }

  @Test
  void oneAnswerWinsWhenItIsSentManyTimesAtOnce() throws Exception {
    try (LocalUserPool pool = LocalUserPool.builder().user("alice", "secret").start()) {
      PoolCaller caller = new PoolCaller(pool);
      SrpClient srp = new SrpClient();
      PoolCaller.Reply challenge = caller.initiateSrp("alice", srp);
      var answer = caller.answer(challenge, srp, "secret");
      ExecutorService callers = Executors.newFixedThreadPool(8);
      List<Callable<Integer>> attempts =
          IntStream.range(0, 8)
              .<Callable<Integer>>mapToObj(
                  i -> () -> caller.respond("PASSWORD_VERIFIER", "", answer).status())
              .toList();

      int won = 0;
      for (Future<Integer> attempt : callers.invokeAll(attempts)) {
        won += attempt.get() == 200 ? 1 : 0;
      }
      callers.shutdown();

      assertThat(won).isEqualTo(1);
    }
  }

  @Test
  void listenersThatFailChangeNoAnswer() {
    List<String> told = new CopyOnWriteArrayList<>();
    LocalUserPoolBuilder builder =
        LocalUserPool.builder()
            .user("alice", "secret")
            .onEvent(event -> {
              told.add(event.outcome());
              throw new IllegalStateException("of the listener");
            })
            .onCode(code -> {
              told.add(code.purpose());
              throw new IllegalStateException("of the listener");
            });
    try (LocalUserPool pool = builder.start()) {
      pool.user("alice")
          .attribute("email", "alice@example.com")
          .attribute("email_verified", "true");
      PoolCaller caller = new PoolCaller(pool);

      assertThat(caller.signIn("alice", "secret").status()).isEqualTo(200);
      assertThat(
              caller
                  .call("ForgotPassword", Map.of("ClientId", pool.clientId(), "Username", "alice"))
                  .status())
          .isEqualTo(200);
      assertThat(pool.sentCodes()).hasSize(1);
    }
    assertThat(told).containsExactly("PASSWORD_VERIFIER", "TOKENS", "ConfirmForgotPassword", "OK");
  }

  @Test
  void eventsTellWhatHappenedWithoutSecrets() {
    try (LocalUserPool pool = LocalUserPool.builder().user("alice", "secret").start()) {
      PoolCaller caller = new PoolCaller(pool);
      caller.signIn("alice", "secret");
      caller.signIn("alice", "wrong");

      assertThat(pool.events())
          .extracting(event -> event.operation() + " " + event.username() + " " + event.outcome())
          .containsExactly(
              "InitiateAuth alice PASSWORD_VERIFIER",
              "RespondToAuthChallenge alice TOKENS",
              "InitiateAuth alice PASSWORD_VERIFIER",
              "RespondToAuthChallenge alice NotAuthorizedException");
      assertThat(pool.events().toString()).doesNotContain("secret");
    }
  }
}
