package io.github.cognitosrp.awssdk;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserMfaPreferenceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponse;

/** Enrols an authenticator app, within a sign-in or after one. Thread-safe. */
record TotpSteps(Messages messages) {

  /** Within a sign-in, which the session stands for. */
  CompletableFuture<TotpSetup> begin(Step step) {
    Progress progress = step.progress();
    return messages
        .call(
            progress.trace(),
            Operation.ASSOCIATE_SOFTWARE_TOKEN,
            () -> AssociateSoftwareTokenRequest.builder().session(progress.session()).build())
        .thenApply(associated ->
            new TotpSetup(
                step.runner(),
                associated.secretCode(),
                (code, name) ->
                    verify(progress.trace(), null, associated.session(), code, name)
                        .thenCompose(verified ->
                            step.steps()
                                .answer(
                                    progress.withSession(verified.session()),
                                    Keys.MFA_SETUP,
                                    Map.of()))));
  }

  /** For a user who is signed in; the app becomes the preferred second factor. */
  CompletableFuture<TotpSetup> begin(SignedIn user, Runner runner) {
    Trace trace = new Trace(messages.srp());
    String accessToken = user.tokens().accessToken();
    return messages
        .call(
            trace,
            Operation.ASSOCIATE_SOFTWARE_TOKEN,
            () -> AssociateSoftwareTokenRequest.builder().accessToken(accessToken).build())
        .thenApply(associated ->
            new TotpSetup(
                runner,
                associated.secretCode(),
                (code, name) ->
                    verify(trace, accessToken, null, code, name)
                        .thenCompose(verified -> prefer(trace, accessToken))
                        .thenApply(done -> user)));
  }

  private CompletableFuture<VerifySoftwareTokenResponse> verify(
      Trace trace,
      @Nullable String accessToken,
      @Nullable String session,
      String code,
      String deviceName) {
    return messages
        .call(
            trace,
            Operation.VERIFY_SOFTWARE_TOKEN,
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

  private CompletableFuture<?> prefer(Trace trace, String accessToken) {
    return messages.call(
        trace,
        Operation.SET_USER_MFA_PREFERENCE,
        () ->
            SetUserMfaPreferenceRequest.builder()
                .accessToken(accessToken)
                .softwareTokenMfaSettings(settings -> settings.enabled(true).preferredMfa(true))
                .build());
  }
}
