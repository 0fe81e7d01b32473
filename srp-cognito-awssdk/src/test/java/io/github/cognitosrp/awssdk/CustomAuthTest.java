package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.awssdk.device.DeviceOwner;
import io.github.cognitosrp.localpool.model.Alias;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import io.github.cognitosrp.localpool.model.PoolEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** CUSTOM_AUTH: SRP first, then what the pool's triggers want. */
class CustomAuthTest {
  private final List<Map<String, Object>> events = new ArrayList<>();

  private Scene deviceScene(Way way) {
    return new Scene(
        way,
        pool ->
            pool.appClient("web", "sesame")
                .aliases(Alias.EMAIL)
                .deviceTracking(DeviceTracking.ALWAYS)
                .customAuth(this::define, this::create, this::verify));
  }

  private static SignInResult password(Scene scene) {
    return scene.start(SignInFlow.CUSTOM_AUTH, "alice", Scene.PASSWORD);
  }

  @ParameterizedTest
  @EnumSource
  void aRememberedDeviceProvesItselfAfterTheTriggersAreSatisfied(Way way) {
    try (Scene scene = deviceScene(way)) {
      SignedIn first = scene.remember(answer(scene, password(scene), "42"));
      List<PoolEvent> before = scene.pool.events();

      SignedIn second = (SignedIn) answer(scene, password(scene), "42");

      assertThat(second.deviceKey()).isPresent().isEqualTo(first.deviceKey());
      assertThat(scene.callsSince(before))
          .containsExactly(
              "InitiateAuth PASSWORD_VERIFIER",
              "RespondToAuthChallenge CUSTOM_CHALLENGE",
              "RespondToAuthChallenge DEVICE_SRP_AUTH",
              "RespondToAuthChallenge DEVICE_PASSWORD_VERIFIER",
              "RespondToAuthChallenge TOKENS");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRememberedDeviceProvesItselfWithoutAPasswordAndUnderAnAlias(Way way) {
    try (Scene scene = deviceScene(way)) {
      scene.pool.user("alice").attribute("email", "a@b.example");
      scene.pool.user("alice").attribute("email_verified", "true");
      scene.remember(answer(scene, password(scene), "42"));

      SignInResult asked = scene.startCustom("a@b.example");

      assertThat(answer(scene, asked, "42")).isInstanceOf(SignedIn.class);
      assertThat(scene.calls()).contains("RespondToAuthChallenge DEVICE_PASSWORD_VERIFIER");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeviceThatIsForgottenBetweenTheChallengesIsDroppedAndTheSignInGoesOn(Way way) {
    try (Scene scene = deviceScene(way)) {
      scene.remember(answer(scene, password(scene), "42"));
      SignInResult asked = password(scene);
      scene.pool.user("alice").forgetDevices();

      assertThat(((SignedIn) answer(scene, asked, "42")).newDevice()).isPresent();
      assertThat(scene.calls()).contains("RespondToAuthChallenge ResourceNotFoundException");
      assertThat(scene.devices.load(new DeviceOwner(scene.srp.userPool(), "web", "alice")))
          .isEmpty();
    }
  }

  /** The pool asks for the sum until it is right, at most twice. */
  private Scene scene(Way way) {
    return new Scene(
        way,
        pool ->
            pool.appClient("web", "sesame").customAuth(this::define, this::create, this::verify));
  }

  private Map<String, Object> define(Map<String, Object> event) {
    events.add(event);
    List<?> session = (List<?>) request(event).get("session");
    Map<?, ?> last = session.isEmpty() ? Map.of() : (Map<?, ?>) session.get(session.size() - 1);
    if ("SRP_A".equals(last.get("challengeName"))) {
      event.put("response", Map.of("challengeName", "PASSWORD_VERIFIER"));
    } else if ("CUSTOM_CHALLENGE".equals(last.get("challengeName"))
        && Boolean.TRUE.equals(last.get("challengeResult"))) {
      event.put("response", Map.of("issueTokens", true));
    } else if (session.size() >= 4) {
      event.put("response", Map.of("failAuthentication", true));
    } else {
      event.put("response", Map.of("challengeName", "CUSTOM_CHALLENGE"));
    }
    return event;
  }

  private Map<String, Object> create(Map<String, Object> event) {
    events.add(event);
    event.put(
        "response",
        Map.of(
            "publicChallengeParameters", Map.of("question", "6 * 7"),
            "privateChallengeParameters", Map.of("answer", "42"),
            "challengeMetadata", "SUM"));
    return event;
  }

  private Map<String, Object> verify(Map<String, Object> event) {
    events.add(event);
    Map<?, ?> secret = (Map<?, ?>) request(event).get("privateChallengeParameters");
    boolean correct = request(event).get("challengeAnswer").equals(secret.get("answer"));
    event.put("response", Map.of("answerCorrect", correct));
    return event;
  }

  private static Map<?, ?> request(Map<String, Object> event) {
    return (Map<?, ?>) event.get("request");
  }

  private static SignInResult answer(Scene scene, SignInResult result, String text) {
    CustomAnswerRequired challenge = (CustomAnswerRequired) result;
    return scene.way.get(() -> challenge.answer(text), () -> challenge.answerAsync(text));
  }

  @ParameterizedTest
  @EnumSource
  void afterThePasswordTheTriggersQuestionIsAnswered(Way way) {
    try (Scene scene = scene(way)) {
      SignInResult asked = scene.start(SignInFlow.CUSTOM_AUTH, "alice", Scene.PASSWORD);

      assertThat(((CustomAnswerRequired) asked).parameters())
          .containsEntry("question", "6 * 7")
          .doesNotContainValue("42");
      assertThat(answer(scene, asked, "42")).isInstanceOf(SignedIn.class);
      assertThat(events.get(events.size() - 1))
          .containsEntry("triggerSource", "DefineAuthChallenge_Authentication")
          .containsEntry("userName", "alice");
      assertThat(request(events.get(events.size() - 1)).get("session").toString())
          .contains("SRP_A", "PASSWORD_VERIFIER", "CUSTOM_CHALLENGE", "SUM");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWrongAnswerIsAskedAgainAndThenRefused(Way way) {
    try (Scene scene = scene(way)) {
      SignInResult asked = scene.start(SignInFlow.CUSTOM_AUTH, "alice", Scene.PASSWORD);

      SignInResult again = answer(scene, asked, "41");

      assertThatThrownBy(() -> answer(scene, again, "43"))
          .isInstanceOf(NotAuthorizedException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutAPasswordTheTriggersAreAskedAtOnce(Way way) {
    try (Scene scene = scene(way)) {
      SignInResult asked = scene.startCustom("alice");

      assertThat(answer(scene, asked, "42")).isInstanceOf(SignedIn.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theWrongPasswordNeverReachesTheQuestion(Way way) {
    try (Scene scene = scene(way)) {
      assertThatThrownBy(() -> scene.start(SignInFlow.CUSTOM_AUTH, "alice", "wrong"))
          .isInstanceOf(NotAuthorizedException.class);
      assertThat(events).extracting(event -> event.get("triggerSource")).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void clientMetadataReachesTheTriggersWithTheAnswer(Way way) {
    try (Scene scene = scene(way)) {
      scene.as(scene.builder().clientMetadata(Map.of("source", "kiosk")).build());

      answer(scene, scene.start(SignInFlow.CUSTOM_AUTH, "alice", Scene.PASSWORD), "42");

      assertThat(request(events.get(events.size() - 1)).get("clientMetadata"))
          .isEqualTo(Map.of("source", "kiosk"));
    }
  }
}
