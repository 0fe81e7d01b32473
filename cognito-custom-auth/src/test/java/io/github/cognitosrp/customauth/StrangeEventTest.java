package io.github.cognitosrp.customauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Events that no Cognito sends: the answer is a refusal, never an exception. */
class StrangeEventTest {
  private final CustomAuthHandler triggers =
      new CustomAuthHandler(
          CustomAuthFlow.builder()
              .passwordFirst()
              .challenge(new WordChallenge("WORD"))
              .log(line -> {})
              .build());

  @Provide
  Arbitrary<Map<String, Object>> events() {
    Arbitrary<Object> values = values(3);
    Arbitrary<Map<String, Object>> requests =
        objects(
            values,
            "session",
            "challengeName",
            "privateChallengeParameters",
            "challengeAnswer",
            "userAttributes",
            "clientMetadata",
            "userNotFound");
    return objects(values, "userPoolId", "userName", "callerContext", "request", "version")
        .flatMap(event ->
            requests.flatMap(request ->
                Arbitraries.of(
                        "DefineAuthChallenge_Authentication",
                        "CreateAuthChallenge_Authentication",
                        "VerifyAuthChallengeResponse_Authentication")
                    .map(source -> {
                      Map<String, Object> whole = new HashMap<>(event);
                      whole.put("triggerSource", source);
                      if (!event.containsKey("request")) {
                        whole.put("request", request);
                      }
                      return whole;
                    })));
  }

  private static Arbitrary<Object> values(int depth) {
    Arbitrary<Object> leaves =
        Arbitraries.of(
            "", "SRP_A", "PASSWORD_VERIFIER", "CUSTOM_CHALLENGE", "WORD", "\ud800", true, false, 1,
            1e300);
    Arbitrary<Object> nullable = leaves.injectNull(0.1);
    if (depth == 0) {
      return nullable;
    }
    Arbitrary<Object> inner = values(depth - 1);
    return Arbitraries.oneOf(
        nullable,
        inner.list().ofMaxSize(3).map(list -> (Object) new ArrayList<>(list)),
        objects(
                inner,
                "challengeName",
                "challengeResult",
                "challengeMetadata",
                "clientId",
                "customauth.challenge",
                "customauth.round")
            .map(map -> map));
  }

  private static Arbitrary<Map<String, Object>> objects(Arbitrary<Object> values, String... names) {
    return values
        .list()
        .ofSize(names.length)
        .flatMap(list ->
            Arbitraries.subsetOf(names)
                .map(chosen -> {
                  Map<String, Object> object = new LinkedHashMap<>();
                  for (int i = 0; i < names.length; i++) {
                    if (chosen.contains(names[i])) {
                      object.put(names[i], list.get(i));
                    }
                  }
                  return object;
                }));
  }

  @Property(tries = 3_000)
  void anEventThatMakesNoSenseIsAnsweredWithARefusal(
      @ForAll("events") Map<String, Object> event) {
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
