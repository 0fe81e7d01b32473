package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.client.CallContext;
import io.github.cognitosrp.awssdk.client.CognitoCalls;
import io.github.cognitosrp.awssdk.client.CognitoOperation;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserMfaPreferenceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponse;

/**
 * The requests that enrol an authenticator app: within a sign-in with its session, after one with
 * the access token. Thread-safe.
 */
record TotpEnrolment(CognitoCalls calls) {

  CompletableFuture<AssociateSoftwareTokenResponse> associate(
      CallContext context, @Nullable String accessToken, @Nullable String session) {
    return calls
        .call(
            context,
            CognitoOperation.ASSOCIATE_SOFTWARE_TOKEN,
            () ->
                AssociateSoftwareTokenRequest.builder()
                    .accessToken(accessToken)
                    .session(session)
                    .build())
        .thenApply(associated -> {
          if (associated.secretCode() == null) {
            throw UnexpectedResponseException.insteadOf("a secret code");
          }
          return associated;
        });
  }

  CompletableFuture<VerifySoftwareTokenResponse> verify(
      CallContext context,
      @Nullable String accessToken,
      @Nullable String session,
      String code,
      String deviceName) {
    return calls
        .call(
            context,
            CognitoOperation.VERIFY_SOFTWARE_TOKEN,
            () ->
                VerifySoftwareTokenRequest.builder()
                    .accessToken(accessToken)
                    .session(session)
                    .userCode(code)
                    .friendlyDeviceName(deviceName)
                    .build())
        .thenApply(verified -> {
          if (!"SUCCESS".equals(verified.statusAsString())) {
            throw UnexpectedResponseException.insteadOf("SUCCESS");
          }
          return verified;
        });
  }

  /** Makes the app the preferred second factor. */
  CompletableFuture<?> prefer(CallContext context, String accessToken) {
    return calls.call(
        context,
        CognitoOperation.SET_USER_MFA_PREFERENCE,
        () ->
            SetUserMfaPreferenceRequest.builder()
                .accessToken(accessToken)
                .softwareTokenMfaSettings(settings -> settings.enabled(true).preferredMfa(true))
                .build());
  }
}
