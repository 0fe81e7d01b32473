package io.github.cognitosrp.customauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.cognitosrp.awssdk.CustomAnswerRequired;
import io.github.cognitosrp.awssdk.SignInFlow;
import io.github.cognitosrp.awssdk.SignInResult;
import io.github.cognitosrp.awssdk.SignedIn;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;

/** Whole sign-ins: a real client, a user pool that verifies every proof, and the triggers. */
class PoolSignInTest {
  private final WordChallenge word = new WordChallenge("WORD");
  private final WordChallenge second = new WordChallenge("SECOND");

  private PoolWithFlow passwordFirst(Deployment way) throws Exception {
    return new PoolWithFlow(way, CustomAuthFlow.builder().passwordFirst().challenge(word));
  }

  private PoolWithFlow passwordless(Deployment way) throws Exception {
    return new PoolWithFlow(way, CustomAuthFlow.builder().passwordless().challenge(word));
  }

  private static CustomAnswerRequired afterPassword(PoolWithFlow scene) {
    return (CustomAnswerRequired)
        scene.signIn().start(SignInFlow.CUSTOM_AUTH, "alice", PoolWithFlow.PASSWORD.toCharArray());
  }

  private static SignInResult answerRight(SignInResult asked) {
    CustomAnswerRequired challenge = (CustomAnswerRequired) asked;
    return challenge.answer(WordChallenge.answerTo(challenge.parameters()));
  }

  private static InitiateAuthResponse withoutPassword(PoolWithFlow scene, String username) {
    return scene
        .client()
        .initiateAuth(request ->
            request
                .authFlow(AuthFlowType.CUSTOM_AUTH)
                .clientId(scene.pool().clientId())
                .authParameters(Map.of("USERNAME", username)));
  }

  @ParameterizedTest
  @EnumSource
  void thePasswordAndThenTheChallengeSignIn(Deployment way) throws Exception {
    try (PoolWithFlow scene = passwordFirst(way)) {
      assertThat(answerRight(afterPassword(scene))).isInstanceOf(SignedIn.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theChallengeAloneSignsInWhereTheFlowSaysSo(Deployment way) throws Exception {
    try (PoolWithFlow scene = passwordless(way)) {
      assertThat(answerRight(scene.signIn().startCustom("alice"))).isInstanceOf(SignedIn.class);
      assertThatThrownBy(() -> afterPassword(scene))
          .as("SRP_A is not in this flow")
          .isInstanceOf(RuntimeException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSecondFactorThatIsStartedWithoutThePasswordFails(Deployment way) throws Exception {
    try (PoolWithFlow scene = passwordFirst(way)) {
      assertThatThrownBy(() -> withoutPassword(scene, "alice"))
          .isInstanceOf(NotAuthorizedException.class);
      assertThat(word.created).hasValue(0);
      assertThat(scene.log()).hasSize(1);
      assertThat(scene.log().get(0)).endsWith("failed, the sign-in did not begin with SRP_A");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWrongPasswordNeverReachesTheChallenge(Deployment way) throws Exception {
    try (PoolWithFlow scene = passwordFirst(way)) {
      assertThatThrownBy(
              () -> scene.signIn().start(SignInFlow.CUSTOM_AUTH, "alice", "wrong".toCharArray()))
          .isInstanceOf(NotAuthorizedException.class);
      assertThat(word.created).hasValue(0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theOneAttemptIsTheLast(Deployment way) throws Exception {
    try (PoolWithFlow scene = passwordFirst(way)) {
      CustomAnswerRequired asked = afterPassword(scene);
      assertThatThrownBy(() -> asked.answer("0")).isInstanceOf(NotAuthorizedException.class);
      assertThat(scene.log()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void threeAttemptsAreThreeChallengesAndEachChallengeHasItsOwn(Deployment way) throws Exception {
    CustomAuthFlowBuilder flow =
        CustomAuthFlow.builder().passwordFirst().challenge(word).challenge(second).maxAttempts(3);
    try (PoolWithFlow scene = new PoolWithFlow(way, flow)) {
      CustomAnswerRequired asked = afterPassword(scene);
      for (int wrong = 1; wrong <= 2; wrong++) {
        asked = (CustomAnswerRequired) asked.answer("0");
      }
      CustomAnswerRequired next = (CustomAnswerRequired) answerRight(asked);
      assertThat(word.created).hasValue(3);
      for (int wrong = 1; wrong <= 2; wrong++) {
        next = (CustomAnswerRequired) next.answer("0");
      }
      CustomAnswerRequired last = next;
      assertThatThrownBy(() -> last.answer("0")).isInstanceOf(NotAuthorizedException.class);
      assertThat(second.created).hasValue(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aUserWhoDoesNotExistLooksLikeOneWhoAnswersWrong(Deployment way) throws Exception {
    try (PoolWithFlow scene = passwordless(way)) {
      InitiateAuthResponse known = withoutPassword(scene, "alice");
      InitiateAuthResponse unknown = withoutPassword(scene, "mallory");
      assertThat(unknown.challengeNameAsString()).isEqualTo(known.challengeNameAsString());
      assertThat(unknown.challengeParameters().keySet())
          .isEqualTo(known.challengeParameters().keySet());

      Throwable wrong =
          catchThrowable(() -> scene.client().respondToAuthChallenge(answer(scene, known, "0")));
      String right = WordChallenge.answerTo(unknown.challengeParameters());
      Throwable refused =
          catchThrowable(
              () -> scene.client().respondToAuthChallenge(answer(scene, unknown, right)));
      assertThat(refused).hasSameClassAs(wrong).isInstanceOf(NotAuthorizedException.class);
      assertThat(((NotAuthorizedException) refused).awsErrorDetails().errorMessage())
          .isEqualTo(((NotAuthorizedException) wrong).awsErrorDetails().errorMessage());
      assertThat(word.verified).hasValue(2);
    }
  }

  private static RespondToAuthChallengeRequest answer(
      PoolWithFlow scene, InitiateAuthResponse asked, String text) {
    return RespondToAuthChallengeRequest.builder()
        .clientId(scene.pool().clientId())
        .challengeName(ChallengeNameType.CUSTOM_CHALLENGE)
        .session(asked.session())
        .challengeResponses(
            Map.of("USERNAME", asked.challengeParameters().get("USERNAME"), "ANSWER", text))
        .build();
  }

  @ParameterizedTest
  @EnumSource
  void aSessionIsGoodForOneAnswer(Deployment way) throws Exception {
    try (PoolWithFlow scene = passwordless(way)) {
      InitiateAuthResponse asked = withoutPassword(scene, "alice");
      String right = WordChallenge.answerTo(asked.challengeParameters());
      RespondToAuthChallengeRequest answer = answer(scene, asked, right);

      assertThat(scene.client().respondToAuthChallenge(answer).authenticationResult()).isNotNull();
      assertThatThrownBy(() -> scene.client().respondToAuthChallenge(answer))
          .isInstanceOf(NotAuthorizedException.class);
    }
  }
}
