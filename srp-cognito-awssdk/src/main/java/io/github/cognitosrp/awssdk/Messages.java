package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.cognito.CognitoSrp;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeRequest;

/**
 * The requests of a sign-in, as the user's own or, with AWS credentials, as an administrator's.
 * Every failure leaves here with a diagnosis. Thread-safe.
 *
 * @param admin whether the {@code Admin…} operations are called
 * @param clientMetadata for the pool's triggers
 */
record Messages(
    CognitoSrp srp, Transport transport, boolean admin, Map<String, String> clientMetadata) {

  CompletableFuture<Reply> initiate(
      String flow, Map<String, String> parameters, String username, Trace trace) {
    if (admin) {
      return take(
          flow,
          parameters,
          username,
          trace,
          Operation.ADMIN_INITIATE_AUTH,
          AdminInitiateAuthRequest.builder()
              .userPoolId(srp.userPool().value())
              .clientId(srp.appClient().id())
              .authFlow(flow)
              .authParameters(parameters)
              .clientMetadata(clientMetadata)
              .build());
    }
    return take(
        flow,
        parameters,
        username,
        trace,
        Operation.INITIATE_AUTH,
        InitiateAuthRequest.builder()
            .clientId(srp.appClient().id())
            .authFlow(flow)
            .authParameters(parameters)
            .clientMetadata(clientMetadata)
            .build());
  }

  CompletableFuture<Reply> respond(
      String challenge, @Nullable String session, Map<String, String> responses, Trace trace) {
    String username = responses.getOrDefault(Keys.USERNAME, "");
    if (admin) {
      return take(
          challenge,
          responses,
          username,
          trace,
          Operation.ADMIN_RESPOND_TO_AUTH_CHALLENGE,
          AdminRespondToAuthChallengeRequest.builder()
              .userPoolId(srp.userPool().value())
              .clientId(srp.appClient().id())
              .challengeName(challenge)
              .session(session)
              .challengeResponses(responses)
              .clientMetadata(clientMetadata)
              .build());
    }
    return take(
        challenge,
        responses,
        username,
        trace,
        Operation.RESPOND_TO_AUTH_CHALLENGE,
        RespondToAuthChallengeRequest.builder()
            .clientId(srp.appClient().id())
            .challengeName(challenge)
            .session(session)
            .challengeResponses(responses)
            .clientMetadata(clientMetadata)
            .build());
  }

  /** Any other request. */
  <I, O extends CognitoIdentityProviderResponse> CompletableFuture<O> call(
      Trace trace, Operation<I, O> operation, Supplier<I> request) {
    trace.sending(operation.name(), null, Map.of(), "");
    return send(trace, operation, request.get());
  }

  private <I, O extends CognitoIdentityProviderResponse> CompletableFuture<Reply> take(
      String about,
      Map<String, String> parameters,
      String username,
      Trace trace,
      Operation<I, O> operation,
      I request) {
    trace.sending(operation.name(), about, parameters, username);
    return send(trace, operation, request).thenApply(Reply::of);
  }

  private <I, O extends CognitoIdentityProviderResponse> CompletableFuture<O> send(
      Trace trace, Operation<I, O> operation, I request) {
    return transport
        .call(operation, request)
        .whenComplete((response, failure) -> {
          if (failure == null) {
            trace.received();
          } else {
            trace.explain(Futures.cause(failure));
          }
        });
  }
}
