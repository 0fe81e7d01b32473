package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cognitosrp.cognito.InvalidInputException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** Sign-in with a password, over real HTTP, in both ways. */
class PasswordSignInTest {

  @ParameterizedTest
  @EnumSource
  void theRightPasswordGetsTokens(Way way) {
    try (Scene scene = new Scene(way, pool -> pool)) {
      SignedIn alice = scene.signedIn();

      assertThat(alice.username()).isEqualTo("alice");
      assertThat(alice.tokens().accessToken()).contains(".");
      assertThat(alice.tokens().idToken().orElseThrow()).contains(".");
      assertThat(alice.tokens().refreshToken().orElseThrow()).isNotEmpty();
      assertThat(alice.tokens().expiresIn()).contains(Duration.ofHours(1));
      assertThat(alice.deviceKey()).isEmpty();
      assertThat(scene.calls())
          .containsExactly("InitiateAuth PASSWORD_VERIFIER", "RespondToAuthChallenge TOKENS");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theWrongPasswordIsCognitosOwnException(Way way) {
    try (Scene scene = new Scene(way, pool -> pool)) {
      assertThatThrownBy(() -> scene.start("alice", "wrong"))
          .isInstanceOf(NotAuthorizedException.class)
          .hasMessageContaining("Incorrect username or password.");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAppClientWithASecretGetsItsHashInEveryRequest(Way way) {
    try (Scene scene = new Scene(way, pool -> pool.appClient("web", "sesame"))) {
      SignedIn alice = scene.signedIn();

      assertThat(scene.refresh(alice).username()).isEqualTo("alice");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNameThatBreaksItsRuleSendsNothing(Way way) {
    try (Scene scene = new Scene(way, pool -> pool)) {
      assertThatThrownBy(() -> scene.start("", Scene.PASSWORD))
          .isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(() -> scene.startChoice("")).isInstanceOf(InvalidInputException.class);
      assertThat(scene.calls()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void administratorsSignInThroughTheAdminOperations(Way way) {
    try (Scene scene = new Scene(way, pool -> pool)) {
      scene.as(scene.builder().admin(true).build());

      assertThat(scene.start()).isInstanceOf(SignedIn.class);
      assertThat(scene.calls())
          .containsExactly(
              "AdminInitiateAuth PASSWORD_VERIFIER", "AdminRespondToAuthChallenge TOKENS");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTemporaryPasswordIsReplacedAndThenWorks(Way way) {
    try (Scene scene = new Scene(way, pool -> pool.appClient("web", "sesame"))) {
      scene.pool.user("alice").temporaryPassword("first").attribute("name", "A");

      NewPasswordRequired wanted = (NewPasswordRequired) scene.start("alice", "first");
      assertThat(wanted.userAttributesJson()).contains("{\"name\":\"A\"}");
      assertThat(scene.answer(wanted, "second", Map.of("nickname", "al")))
          .isInstanceOf(SignedIn.class);

      assertThat(scene.pool.user("alice").attributes()).containsEntry("nickname", "al");
      assertThat(scene.start("alice", "second")).isInstanceOf(SignedIn.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void choiceBasedSignInStartsWithThePassword(Way way) {
    try (Scene scene = new Scene(way, pool -> pool)) {
      assertThat(scene.start(SignInFlow.USER_AUTH, "alice", Scene.PASSWORD))
          .isInstanceOf(SignedIn.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void choiceBasedSignInAsksAndTakesThePassword(Way way) {
    try (Scene scene = new Scene(way, pool -> pool.appClient("web", "sesame"))) {
      SignInResult choice = scene.startChoice("alice");

      assertThat(((FactorSelectionRequired) choice).available()).contains("PASSWORD_SRP");
      assertThat(scene.choosePassword(choice, Scene.PASSWORD)).isInstanceOf(SignedIn.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChoiceThatWouldSendThePasswordIsRefused(Way way) {
    try (Scene scene = new Scene(way, pool -> pool)) {
      SignInResult choice = scene.startChoice("alice");

      assertThatThrownBy(() -> scene.choose(choice, "PASSWORD"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> scene.choose(choice, "PASSWORD_SRP"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRefusalTellsOfAClockThatIsOff(Way way) {
    Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10));
    try (Scene scene =
        new Scene(way, pool -> pool.appClient("web", "sesame"), srp -> srp.clock(ahead))) {
      Throwable refused = catchThrowable(scene::start);

      Diagnosis diagnosis = Diagnosis.of(refused).orElseThrow();
      assertThat(diagnosis.operation()).isEqualTo("RespondToAuthChallenge");
      assertThat(diagnosis.challenge()).contains("PASSWORD_VERIFIER");
      assertThat(diagnosis.clockSkew().orElseThrow())
          .isBetween(Duration.ofSeconds(590), Duration.ofSeconds(610));
      assertThat(diagnosis.sinceLastAnswer().orElseThrow())
          .isBetween(Duration.ofNanos(1), Duration.ofMinutes(10));
      assertThat(diagnosis.attempts()).isEqualTo(1);
      assertThat(diagnosis.begunAnew()).isFalse();
      assertThat(diagnosis.secretHashUsername()).contains("alice");
      assertThat(diagnosis.backend()).contains(scene.srp.modPow().name());
      assertThat(diagnosis.arithmetic()).isBetween(Duration.ofNanos(1), Duration.ofMinutes(10));
      assertThat(diagnosis.toString()).contains("ahead of Cognito's").doesNotContain("; sent");
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingThatIsPrintedHoldsASecret(Way way) {
    try (Scene scene = new Scene(way, pool -> pool.appClient("web", "sesame"))) {
      SignedIn alice = scene.signedIn();
      Throwable refused = catchThrowable(() -> scene.start("alice", "wr0ng"));

      assertThat(alice + " " + alice.tokens() + " " + scene.signIn())
          .doesNotContain(
              alice.tokens().accessToken(), alice.tokens().refreshToken().orElseThrow(), "sesame")
          .contains("Tokens[expiresIn=PT1H]", "CognitoSignIn[CognitoSrp[userPool=");
      assertThat(Diagnosis.of(refused).orElseThrow().toString()).doesNotContain("wr0ng", "sesame");
    }
  }

  /** Cognito answers a password of 4,096 characters itself. */
  @ParameterizedTest
  @EnumSource
  void aPasswordThatBreaksItsRuleIsRefusedBeforeAnythingIsSent(Way way) {
    try (Scene scene = new Scene(way, pool -> pool)) {
      SignInResult choice = scene.startChoice("alice");
      scene.pool.user("alice").temporaryPassword("first");
      NewPasswordRequired wanted = (NewPasswordRequired) scene.start("alice", "first");
      int sent = scene.calls().size();
      for (String password : List.of("p\ud800w", "p".repeat(4_097))) {
        refusesPassword(() -> scene.start("alice", password), "password");
        refusesPassword(
            () -> scene.signIn().startAsync("alice", password.toCharArray()), "password");
        refusesPassword(() -> scene.choosePassword(choice, password), "password");
        refusesPassword(() -> scene.answer(wanted, password, Map.of()), "newPassword");
      }
      assertThat(scene.calls()).hasSize(sent);
      assertThatThrownBy(() -> scene.start("alice", "p".repeat(4_096)))
          .isInstanceOf(NotAuthorizedException.class);
    }
  }

  private static void refusesPassword(ThrowingCallable call, String name) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(name + " must have at most 4096 characters and no unpaired surrogate");
  }
}
