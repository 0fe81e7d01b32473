package io.github.cognitosrp.customauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one trigger answers to one event. */
class CustomAuthFlowTest {
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final WordChallenge word = new WordChallenge("WORD");
  private final CustomAuthHandler triggers = triggers(word);

  private CustomAuthHandler triggers(ChallengeHandler handler) {
    return new CustomAuthHandler(
        CustomAuthFlow.builder().passwordless().challenge(handler).log(log::add).build());
  }

  private static Map<String, Object> event(String trigger, Map<String, Object> request) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "1");
    event.put("triggerSource", trigger + "_Authentication");
    event.put("region", "eu-central-1");
    event.put("userPoolId", "eu-central-1_A");
    event.put("userName", "alice");
    event.put("callerContext", Map.of("awsSdkVersion", "1", "clientId", "web"));
    event.put("request", request);
    event.put("response", Map.of());
    return event;
  }

  private static Map<?, ?> response(Map<String, Object> event) {
    return (Map<?, ?>) event.get("response");
  }

  private static Map<?, ?> create(CustomAuthHandler triggers, Map<String, Object> more) {
    Map<String, Object> request = new HashMap<>(more);
    request.put("challengeName", "CUSTOM_CHALLENGE");
    request.putIfAbsent("session", List.of());
    return response(triggers.handle(event("CreateAuthChallenge", request)));
  }

  private static boolean verify(
      CustomAuthHandler triggers, Object privateParameters, Object answer) {
    Map<String, Object> request = new HashMap<>();
    request.put("privateChallengeParameters", privateParameters);
    request.put("challengeAnswer", answer);
    return (Boolean)
        response(triggers.handle(event("VerifyAuthChallengeResponse", request)))
            .get("answerCorrect");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> parameters(Map<?, ?> created, String kind) {
    return (Map<String, String>) created.get(kind + "ChallengeParameters");
  }

  @Test
  void theMetadataOfAChallengeIsItsName() {
    assertThat(create(triggers, Map.of()).get("challengeMetadata")).isEqualTo("WORD");
  }

  @Test
  void anAnswerIsRightOrWrongAndTheLogSaysWhy() {
    Map<?, ?> created = create(triggers, Map.of());
    Map<String, String> secret = parameters(created, "private");

    assertThat(verify(triggers, secret, WordChallenge.answerTo(parameters(created, "public"))))
        .isTrue();
    Map<?, ?> other = create(triggers, Map.of());
    assertThat(verify(triggers, parameters(other, "private"), "0")).isFalse();

    assertThat(log)
        .containsExactly(
            "CUSTOM_AUTH verify WORD, user alice, client web: accepted, the square is right",
            "CUSTOM_AUTH verify WORD, user alice, client web: refused, the square is wrong");
  }

  /** Cognito calls a trigger again that took longer than five seconds, three times in all. */
  @Test
  void aTriggerThatIsCalledAgainGivesTheSameVerdictAlthoughTheAnswerIsUsedUp() {
    Map<?, ?> created = create(triggers, Map.of());
    Map<String, String> secret = parameters(created, "private");
    String right = WordChallenge.answerTo(parameters(created, "public"));

    for (int call = 1; call <= 3; call++) {
      assertThat(verify(triggers, secret, right)).as("call %s", call).isTrue();
    }
    assertThat(word.verified).hasValue(1);
    assertThat(verify(triggers, secret, "0")).as("another answer in that round").isFalse();
  }

  @Test
  void aSecondCallWaitsForTheFirst() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ChallengeHandler slow =
        new ForwardingHandler(word) {
          @Override
          public Verdict verify(ChallengeRequest request, Map<String, String> secret, String text) {
            started.countDown();
            await(goOn);
            return super.verify(request, secret, text);
          }
        };
    CustomAuthHandler triggers = triggers(slow);
    Map<?, ?> created = create(triggers, Map.of());
    Callable<Boolean> call =
        () ->
            verify(
                triggers,
                parameters(created, "private"),
                WordChallenge.answerTo(parameters(created, "public")));
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<Boolean>> calls = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        calls.add(threads.submit(call));
      }
      started.await();
      goOn.countDown();
      for (Future<Boolean> done : calls) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(word.verified).hasValue(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theSameAnswerToAnotherChallengeIsVerifiedAnew() {
    ChallengeHandler constant =
        new ForwardingHandler(word) {
          @Override
          public CreatedChallenge create(ChallengeRequest request) {
            return new CreatedChallenge(Map.of(), Map.of("answer", "42", "id", "the same"));
          }
        };
    CustomAuthHandler triggers = triggers(constant);
    Map<String, String> first = parameters(create(triggers, Map.of()), "private");
    Map<String, String> second = parameters(create(triggers, Map.of()), "private");

    assertThat(verify(triggers, first, "42")).isTrue();
    assertThat(verify(triggers, second, "42")).isFalse();
  }

  @Test
  void aUserWhoDoesNotExistSeesTheSameAndIsNeverRight() {
    Map<?, ?> real = create(triggers, Map.of("userNotFound", false));
    Map<?, ?> created = create(triggers, Map.of("userNotFound", true));
    assertThat(parameters(created, "public")).hasSameSizeAs(parameters(real, "public"));
    assertThat(parameters(created, "public").keySet())
        .isEqualTo(parameters(real, "public").keySet());

    Map<String, Object> request = new HashMap<>();
    request.put("userNotFound", true);
    request.put("privateChallengeParameters", parameters(created, "private"));
    request.put("challengeAnswer", WordChallenge.answerTo(parameters(created, "public")));
    assertThat(response(triggers.handle(event("VerifyAuthChallengeResponse", request))))
        .isEqualTo(Map.of("answerCorrect", false));
    assertThat(word.verified).as("and takes as long").hasValue(1);

    Map<String, Object> passed =
        Map.of(
            "userNotFound",
            true,
            "session",
            List.of(
                Map.of(
                    "challengeName", "CUSTOM_CHALLENGE",
                    "challengeResult", true,
                    "challengeMetadata", "WORD")));
    assertThat(response(triggers.handle(event("DefineAuthChallenge", passed))).get("issueTokens"))
        .isEqualTo(false);
  }

  @Test
  void aHandlerThatThrowsMakesEveryAnswerWrongAndItsMessageIsNotRepeated() {
    ChallengeHandler broken =
        new ForwardingHandler(word) {
          @Override
          public CreatedChallenge create(ChallengeRequest request) {
            throw new IllegalStateException("the secret is 4711");
          }
        };
    Map<?, ?> created = create(triggers(broken), Map.of());

    assertThat(parameters(created, "public")).isEmpty();
    assertThat(verify(triggers, parameters(created, "private"), "4")).isFalse();
    assertThat(log)
        .containsExactly(
            "CUSTOM_AUTH create WORD, user alice, client web: failed with"
                + " java.lang.IllegalStateException",
            "CUSTOM_AUTH verify, user alice, client web: refused, no challenge was made");
  }

  @Test
  void aVerificationThatThrowsIsAWrongAnswer() {
    ChallengeHandler broken =
        new ForwardingHandler(word) {
          @Override
          public Verdict verify(ChallengeRequest request, Map<String, String> secret, String text) {
            throw new NoClassDefFoundError("com/example/Missing");
          }
        };
    CustomAuthHandler triggers = triggers(broken);
    Map<String, String> secret = parameters(create(triggers, Map.of()), "private");

    assertThat(verify(triggers, secret, "4")).isFalse();
    assertThat(log)
        .containsExactly(
            "CUSTOM_AUTH verify WORD, user alice, client web: refused, failed with"
                + " java.lang.NoClassDefFoundError");
  }

  @Test
  void aLogThatThrowsChangesNoVerdict() {
    CustomAuthHandler triggers =
        new CustomAuthHandler(
            CustomAuthFlow.builder()
                .passwordless()
                .challenge(word)
                .log(line -> {
                  throw new IllegalStateException("full");
                })
                .build());
    Map<?, ?> created = create(triggers, Map.of());
    assertThat(
            verify(
                triggers,
                parameters(created, "private"),
                WordChallenge.answerTo(parameters(created, "public"))))
        .isTrue();
  }

  @Test
  void oneEventIsOneLineWhateverIsInIt() {
    Map<String, Object> event = event("DefineAuthChallenge", Map.of("session", List.of("?")));
    event.put("userName", "mallory\nCUSTOM_AUTH verify WORD, user alice: accepted\u2028\u202e");

    triggers.handle(event);

    assertThat(log)
        .containsExactly(
            "CUSTOM_AUTH define, user mallory?CUSTOM_AUTH verify WORD, user alice: accepted??,"
                + " client web: failed, an unexpected challenge was answered");
  }

  @Test
  void anEventOfAnotherTriggerComesBackAsItIs() {
    Map<String, Object> event = event("PreSignUp", Map.of());
    assertThat(triggers.handle(event)).isEqualTo(event);
    assertThat(log).hasSize(1);
  }

  @Test
  void theEventThatWasGivenIsNotChanged() {
    Map<String, Object> event = event("DefineAuthChallenge", Map.of("session", List.of()));
    Map<String, Object> before = Map.copyOf(event);
    triggers.handle(event);
    assertThat(event).isEqualTo(before);
  }

  @Test
  void aFlowSaysWhatItNeeds() {
    assertThatIllegalStateException()
        .isThrownBy(() -> CustomAuthFlow.builder().challenge(word).build())
        .withMessage("call passwordFirst() or passwordless()");
    assertThatIllegalStateException()
        .isThrownBy(() -> CustomAuthFlow.builder().passwordFirst().build())
        .withMessage("there must be a challenge");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CustomAuthFlow.builder().challenge(word).challenge(word))
        .withMessage("two challenges are named WORD");
  }

  @Test
  void aChallengeThatProvesTooLittleNeedsAnotherFactorBeforeIt() {
    ChallengeHandler second =
        new ForwardingHandler(new WordChallenge("SECOND")) {
          @Override
          public boolean secondFactorOnly() {
            return true;
          }
        };
    assertThatIllegalStateException()
        .isThrownBy(() -> CustomAuthFlow.builder().passwordless().challenge(second).build())
        .withMessage("SECOND needs the password or another challenge before it");
    assertThat(CustomAuthFlow.builder().passwordFirst().challenge(second).build())
        .hasToString("CustomAuthFlow[password, SECOND]");
    assertThat(CustomAuthFlow.builder().passwordless().challenge(word).challenge(second).build())
        .hasToString("CustomAuthFlow[WORD, SECOND]");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 11})
  void attemptsAreOneToTen(int attempts) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CustomAuthFlow.builder().maxAttempts(attempts))
        .withMessage("attempts must be 1 to 10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A B", "Ä", "a.b"})
  void namesAreCheckedBecauseTheyStandInTheLog(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CustomAuthFlow.builder().challenge(new WordChallenge(name)));
  }

  /** A handler that does what another does. */
  private abstract static class ForwardingHandler implements ChallengeHandler {
    private final ChallengeHandler other;

    ForwardingHandler(ChallengeHandler other) {
      this.other = other;
    }

    @Override
    public String name() {
      return other.name();
    }

    @Override
    public CreatedChallenge create(ChallengeRequest request) {
      return other.create(request);
    }

    @Override
    public Verdict verify(ChallengeRequest request, Map<String, String> secret, String answer) {
      return other.verify(request, secret, answer);
    }
  }
}
