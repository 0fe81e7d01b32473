package io.github.cognitosrp.awssdk.client;

import static io.github.cognitosrp.awssdk.client.ResponseTexts.MAX_TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserMfaPreferenceResponse;

/** Which texts of an answer are too long, wherever they stand in it. */
class ResponseTextsTest {
  private static final String LONGEST = "x".repeat(MAX_TEXT);
  private static final String TOO_LONG = LONGEST + "x";

  private static InitiateAuthResponse answer(String text) {
    return InitiateAuthResponse.builder()
        .session(text)
        .challengeParameters(Map.of("NAME", text, text, "value"))
        .availableChallengesWithStrings("PASSWORD", text)
        .authenticationResult(result -> result.accessToken(text))
        .build();
  }

  @Test
  void aTextOfTheGreatestLengthIsTakenEverywhere() {
    assertThat(ResponseTexts.tooLong(answer(LONGEST))).isEmpty();
    assertThat(ResponseTexts.tooLong(SetUserMfaPreferenceResponse.builder().build())).isEmpty();
  }

  @Test
  void theFieldWithALongerOneIsNamed() {
    InitiateAuthResponse good = answer("text");
    assertThat(ResponseTexts.tooLong(good.toBuilder().session(TOO_LONG).build()))
        .contains("Session");
    assertThat(
            ResponseTexts.tooLong(
                good.toBuilder().challengeParameters(Map.of("NAME", TOO_LONG)).build()))
        .contains("ChallengeParameters");
    assertThat(
            ResponseTexts.tooLong(
                good.toBuilder().challengeParameters(Map.of(TOO_LONG, "value")).build()))
        .contains("ChallengeParameters");
    assertThat(
            ResponseTexts.tooLong(
                good.toBuilder().availableChallengesWithStrings("PASSWORD", TOO_LONG).build()))
        .contains("AvailableChallenges");
    assertThat(
            ResponseTexts.tooLong(
                good.toBuilder().authenticationResult(part -> part.idToken(TOO_LONG)).build()))
        .contains("AuthenticationResult");
  }
}
