package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.cognito.CognitoSrp;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Challenges that the local pool does not issue, and answers that do not fit. */
class RareChallengeTest {
  private static final CognitoSrp SRP =
      CognitoSrp.builder().userPool("local-1_X").appClient("web", "sesame".toCharArray()).build();

  private static SignInResult start(Way way, ScriptedService service) {
    CognitoSignIn signIn = way.builder(service.endpoint(), SRP).build();
    return way.get(() -> signIn.startChoice("alias"), () -> signIn.startChoiceAsync("alias"));
  }

  private static String hash(String username) {
    return "\"SECRET_HASH\":\"" + SRP.secretHash(username).orElseThrow() + "\"";
  }

  @ParameterizedTest
  @EnumSource
  void aChallengeThatNobodyKnowsYetCanBeAnswered(Way way) throws IOException {
    try (ScriptedService service =
        new ScriptedService(
            "{\"ChallengeName\":\"PALM_READING\",\"ChallengeParameters\":{\"HAND\":\"left\"}}",
            ScriptedService.TOKENS)) {
      OtherAnswerRequired palm = (OtherAnswerRequired) start(way, service);
      assertThat(palm.challengeName()).isEqualTo("PALM_READING");
      assertThat(palm.parameters()).containsEntry("HAND", "left");

      Map<String, String> answer = Map.of("LINE", "long");
      assertThat(way.get(() -> palm.answer(answer), () -> palm.answerAsync(answer)))
          .isInstanceOf(SignedIn.class);
      assertThat(service.requests.get(1))
          .contains("\"LINE\":\"long\"", "\"ChallengeName\":\"PALM_READING\"", hash("alias"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerWithNeitherChallengeNorTokensEndsTheSignIn(Way way) throws IOException {
    try (ScriptedService service = new ScriptedService("{}")) {
      assertThatThrownBy(() -> start(way, service)).isInstanceOf(UnexpectedResponseException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeviceThatNobodyKeepsCannotBeProven(Way way) throws IOException {
    try (ScriptedService service =
        new ScriptedService("{\"ChallengeName\":\"DEVICE_SRP_AUTH\",\"ChallengeParameters\":{}}")) {
      assertThatThrownBy(() -> start(way, service))
          .isInstanceOf(UnexpectedResponseException.class)
          .hasMessageContaining("device store");
    }
  }
}
