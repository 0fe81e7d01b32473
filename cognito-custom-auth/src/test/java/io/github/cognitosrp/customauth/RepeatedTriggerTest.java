package io.github.cognitosrp.customauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.awssdk.CognitoSignIn;
import io.github.cognitosrp.awssdk.CustomAnswerRequired;
import io.github.cognitosrp.awssdk.SignInFlow;
import io.github.cognitosrp.awssdk.SignedIn;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.model.Trigger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
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
  void aRightAnswerSignsInAndAWrongOneDoesNot() {
    Trigger trigger = thrice();
    try (LocalUserPool pool =
            LocalUserPool.builder()
                .user("alice", PoolWithFlow.PASSWORD)
                .customAuth(trigger, trigger, trigger)
                .start();
        CognitoIdentityProviderClient client =
            CognitoIdentityProviderClient.builder()
                .region(Region.of("local-1"))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .endpointOverride(pool.endpoint())
                .build()) {
      CognitoSignIn signIn =
          CognitoSignIn.create(
              client,
              CognitoSrp.builder().userPool(pool.userPoolId()).appClient(pool.clientId()).build());
      CustomAnswerRequired first = asked(signIn);
      Map<String, String> parameters = first.parameters();
      assertThat(first.answer(WordChallenge.answerTo(parameters))).isInstanceOf(SignedIn.class);

      CustomAnswerRequired second = asked(signIn);
      assertThatThrownBy(() -> second.answer("0")).isInstanceOf(NotAuthorizedException.class);
    }
    assertThat(word.created).as("challenges").hasValue(6);
    assertThat(word.verified).as("verifications").hasValue(2);
  }

  private static CustomAnswerRequired asked(CognitoSignIn signIn) {
    return (CustomAnswerRequired)
        signIn.start(SignInFlow.CUSTOM_AUTH, "alice", PoolWithFlow.PASSWORD.toCharArray());
  }
}
