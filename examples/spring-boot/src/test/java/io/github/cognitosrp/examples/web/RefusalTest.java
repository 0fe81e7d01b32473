package io.github.cognitosrp.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordResetRequiredException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** What a user reads, and what nobody must be able to read out of it. */
class RefusalTest {

  @Test
  void whateverIsTheMatterWithAnAccountReadsTheSame() {
    Refusal wrongPassword = Refusal.of(NotAuthorizedException.builder().statusCode(400).build());
    assertThat(
            new RuntimeException[] {
              UserNotFoundException.builder().statusCode(400).build(),
              UserNotConfirmedException.builder().statusCode(400).build(),
              PasswordResetRequiredException.builder().statusCode(400).build()
            })
        .extracting(Refusal::of)
        .containsOnly(wrongPassword);
  }

  @Test
  void whatIsNotTheUsersFaultIsNotBlamedOnThePassword() {
    String faulty =
        Refusal.of(
                (RuntimeException)
                    CognitoIdentityProviderException.builder().statusCode(500).build())
            .text();
    assertThat(faulty).doesNotContain("password");
    assertThat(Refusal.of(SdkClientException.create("connection refused")).text())
        .isEqualTo(faulty)
        .doesNotContain("refused");
    assertThat(
            Refusal.of(
                    TooManyRequestsException.builder()
                        .statusCode(429)
                        .awsErrorDetails(AwsErrorDetails.builder().errorMessage("…").build())
                        .build())
                .text())
        .contains("wait");
  }
}
