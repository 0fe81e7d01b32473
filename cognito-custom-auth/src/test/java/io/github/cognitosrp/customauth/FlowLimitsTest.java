package io.github.cognitosrp.customauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolEvent.CallerContext;
import io.github.cognitosrp.testing.RecordedLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log says, what is remembered, and for how many. */
class FlowLimitsTest {
  private static final ChallengeRequest ALICE =
      new ChallengeRequest(
          "eu-central-1_A",
          "web",
          "alice",
          Map.of("email", "alice@example.com"),
          Map.of("from", "here"),
          false);

  private final List<String> log = new ArrayList<>();
  private final FirstVerdicts verdicts = new FirstVerdicts();
  private final AtomicInteger verified = new AtomicInteger();

  private Verdict verification() {
    return Verdict.accepted("verification " + verified.incrementAndGet());
  }

  private CustomAuthFlowBuilder flow() {
    return CustomAuthFlow.builder()
        .passwordless()
        .challenge(new WordChallenge("WORD"))
        .log(log::add);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void oneAttemptAndTenAreTheLimits(int attempts) {
    CustomAuthFlow flow = flow().maxAttempts(attempts).build();
    Round wrong = new Round(Round.CUSTOM_CHALLENGE, false, "WORD");
    List<Round> rounds = new ArrayList<>();
    for (int i = 1; i < attempts; i++) {
      rounds.add(wrong);
    }
    assertThat(flow.define(ALICE, rounds)).isInstanceOf(Decision.Challenge.class);
    rounds.add(wrong);
    assertThat(flow.define(ALICE, rounds)).isInstanceOf(Decision.Failure.class);
  }

  @Test
  void aChallengeThatIsNotDueIsNotMadeAndTheLogSaysSo() {
    CustomAuthFlow flow = flow().build();
    List<Round> signedIn = List.of(new Round(Round.CUSTOM_CHALLENGE, true, "WORD"));
    assertThat(flow.create(ALICE, "CUSTOM_CHALLENGE", signedIn).metadata()).isEmpty();
    assertThat(flow.create(ALICE, "SRP_A", List.of()).metadata()).isEmpty();
    assertThat(flow.create(ALICE, null, List.of()).challenge().privateParameters()).isEmpty();
    assertThat(log)
        .hasSize(3)
        .containsOnly("CUSTOM_AUTH create, user alice, client web: failed, no challenge is due");
  }

  @Test
  void theNoteOfAChallengeIsALineOfTheLog() {
    WordChallenge word = new WordChallenge("WORD");
    ChallengeHandler noting =
        new ChallengeHandler() {
          @Override
          public String name() {
            return "NOTING";
          }

          @Override
          public CreatedChallenge create(ChallengeRequest request) {
            return new CreatedChallenge(Map.of(), Map.of(), "it rains");
          }

          @Override
          public Verdict verify(ChallengeRequest request, Map<String, String> secret, String text) {
            return word.verify(request, secret, text);
          }
        };
    CustomAuthFlow flow =
        CustomAuthFlow.builder().passwordless().challenge(noting).log(log::add).build();
    assertThat(flow.create(ALICE, "CUSTOM_CHALLENGE", List.of()).metadata()).isEqualTo("NOTING");
    assertThat(log).containsExactly("CUSTOM_AUTH create NOTING, user alice, client web: it rains");
  }

  /** A handler whose methods are of the test's choice. */
  private static ChallengeHandler handler(
      Supplier<String> name, Supplier<CreatedChallenge> create, Supplier<Verdict> verify) {
    return new ChallengeHandler() {
      @Override
      public String name() {
        return name.get();
      }

      @Override
      public CreatedChallenge create(ChallengeRequest request) {
        return create.get();
      }

      @Override
      public Verdict verify(ChallengeRequest request, Map<String, String> secret, String text) {
        return verify.get();
      }
    };
  }

  private CustomAuthFlow flow(ChallengeHandler handler) {
    return CustomAuthFlow.builder().passwordless().challenge(handler).log(log::add).build();
  }

  private static CreatedChallenge nothing() {
    return new CreatedChallenge(Map.of(), Map.of());
  }

  @Test
  void aHandlerWithoutAVerdictRefuses() {
    CustomAuthFlow flow = flow(handler(() -> "NULL", FlowLimitsTest::nothing, () -> null));
    Map<String, String> secret =
        flow.create(ALICE, "CUSTOM_CHALLENGE", List.of()).challenge().privateParameters();
    assertThat(flow.verify(ALICE, secret, "answer")).isFalse();
    assertThat(log)
        .containsExactly(
            "CUSTOM_AUTH verify NULL, user alice, client web: refused, the handler gave no verdict");
  }

  @Test
  void aHandlerThatThrowsWhatItDoesNotAnnounceMakesNoChallenge() {
    for (Supplier<CreatedChallenge> failing :
        List.<Supplier<CreatedChallenge>>of(
            () -> {
              throw new AssertionError();
            },
            () -> {
              throw FlowLimitsTest.<RuntimeException>unchecked();
            })) {
      CustomAuthFlow flow = flow(handler(() -> "WORD", failing, () -> null));
      assertThat(flow.create(ALICE, "CUSTOM_CHALLENGE", List.of()).challenge().privateParameters())
          .isEmpty();
    }
    assertThat(log)
        .containsExactly(
            "CUSTOM_AUTH create WORD, user alice, client web: failed with java.lang.AssertionError",
            "CUSTOM_AUTH create WORD, user alice, client web: failed with java.io.IOException");
  }

  @Test
  void aSignInDoesNotDependOnTheLog() {
    for (Consumer<String> failing :
        List.<Consumer<String>>of(
            line -> {
              throw new AssertionError();
            },
            line -> {
              throw FlowLimitsTest.<RuntimeException>unchecked();
            })) {
      CustomAuthFlow flow =
          CustomAuthFlow.builder()
              .passwordless()
              .challenge(handler(() -> "ANY", FlowLimitsTest::nothing, () -> Verdict.accepted("")))
              .log(failing)
              .build();
      Map<String, String> secret =
          flow.create(ALICE, "CUSTOM_CHALLENGE", List.of()).challenge().privateParameters();
      assertThat(flow.verify(ALICE, secret, "answer")).isTrue();
    }
  }

  /** A checked exception as no signature announces it. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Exception> X unchecked() throws X {
    throw (X) new IOException();
  }

  @Test
  void aHandlersNameIsTheOneThatWasChecked() {
    Iterator<String> names = List.of("FIRST", "bad name \n forged").iterator();
    assertThat(flow(handler(names::next, FlowLimitsTest::nothing, () -> null)))
        .hasToString("CustomAuthFlow[FIRST]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> flow(handler(() -> null, FlowLimitsTest::nothing, () -> null)))
        .withMessage("handler.name() must be 1 to 64 characters of A-Z a-z 0-9 _ -");
  }

  /** To a challenge that takes every answer. */
  @Test
  void anAnswerIsThereAndHasAtMost131072Characters() {
    ChallengeHandler credulous =
        new ChallengeHandler() {
          @Override
          public String name() {
            return "ANY";
          }

          @Override
          public CreatedChallenge create(ChallengeRequest request) {
            return new CreatedChallenge(Map.of(), Map.of(), "");
          }

          @Override
          public Verdict verify(ChallengeRequest request, Map<String, String> secret, String text) {
            return Verdict.accepted("taken");
          }
        };
    CustomAuthFlow flow =
        CustomAuthFlow.builder().passwordless().challenge(credulous).log(log::add).build();
    Map<String, String> secret =
        flow.create(ALICE, "CUSTOM_CHALLENGE", List.of()).challenge().privateParameters();

    assertThat(flow.verify(ALICE, secret, "x".repeat(131_072))).isTrue();
    assertThat(flow.verify(ALICE, secret, "x".repeat(131_073))).isFalse();
    assertThat(flow.verify(ALICE, secret, null)).isFalse();

    String line = "CUSTOM_AUTH verify ANY, user alice, client web: ";
    assertThat(log)
        .containsExactly(
            line + "accepted, taken",
            line + "refused, the answer is longer than 131072 characters",
            line + "refused, there is no answer");
  }

  @Test
  void aTextOfAnEventHasAtMost131072Characters() {
    String longest = "x".repeat(131_072);
    assertThat(EventParts.texts(Map.of("a", longest, longest, "b"))).hasSize(2);
    assertThat(EventParts.texts(Map.of("a", longest + "x", longest + "x", "b"))).isEmpty();
  }

  @Test
  void aRoundOfCognitosOwnIsNoAnswerWhateverItsMetadata() {
    List<Round> rounds = List.of(new Round("PASSWORD_VERIFIER", true, "WORD"));
    assertThat(flow().build().define(ALICE, rounds)).isInstanceOf(Decision.Failure.class);
  }

  @Test
  void aPartOfALineHasAtMost500Characters() {
    new FlowLog(log::add).write("define", "", ALICE, "x".repeat(500));
    new FlowLog(log::add).write("define", "", ALICE, "x".repeat(501));
    assertThat(log.get(0)).endsWith(": " + "x".repeat(500));
    assertThat(log.get(1)).endsWith(": " + "x".repeat(500) + "…");
  }

  @Test
  void withoutALogOfItsOwnAFlowWritesToTheSystems() throws Exception {
    CustomAuthFlow flow =
        CustomAuthFlow.builder().passwordless().challenge(new WordChallenge("WORD")).build();
    List<LogRecord> lines =
        RecordedLog.of(
            "io.github.cognitosrp.customauth", () -> flow.create(ALICE, null, List.of()));
    assertThat(lines)
        .extracting(line -> line.getLevel() + " " + line.getMessage())
        .containsExactly(
            "INFO CUSTOM_AUTH create, user alice, client web: failed, no challenge is due");
  }

  @Test
  void aVerdictIsOfOneRoundOneUserAndOneAnswer() {
    assertThat(verdicts.of("round", "alice", "answer", this::verification).reason())
        .isEqualTo("verification 1");
    assertThat(verdicts.of("round", "alice", "answer", this::verification).reason())
        .isEqualTo("verification 1");
    for (List<String> other :
        List.of(
            List.of("round2", "alice", "answer"),
            List.of("round", "bob", "answer"),
            List.of("round", "alice", "answe2"),
            // The same characters, divided otherwise.
            List.of("rounda", "lice", "answer"),
            List.of("round", "alicea", "nswer"))) {
      int before = verified.get();
      verdicts.of(other.get(0), other.get(1), other.get(2), this::verification);
      assertThat(verified.get()).as("%s", other).isEqualTo(before + 1);
    }
  }

  @Test
  void theVerdictsOfTheLast1000AnswersAreRemembered() {
    for (int i = 0; i < 1_000; i++) {
      verdicts.of("round" + i, "alice", "answer", this::verification);
    }
    assertThat(verdicts.of("round0", "alice", "answer", this::verification).reason())
        .isEqualTo("verification 1");
    verdicts.of("round1000", "alice", "answer", this::verification);
    assertThat(verdicts.of("round0", "alice", "answer", this::verification).reason())
        .as("forgotten")
        .isEqualTo("verification 1002");
  }

  @Test
  void whoIsInterruptedWhileTheFirstCallIsAtWorkStaysInterruptedAndIsRefused() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Thread first =
        new Thread(() ->
            verdicts.of(
                "round",
                "alice",
                "answer",
                () -> {
                  started.countDown();
                  return awaited(goOn);
                }));
    first.start();
    started.await();
    Thread.currentThread().interrupt();
    Verdict verdict = verdicts.of("round", "alice", "answer", this::verification);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(verdict).isEqualTo(Verdict.refused("interrupted"));
    goOn.countDown();
    first.join();
    assertThat(verified).hasValue(0);
  }

  private static Verdict awaited(CountDownLatch latch) {
    try {
      latch.await();
      return Verdict.accepted("in the end");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aTypedEventNamesItsClientIfItHasOne() {
    DefineAuthChallengeHandler define =
        new DefineAuthChallengeHandler(flow().maxAttempts(1).build());
    CognitoUserPoolDefineAuthChallengeEvent event = new CognitoUserPoolDefineAuthChallengeEvent();
    event.setUserName("alice");
    event.setRequest(
        CognitoUserPoolDefineAuthChallengeEvent.Request.builder()
            .withSession(new CognitoUserPoolDefineAuthChallengeEvent.ChallengeResult[] {null})
            .build());
    define.handleRequest(event, null);
    event.setCallerContext(CallerContext.builder().withClientId("web").build());
    define.handleRequest(event, null);
    String failed = ": failed, an unexpected challenge was answered";
    assertThat(log)
        .containsExactly(
            "CUSTOM_AUTH define, user alice, client " + failed,
            "CUSTOM_AUTH define, user alice, client web" + failed);
  }

  @Test
  void aNullInAMapOfAChallengeIsToldFromSomethingElseThanText() {
    Map<String, String> map = new HashMap<>();
    map.put("name", null);
    assertThatNullPointerException()
        .isThrownBy(() -> new CreatedChallenge(map, Map.of()))
        .withMessage("a value in publicParameters");
  }

  @Test
  void requestsAndChallengesShowNoValuesThatAreSecretOrPersonal() {
    assertThat(ALICE).hasToString("ChallengeRequest[userName=alice, userNotFound=false]");
    assertThat(new ChallengeRequest("", "", "n".repeat(501), Map.of(), Map.of(), false))
        .hasToString("ChallengeRequest[userName=" + "n".repeat(500) + "…, userNotFound=false]");
    assertThat(new CreatedChallenge(Map.of("shown", "1"), Map.of("hidden", "2")))
        .hasToString("CreatedChallenge[public=[shown], private=[hidden]]");
  }
}
