package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cognitosrp.awssdk.ScriptedService.Answer;
import io.github.cognitosrp.awssdk.ScriptedService.Request;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.localpool.model.LocalAppClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RefreshTokenReuseException;

/** New tokens for a refresh token, where those rotate and where they do not. */
@Timeout(60)
class RefreshTokenRotationTest {
  private static final CognitoSrp SRP =
      CognitoSrp.builder().userPool("local-1_X").appClient("web", "sesame".toCharArray()).build();
  private static final String DEVICE_KEY = "eu-central-1_12345678-90ab-cdef-1234-567890abcdef";

  /** An app client that takes each refresh token once, in GetTokensFromRefreshToken only. */
  private static final class Rotating implements ScriptedService.Script {
    final List<String> operations = new CopyOnWriteArrayList<>();
    final List<Request> requests = new CopyOnWriteArrayList<>();
    final String disabled;
    private int current;

    Rotating(String disabled) {
      this.disabled = disabled;
    }

    @Override
    public synchronized Answer answer(Request request) {
      operations.add(request.operation());
      requests.add(request);
      if (request.operation().equals("RevokeToken")) {
        return Answer.ok("{}");
      }
      if (request.operation().equals("InitiateAuth")) {
        return Answer.refusal("InvalidParameterException", disabled);
      }
      if (!request.body().path("RefreshToken").asText().equals("token-" + current)) {
        return Answer.refusal("RefreshTokenReuseException", "Refresh token reuse detected.");
      }
      current++;
      return Answer.ok(
          """
          {"AuthenticationResult":{"AccessToken":"access-%1$d","RefreshToken":"token-%1$d"}}\
          """
              .formatted(current));
    }

    /** The same answers, each after a signal. */
    ScriptedService.Script held(CountDownLatch asked, CountDownLatch release) {
      return request -> {
        asked.countDown();
        release.await();
        return answer(request);
      };
    }
  }

  private static final String NOT_ENABLED = "Auth flow not enabled for this client";

  private static SignedIn resume(Way way, CognitoSignIn signIn) {
    RefreshRequest stored = RefreshRequest.of("alice", "token-0").withDeviceKey(DEVICE_KEY);
    return way.get(() -> signIn.resume(stored), () -> signIn.resumeAsync(stored));
  }

  private static SignedIn refresh(Way way, SignedIn user) {
    return way.get(user::refresh, user::refreshAsync);
  }

  @ParameterizedTest
  @CsvSource({
    "BLOCKING, Auth flow not enabled for this client",
    "ASYNC, Auth flow not enabled for this client",
    "BLOCKING, REFRESH_TOKEN is not enabled for the client.",
    "BLOCKING, Refresh token rotation is enabled for the client.",
  })
  void thePoolsAnswerChoosesTheOperation(Way way, String disabled) throws IOException {
    Rotating pool = new Rotating(disabled);
    try (ScriptedService service = new ScriptedService(pool)) {
      CognitoSignIn signIn = way.builder(service.endpoint(), SRP).build();

      SignedIn alice = resume(way, signIn);
      assertThat(alice.tokens().refreshToken()).contains("token-1");
      assertThat(alice.deviceKey()).contains(DEVICE_KEY);
      SignedIn again = refresh(way, alice);

      assertThat(again.tokens().accessToken()).isEqualTo("access-2");
      assertThat(again.tokens().refreshToken()).contains("token-2");
      assertThat(pool.operations)
          .containsExactly(
              "InitiateAuth", "GetTokensFromRefreshToken", "GetTokensFromRefreshToken");
      assertThat(pool.requests.get(1).body().path("ClientSecret").asText()).isEqualTo("sesame");
      assertThat(pool.requests.get(1).body().path("DeviceKey").asText()).isEqualTo(DEVICE_KEY);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theCallerChoosesTheOperation(Way way) throws IOException {
    Rotating pool = new Rotating(NOT_ENABLED);
    try (ScriptedService service = new ScriptedService(pool)) {
      resume(way, way.builder(service.endpoint(), SRP).refreshTokenRotation(true).build());

      assertThat(pool.operations).containsExactly("GetTokensFromRefreshToken");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatOneSignInLearnsHoldsForItsOptionsToo(Way way) throws IOException {
    Rotating pool = new Rotating(NOT_ENABLED);
    try (ScriptedService service = new ScriptedService(pool)) {
      CognitoSignIn signIn = way.builder(service.endpoint(), SRP).build();
      SignedIn alice = resume(way, signIn.withOptions(SignInOptions.none()));
      RefreshRequest stored =
          RefreshRequest.of("alice", alice.tokens().refreshToken().orElseThrow());

      signIn.resume(stored);

      assertThat(pool.operations).filteredOn("InitiateAuth"::equals).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theFormerObjectUsesTheNewToken(Way way) throws IOException {
    Rotating pool = new Rotating(NOT_ENABLED);
    try (ScriptedService service = new ScriptedService(pool)) {
      SignedIn alice = resume(way, way.builder(service.endpoint(), SRP).build());
      refresh(way, alice);

      assertThat(refresh(way, alice).tokens().refreshToken()).contains("token-3");
      alice.signOut();

      Request revoked = pool.requests.get(pool.requests.size() - 1);
      assertThat(revoked.body().path("Token").asText()).isEqualTo("token-3");
    }
  }

  @ParameterizedTest
  @EnumSource
  void refreshesAtTheSameTimeAreOneRequest(Way way) throws Exception {
    Rotating pool = new Rotating(NOT_ENABLED);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (ScriptedService service = new ScriptedService(pool)) {
      SignedIn alice = resume(way, way.builder(service.endpoint(), SRP).executor(threads).build());
      service.script(pool.held(asked, release));
      CompletableFuture<SignedIn> first = alice.refreshAsync();
      asked.await();
      List<FutureTask<SignedIn>> others = List.of(waiting(alice), waiting(alice), waiting(alice));
      release.countDown();

      assertThat(first.get().tokens().refreshToken()).contains("token-2");
      for (FutureTask<SignedIn> other : others) {
        assertThat(other.get().tokens().refreshToken()).contains("token-2");
      }
      assertThat(service.requests).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }

  /** A refresh in a thread of its own, which waits for the request under way. */
  private static FutureTask<SignedIn> waiting(SignedIn user) throws InterruptedException {
    FutureTask<SignedIn> task = new FutureTask<>(user::refresh);
    Thread thread = new Thread(task, "refresh");
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    return task;
  }

  @ParameterizedTest
  @EnumSource
  void aCallerWhoCancelsLeavesTheSharedRequestToTheOthers(Way way) throws Exception {
    Rotating pool = new Rotating(NOT_ENABLED);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (ScriptedService service = new ScriptedService(pool)) {
      SignedIn alice = resume(way, way.builder(service.endpoint(), SRP).executor(threads).build());
      service.script(pool.held(asked, release));
      CompletableFuture<SignedIn> first = alice.refreshAsync();
      asked.await();
      FutureTask<SignedIn> second = waiting(alice);

      first.cancel(true);
      release.countDown();

      assertThat(second.get().tokens().refreshToken()).contains("token-2");
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRefreshThatEveryCallerHasCancelledIsNotJoined(Way way) throws Exception {
    Rotating pool = new Rotating(NOT_ENABLED);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    CountDownLatch asked = new CountDownLatch(2);
    CountDownLatch release = new CountDownLatch(1);
    try (ScriptedService service = new ScriptedService(pool)) {
      SignedIn alice = resume(way, way.builder(service.endpoint(), SRP).executor(threads).build());
      service.script(pool.held(asked, release));
      CompletableFuture<SignedIn> cancelled = alice.refreshAsync();
      while (service.requests.isEmpty()) {
        Thread.sleep(1);
      }
      cancelled.cancel(true);

      CompletableFuture<SignedIn> next = alice.refreshAsync();

      assertThat(asked.await(30, TimeUnit.SECONDS)).as("a second request").isTrue();
      next.cancel(true);
    } finally {
      release.countDown();
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anExpiredTokenIsNotTriedTwice(Way way) throws IOException {
    try (ScriptedService service =
        new ScriptedService(
            request -> Answer.refusal("NotAuthorizedException", "Refresh Token has expired"))) {
      CognitoSignIn signIn = way.builder(service.endpoint(), SRP).build();

      assertThatThrownBy(() -> resume(way, signIn)).isInstanceOf(NotAuthorizedException.class);
      assertThat(service.requests).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTokenThatWasRotatedOutIsCognitosOwnException(Way way) throws IOException {
    try (ScriptedService service = new ScriptedService(new Rotating(NOT_ENABLED))) {
      CognitoSignIn signIn =
          way.builder(service.endpoint(), SRP).refreshTokenRotation(true).build();
      resume(way, signIn);

      assertThatThrownBy(() -> resume(way, signIn)).isInstanceOf(RefreshTokenReuseException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRefreshWithoutANewTokenKeepsTheOldOne(Way way) throws IOException {
    try (ScriptedService service =
        new ScriptedService(
            request -> Answer.ok("{\"AuthenticationResult\":{\"AccessToken\":\"a\"}}"))) {
      SignedIn alice = resume(way, way.builder(service.endpoint(), SRP).build());

      assertThat(alice.tokens().refreshToken()).contains("token-0");
      assertThat(service.requests.get(0)).contains("REFRESH_TOKEN_AUTH", "SECRET_HASH", DEVICE_KEY);
    }
  }

  /** The whole way against a pool that rotates: the pool's own refusal leads to the other call. */
  @ParameterizedTest
  @EnumSource(Way.class)
  void aPoolWithRotationIsFollowedThroughItsSuccessors(Way way) {
    LocalAppClient rotating = LocalAppClient.of("web").rotatingRefreshTokens(Duration.ZERO);
    try (Scene scene = new Scene(way, pool -> pool.appClient(rotating))) {
      SignedIn first = scene.signedIn();
      SignedIn second = scene.refresh(first);
      SignedIn third = scene.refresh(second);

      assertThat(third.tokens().refreshToken())
          .isPresent()
          .isNotEqualTo(second.tokens().refreshToken());
      assertThat(scene.calls()).contains("GetTokensFromRefreshToken TOKENS");
      RefreshRequest stored =
          RefreshRequest.of("alice", third.tokens().refreshToken().orElseThrow());
      assertThat(
              way.get(() -> scene.signIn().resume(stored), () -> scene.signIn().resumeAsync(stored))
                  .tokens()
                  .accessToken())
          .isNotEqualTo(third.tokens().accessToken());
    }
  }

  static Stream<Supplier<RuntimeException>> failures() {
    return Stream.of(
        () -> {
          throw new StackOverflowError();
        },
        () -> {
          throw new NoClassDefFoundError();
        },
        () -> Undeclared.thrown(new IOException()));
  }

  /** The executor is the caller's thread: a future that waits for anything is incomplete. */
  @ParameterizedTest
  @MethodSource("failures")
  void anErrorOfTheClientEndsItsOwnRefreshOnly(Supplier<RuntimeException> failure) {
    AtomicInteger asked = new AtomicInteger();
    CognitoIdentityProviderClient client =
        new CognitoIdentityProviderClient() {
          @Override
          public InitiateAuthResponse initiateAuth(InitiateAuthRequest request) {
            if (asked.incrementAndGet() == 2) {
              throw failure.get();
            }
            return InitiateAuthResponse.builder()
                .authenticationResult(result -> result.accessToken("a").refreshToken("r"))
                .build();
          }

          @Override
          public String serviceName() {
            return "cognito-idp";
          }

          @Override
          public void close() {}
        };
    CognitoSignIn signIn =
        CognitoSignIn.builder(SRP).client(client).executor(Runnable::run).build();
    SignedIn alice = signIn.resume(RefreshRequest.of("alice", "token"));

    assertThat(catchThrowable(alice::refresh)).isNotNull();

    assertThat(alice.refreshAsync()).isCompleted();
    assertThat(alice.refresh().tokens().accessToken()).isEqualTo("a");
    assertThat(asked).hasValue(4);
  }
}
