package io.github.cognitosrp.customauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Events that no Cognito sends: the answer is a refusal, never an exception. */
@SuppressWarnings("StatementSwitchToExpressionSwitch")
class StrangeEventTest {
  private final CustomAuthHandler triggers =
      new CustomAuthHandler(
          CustomAuthFlow.builder()
              .passwordFirst()
              .challenge(new WordChallenge("WORD"))
              .log(line -> {})
              .build());

  private static final List<String> TEXTS =
      List.of("", "SRP_A", "PASSWORD_VERIFIER", "CUSTOM_CHALLENGE", "WORD", "\ud800");

  @Test
  @SuppressWarnings("unchecked")
  void aSortedMapOfRawTypesIsAnsweredToo() {
    Map<String, Object> event = (Map<String, Object>) (Map<?, ?>) new TreeMap<>(Map.of(1, "one"));
    assertThat(triggers.handle(event)).isEqualTo(event);
  }

  @Test
  void anEventThatIsNullIsRefusedByName() {
    CustomAuthFlow flow =
        CustomAuthFlow.builder().passwordless().challenge(new WordChallenge("WORD")).build();
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> triggers.handle(null),
            () -> new DefineAuthChallengeHandler(flow).handleRequest(null, null),
            () -> new CreateAuthChallengeHandler(flow).handleRequest(null, null),
            () -> new VerifyAuthChallengeHandler(flow).handleRequest(null, null))) {
      assertThatNullPointerException().isThrownBy(call).withMessage("event");
    }
  }

  private static Map<String, Object> event(Random random) {
    Map<String, Object> event =
        object(random, "userPoolId", "userName", "callerContext", "request", "version", "response");
    event.put(
        "triggerSource",
        one(random, "DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse")
            + "_Authentication");
    if (random.nextInt(10) > 0) {
      event.put(
          "request",
          object(
              random,
              "session",
              "challengeName",
              "privateChallengeParameters",
              "challengeAnswer",
              "userAttributes",
              "clientMetadata",
              "userNotFound"));
    }
    return event;
  }

  private static String one(Random random, String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 8)) {
      case 0 -> TEXTS.get(random.nextInt(TEXTS.size()));
      case 1 -> random.nextBoolean();
      case 2 -> random.nextInt();
      case 3 -> null;
      case 4, 5 -> {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          list.add(value(random, depth - 1));
        }
        yield list;
      }
      default ->
          object(
              random,
              "challengeName",
              "challengeResult",
              "challengeMetadata",
              "clientId",
              "customauth.challenge",
              "customauth.round");
    };
  }

  private static Map<String, Object> object(Random random, String... names) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (String name : names) {
      if (random.nextInt(4) > 0) {
        object.put(name, value(random, random.nextInt(3)));
      }
    }
    return object;
  }

  @Property(tries = 20_000)
  void anEventThatMakesNoSenseIsAnsweredWithARefusal(@ForAll long seed) {
    Map<String, Object> event = event(new Random(seed));
    Map<?, ?> response = (Map<?, ?>) triggers.handle(event).get("response");

    switch ((String) event.get("triggerSource")) {
      case "DefineAuthChallenge_Authentication" ->
          assertThat(response.get("issueTokens"))
              .isEqualTo(isWholeSignIn(event) && !isUserNotFound(event));
      case "CreateAuthChallenge_Authentication" ->
          assertThat(response.keySet())
              .isEqualTo(
                  Set.of(
                      "publicChallengeParameters",
                      "privateChallengeParameters",
                      "challengeMetadata"));
      default -> assertThat(response).isEqualTo(Map.of("answerCorrect", false));
    }
  }

  /** Chance may have made the one history that is right. */
  private static boolean isWholeSignIn(Map<String, Object> event) {
    List<Object> expected =
        List.of("SRP_A true", "PASSWORD_VERIFIER true", "CUSTOM_CHALLENGE true WORD");
    if (!(event.get("request") instanceof Map<?, ?> request)
        || !(request.get("session") instanceof List<?> session)
        || session.size() != expected.size()) {
      return false;
    }
    List<Object> actual = new ArrayList<>();
    for (Object element : session) {
      if (!(element instanceof Map<?, ?> round)) {
        return false;
      }
      String text = round.get("challengeName") + " " + round.get("challengeResult");
      boolean isOurs = "CUSTOM_CHALLENGE".equals(round.get("challengeName"));
      actual.add(isOurs ? text + " " + round.get("challengeMetadata") : text);
    }
    return actual.equals(expected);
  }

  private static boolean isUserNotFound(Map<String, Object> event) {
    return !(event.get("userName") instanceof String)
        || (event.get("request") instanceof Map<?, ?> request
            && Boolean.TRUE.equals(request.get("userNotFound")));
  }
}
