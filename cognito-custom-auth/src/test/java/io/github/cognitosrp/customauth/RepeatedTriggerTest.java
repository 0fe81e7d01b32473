package io.github.cognitosrp.customauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.awssdk.CustomAnswerRequired;
import io.github.cognitosrp.awssdk.SignedIn;
import io.github.cognitosrp.localpool.model.Trigger;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/**
 * A pool that calls each trigger three times, as Cognito does with a slow one, and uses the last.
 */
class RepeatedTriggerTest {
  private final WordChallenge word = new WordChallenge("WORD");

  private Trigger thrice() {
    CustomAuthHandler handler =
        new CustomAuthHandler(
            CustomAuthFlow.builder().passwordFirst().challenge(word).log(line -> {}).build());
    return event -> {
      handler.handle(event);
      handler.handle(event);
      return handler.handle(event);
    };
  }

  @Test
  void aRightAnswerSignsInAndAWrongOneDoesNot() throws IOException {
    Trigger trigger = thrice();
    try (PoolWithFlow pool = new PoolWithFlow(trigger, trigger, trigger)) {
      CustomAnswerRequired first = pool.asked();
      Map<String, String> parameters = first.parameters();
      assertThat(first.answer(WordChallenge.answerTo(parameters))).isInstanceOf(SignedIn.class);

      CustomAnswerRequired second = pool.asked();
      assertThatThrownBy(() -> second.answer("0")).isInstanceOf(NotAuthorizedException.class);
    }
    assertThat(word.created).as("challenges").hasValue(6);
    assertThat(word.verified).as("verifications").hasValue(2);
  }
}
