package io.github.cognitosrp.awssdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.awssdk.Undeclared;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** How calls end: with a result, a failure or a cancellation. */
class CallsTest {
  private final CallScope scope = new CallScope();
  private final CallRunner runner = new CallRunner(Runnable::run);

  private static Throwable wrapped(int times, Throwable inner) {
    Throwable failure = inner;
    for (int i = 0; i < times; i++) {
      failure = i % 2 == 0 ? new CompletionException(failure) : new ExecutionException("", failure);
    }
    return failure;
  }

  @Test
  void theCauseIsFoundBehind32Wrappers() {
    IOException inner = new IOException();
    assertThat(Futures.cause(wrapped(0, inner))).isSameAs(inner);
    assertThat(Futures.cause(wrapped(32, inner))).isSameAs(inner);
    assertThat(Futures.cause(wrapped(33, inner))).isInstanceOf(CompletionException.class);
    CompletionException empty = new CompletionException("", null);
    assertThat(Futures.cause(empty)).isSameAs(empty);
  }

  @Test
  void aFailureIsThrownAsItIsIfNobodyHasToDeclareIt() {
    assertThat(Futures.unchecked(new IllegalStateException("x")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(Futures.unchecked(new IOException("x")))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IOException.class);
    assertThatThrownBy(() -> Futures.unchecked(new AssertionError("x")))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void theEndIsReachedWhateverHappens() {
    AtomicInteger ends = new AtomicInteger();
    assertThat(Futures.ending(ends::incrementAndGet, () -> CompletableFuture.completedFuture(1)))
        .isCompletedWithValue(1);
    assertThat(ends).hasValue(1);
    Futures.ending(ends::incrementAndGet, () -> CompletableFuture.failedFuture(new IOException()))
        .exceptionally(failure -> null)
        .join();
    assertThat(ends).hasValue(2);
    assertThatThrownBy(() ->
            Futures.ending(
                ends::incrementAndGet,
                () -> {
                  throw new IllegalStateException("at once");
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(ends).hasValue(3);
  }

  @Test
  void theEndIsReachedAfterAnExceptionThatNobodyDeclared() {
    AtomicInteger ends = new AtomicInteger();
    assertThatThrownBy(() ->
            Futures.ending(
                ends::incrementAndGet,
                () -> {
                  throw Undeclared.thrown(new IOException());
                }))
        .isInstanceOf(IOException.class);
    assertThat(ends).hasValue(1);
  }

  @Test
  void whateverWorkThrowsIsTheFailureOfItsFuture() {
    for (Throwable failure :
        new Throwable[] {new IOException(), new IllegalStateException(), new AssertionError()}) {
      CompletableFuture<String> future =
          Futures.start(() -> {
            if (failure instanceof Error error) {
              throw error;
            }
            throw Undeclared.thrown((Exception) failure);
          });
      assertThat(future)
          .isCompletedExceptionally()
          .failsWithin(Duration.ZERO)
          .withThrowableOfType(ExecutionException.class)
          .havingCause()
          .isSameAs(failure);
    }
  }

  @Test
  void aSecretIsWipedIfItsCallIsCancelledBeforeItBegins() {
    Queue<Runnable> kept = new ArrayDeque<>();
    AtomicReference<char[]> copy = new AtomicReference<>();
    AtomicInteger begun = new AtomicInteger();
    CompletableFuture<String> call =
        new CallRunner(kept::add)
            .laterWith(
                "secret".toCharArray(),
                given -> {
                  copy.set(given);
                  return started -> {
                    begun.incrementAndGet();
                    return new CompletableFuture<>();
                  };
                });
    assertThat(copy.get()).isEqualTo("secret".toCharArray());

    call.cancel(true);

    assertThat(copy.get()).containsOnly('\0').hasSize(6);
    kept.forEach(Runnable::run);
    assertThat(begun).hasValue(0);
  }

  @Test
  void aSecretStaysAsItIsUntilTheWorkHasEndedEvenIfTheCallIsCancelled() {
    AtomicReference<char[]> copy = new AtomicReference<>();
    CompletableFuture<String> answer = new CompletableFuture<>();
    CompletableFuture<String> call =
        runner.laterWith(
            "secret".toCharArray(),
            given -> {
              copy.set(given);
              return started -> answer;
            });

    call.cancel(true);

    assertThat(copy.get()).isEqualTo("secret".toCharArray());
    answer.complete("done");
    assertThat(copy.get()).containsOnly('\0').hasSize(6);
  }

  @Test
  void aSecretThatWasCopiedForACallIsWipedWhenItEnds() {
    char[] secret = "secret".toCharArray();
    AtomicReference<char[]> copy = new AtomicReference<>();
    CompletableFuture<String> answer = new CompletableFuture<>();
    CompletableFuture<String> call =
        runner.laterWith(
            secret,
            given -> {
              copy.set(given);
              return started -> answer;
            });
    assertThat(copy.get()).isNotSameAs(secret).isEqualTo(secret);
    answer.complete("done");
    assertThat(call).isCompletedWithValue("done");
    assertThat(copy.get()).containsOnly('\0').hasSize(6);
    assertThat(secret).isEqualTo("secret".toCharArray());
  }

  @Test
  void aCancelledCallCancelsWhatItWaitsFor() {
    CompletableFuture<String> request = new CompletableFuture<>();
    CompletableFuture<String> call = runner.later(started -> started.waitFor(() -> request));
    call.cancel(true);
    assertThat(request).isCancelled();
  }

  @Test
  void afterTheCancellationNothingStarts() {
    scope.check();
    scope.cancel();
    assertThatThrownBy(scope::check)
        .isInstanceOf(CancellationException.class)
        .hasMessage("the call was cancelled");
    AtomicInteger requests = new AtomicInteger();
    assertThatThrownBy(() -> scope.block(requests::incrementAndGet))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(() ->
            scope.waitFor(() -> {
              requests.incrementAndGet();
              return new CompletableFuture<String>();
            }))
        .isInstanceOf(CancellationException.class);
    assertThat(requests).hasValue(0);
    CompletableFuture<String> late = new CompletableFuture<>();
    scope.abortWith(late);
    assertThat(late).isCancelled();
  }

  @Test
  void theInterruptOfACancellationStaysWithinTheRequest() {
    assertThat(
            scope.block(() -> {
              scope.cancel();
              return Thread.currentThread().isInterrupted();
            }))
        .isTrue();
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void afterTheRequestTheThreadIsNotInterruptedAndAnInterruptOfOthersStays() {
    scope.block(() -> "done");
    scope.cancel();
    assertThat(Thread.interrupted()).isFalse();
    new CallScope()
        .block(() -> {
          Thread.currentThread().interrupt();
          return "done";
        });
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void anInterruptEndsABlockingCallAndItsRequestAndStays() {
    CompletableFuture<String> request = new CompletableFuture<>();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> runner.now(started -> started.waitFor(() -> request)))
        .isInstanceOf(AbortedException.class)
        .hasMessage("the thread was interrupted");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(request).isCancelled();
  }

  @Test
  void aBlockingCallThrowsWhatTheServiceSaid() {
    NotAuthorizedException refusal = NotAuthorizedException.builder().message("no").build();
    assertThatThrownBy(() -> runner.now(started -> CompletableFuture.failedFuture(refusal)))
        .isSameAs(refusal);
    assertThat(runner.<String>now(started -> CompletableFuture.completedFuture("yes")))
        .isEqualTo("yes");
  }

  @Test
  void aReplyKeepsWhatIsTextAndShowsNoValues() {
    AuthReply reply =
        AuthReply.of(
            InitiateAuthResponse.builder()
                .challengeName("SELECT_CHALLENGE")
                .session("session")
                .challengeParameters(Map.of("name", "value"))
                .availableChallengesWithStrings("PASSWORD_SRP", "LATER_THAN_THIS_SDK")
                .build());
    assertThat(reply.parameters()).isEqualTo(Map.of("name", "value"));
    assertThat(reply.available()).isEqualTo(List.of("PASSWORD_SRP", "LATER_THAN_THIS_SDK"));
    assertThat(reply.asksFor("SELECT_CHALLENGE")).isTrue();
    assertThat(reply.asksFor("PASSWORD_VERIFIER")).isFalse();
    assertThat(reply).hasToString("AuthReply[SELECT_CHALLENGE]");
    AuthReply tokens =
        AuthReply.of(
            InitiateAuthResponse.builder().authenticationResult(r -> r.accessToken("t")).build());
    assertThat(tokens).hasToString("AuthReply[tokens]");
    assertThat(tokens.asksFor("SELECT_CHALLENGE")).isFalse();
  }

  private static AwsServiceException said(
      AwsServiceException.Builder builder, String message, int attempts) {
    return builder
        .awsErrorDetails(AwsErrorDetails.builder().errorMessage(message).build())
        .numAttempts(attempts)
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "Device does not exist., true, true, false",
    "User pool client web does not exist., false, false, false",
  })
  void onlyADeviceThatIsNamedIsForgotten(
      String message, boolean forgotten, boolean refused, boolean lost) {
    Throwable failure = said(ResourceNotFoundException.builder(), message, 2);
    assertThat(CognitoErrors.isForgottenDevice(failure)).isEqualTo(forgotten);
    assertThat(CognitoErrors.isRefusedDevice(failure)).isEqualTo(refused);
    assertThat(CognitoErrors.isLostAnswer(failure)).isEqualTo(lost);
    assertThat(CognitoErrors.isRefreshFlowDisabled(failure)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Incorrect username or password., 2, true, false, false",
    "Invalid session for the user., 2, false, true, false",
    "Invalid session for the user., 1, false, false, false",
    "Refresh token rotation is on, 1, false, false, true",
    "REFRESH_TOKEN_AUTH is not enabled, 1, false, false, true",
    "The flow is not enabled, 1, false, false, true",
    "The flow is enabled, 1, false, false, false",
    "The user is not enabled, 1, false, false, false",
  })
  void aRefusalIsToldByItsWords(
      String message, int attempts, boolean refusedDevice, boolean lost, boolean flowDisabled) {
    Throwable failure = said(NotAuthorizedException.builder(), message, attempts);
    assertThat(CognitoErrors.isForgottenDevice(failure)).isFalse();
    assertThat(CognitoErrors.isRefusedDevice(failure)).isEqualTo(refusedDevice);
    assertThat(CognitoErrors.isLostAnswer(failure)).isEqualTo(lost);
    assertThat(CognitoErrors.isRefreshFlowDisabled(failure)).isEqualTo(flowDisabled);
    assertThat(
            CognitoErrors.isRefreshFlowDisabled(
                said(InvalidParameterException.builder(), message, attempts)))
        .isEqualTo(flowDisabled);
    assertThat(CognitoErrors.attempts(failure)).isEqualTo(attempts);
  }

  @Test
  void aFailureThatSaysNothingIsNoneOfThese() {
    for (Throwable failure :
        new Throwable[] {NotAuthorizedException.builder().build(), new IOException("device")}) {
      assertThat(CognitoErrors.isForgottenDevice(failure)).isFalse();
      assertThat(CognitoErrors.isRefusedDevice(failure)).isFalse();
      assertThat(CognitoErrors.isLostAnswer(failure)).isFalse();
      assertThat(CognitoErrors.isRefreshFlowDisabled(failure)).isFalse();
      assertThat(CognitoErrors.attempts(failure)).isZero();
    }
  }
}
