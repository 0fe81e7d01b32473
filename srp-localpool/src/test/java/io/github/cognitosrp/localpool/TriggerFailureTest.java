package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.localpool.model.Trigger;
import io.github.cognitosrp.localpool.model.TriggerType;
import io.github.cognitosrp.localpool.model.TriggerUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Functions that are late, not there, or wrong: Cognito's limit, tries and errors. */
@Timeout(60)
class TriggerFailureTest {
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private static LocalUserPool pool(Trigger trigger) {
    return LocalUserPool.builder()
        .user("alice", "secret")
        .triggerLimit(Duration.ofMillis(200))
        .trigger(TriggerType.POST_AUTHENTICATION, trigger)
        .start();
  }

  private static String signIn(LocalUserPool pool) {
    PoolCaller.Reply reply = new PoolCaller(pool).signIn("alice", "secret");
    return reply.status() == 200 ? "tokens" : reply.error();
  }

  private static void waitForEver() {
    try {
      NEVER.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Test
  void aFunctionThatNeverAnswersIsCalledThreeTimes() {
    AtomicInteger calls = new AtomicInteger();
    try (LocalUserPool pool =
        pool(event -> {
          calls.incrementAndGet();
          waitForEver();
          return event;
        })) {
      assertThat(signIn(pool))
          .isEqualTo(
              "400 UnexpectedLambdaException: PostAuthentication invocation failed due to error"
                  + " Socket timeout while invoking Lambda function.");
      assertThat(calls).hasValue(3);
    }
  }

  @Test
  void aFunctionThatIsLateOnceMayAnswerTheSecondTime() {
    AtomicInteger calls = new AtomicInteger();
    try (LocalUserPool pool =
        pool(event -> {
          // Each try has an event of its own, whatever the one before did to it.
          assertThat(event.remove("request")).isNotNull();
          if (calls.incrementAndGet() == 1) {
            waitForEver();
          }
          return event;
        })) {
      assertThat(signIn(pool)).isEqualTo("tokens");
      assertThat(calls).hasValue(2);
    }
  }

  @Test
  void aFunctionThatCannotBeCalledIsTriedThreeTimes() {
    AtomicInteger calls = new AtomicInteger();
    try (LocalUserPool pool =
        pool(event -> {
          calls.incrementAndGet();
          throw new TriggerUnavailableException("The host is away");
        })) {
      assertThat(signIn(pool))
          .isEqualTo(
              "400 UnexpectedLambdaException: PostAuthentication invocation failed due to error"
                  + " The host is away.");
      assertThat(calls).hasValue(3);
    }
  }

  @Test
  void aFunctionThatFailsIsNotCalledAgain() {
    AtomicInteger calls = new AtomicInteger();
    try (LocalUserPool pool =
        pool(event -> {
          calls.incrementAndGet();
          throw new NoClassDefFoundError("missing");
        })) {
      assertThat(signIn(pool))
          .isEqualTo(
              "400 UserLambdaValidationException: PostAuthentication failed with error missing.");
      assertThat(calls).hasValue(1);
    }
  }

  @Test
  void anAnswerWithoutTheEventIsNotRecognized() {
    try (LocalUserPool pool = pool(event -> null)) {
      assertThat(signIn(pool))
          .isEqualTo("400 InvalidLambdaResponseException: Unrecognizable lambda output");
    }
    try (LocalUserPool pool = pool(event -> Map.of("statusCode", 200))) {
      assertThat(signIn(pool)).startsWith("400 InvalidLambdaResponseException");
    }
  }
}
