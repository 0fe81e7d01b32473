package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.cognito.CognitoSrp;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
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
      trace.sending("AdminInitiateAuth", flow, parameters, username);
      return send(
          trace,
          Operation.ADMIN_INITIATE_AUTH,
          AdminInitiateAuthRequest.builder()
              .userPoolId(srp.userPool().value())
              .clientId(srp.appClient().id())
              .authFlow(flow)
              .authParameters(parameters)
              .clientMetadata(clientMetadata)
              .build(),
          Reply::of);
    }
    trace.sending("InitiateAuth", flow, parameters, username);
    return send(
        trace,
        Operation.INITIATE_AUTH,
        InitiateAuthRequest.builder()
            .clientId(srp.appClient().id())
            .authFlow(flow)
            .authParameters(parameters)
            .clientMetadata(clientMetadata)
            .build(),
        Reply::of);
  }

  CompletableFuture<Reply> respond(
      String challenge, @Nullable String session, Map<String, String> responses, Trace trace) {
    String username = responses.getOrDefault(Keys.USERNAME, "");
    if (admin) {
      trace.sending("AdminRespondToAuthChallenge", challenge, responses, username);
      return send(
          trace,
          Operation.ADMIN_RESPOND_TO_AUTH_CHALLENGE,
          AdminRespondToAuthChallengeRequest.builder()
              .userPoolId(srp.userPool().value())
              .clientId(srp.appClient().id())
              .challengeName(challenge)
              .session(session)
              .challengeResponses(responses)
              .clientMetadata(clientMetadata)
              .build(),
          Reply::of);
    }
    trace.sending("RespondToAuthChallenge", challenge, responses, username);
    return send(
        trace,
        Operation.RESPOND_TO_AUTH_CHALLENGE,
        RespondToAuthChallengeRequest.builder()
            .clientId(srp.appClient().id())
            .challengeName(challenge)
            .session(session)
            .challengeResponses(responses)
            .clientMetadata(clientMetadata)
            .build(),
        Reply::of);
  }

  /** Any other request. */
  <I, O extends CognitoIdentityProviderResponse> CompletableFuture<O> call(
      Trace trace, Operation<I, O> operation, Supplier<I> request) {
    trace.sending(operation.name(), null, Map.of(), "");
    return send(trace, operation, request.get(), Function.identity());
  }

  private <I, O extends CognitoIdentityProviderResponse, R> CompletableFuture<R> send(
      Trace trace, Operation<I, O> operation, I request, Function<O, R> read) {
    return transport
        .call(operation, request)
        .whenComplete((response, failure) -> {
          if (failure == null) {
            trace.received();
          } else {
            trace.explain(Futures.cause(failure));
          }
        })
        .thenApply(read);
  }
}
