package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.cognito.CognitoSrp;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderAsyncClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;

/** null from the client. */
@Tag("slow")
class NullFromClientTest {
  private static final CognitoSrp SRP =
      CognitoSrp.builder().userPool("local-1_X").appClient("web").build();

  @Test
  void aClientThatReturnsNullIsAnUnexpectedResponse() {
    CognitoSignIn signIn =
        CognitoSignIn.create(
            new CognitoIdentityProviderClient() {
              @Override
              public InitiateAuthResponse initiateAuth(InitiateAuthRequest request) {
                return null;
              }

              @Override
              public String serviceName() {
                return "null";
              }

              @Override
              public void close() {}
            },
            SRP);

    assertThatThrownBy(() -> signIn.startCustom("alice"))
        .isInstanceOf(UnexpectedResponseException.class);
  }

  @Test
  void anAsynchronousClientThatReturnsNullOrCompletesWithItIsAnUnexpectedResponse() {
    for (CompletableFuture<InitiateAuthResponse> nothing :
        Arrays.asList(null, CompletableFuture.<InitiateAuthResponse>completedFuture(null))) {
      CognitoSignIn signIn =
          CognitoSignIn.create(
              new CognitoIdentityProviderAsyncClient() {
                @Override
                public CompletableFuture<InitiateAuthResponse> initiateAuth(
                    InitiateAuthRequest request) {
                  return nothing;
                }

                @Override
                public String serviceName() {
                  return "null";
                }

                @Override
                public void close() {}
              },
              SRP);

      assertThatThrownBy(() -> signIn.start("alice", "pw".toCharArray()))
          .isInstanceOf(UnexpectedResponseException.class);
    }
  }
}
