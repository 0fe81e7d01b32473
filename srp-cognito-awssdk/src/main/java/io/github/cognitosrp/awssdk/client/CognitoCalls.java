package io.github.cognitosrp.awssdk.client;

import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.internal.CognitoNames;
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
 * Thread-safe.
 *
 * @param admin whether the {@code Admin…} operations are called
 */
public record CognitoCalls(CognitoSrp srp, Transport transport, boolean admin) {

  /** InitiateAuth or AdminInitiateAuth; the name is the one of the parameters' SECRET_HASH. */
  public CompletableFuture<AuthReply> initiate(
      String flow, Map<String, String> parameters, String username, CallContext context) {
    RequestOptions options = context.options();
    if (admin) {
      context.listener().sending("AdminInitiateAuth", flow, parameters, username);
      return reply(
          context,
          CognitoOperation.ADMIN_INITIATE_AUTH,
          AdminInitiateAuthRequest.builder()
              .userPoolId(srp.userPool().value())
              .clientId(srp.appClient().id())
              .authFlow(flow)
              .authParameters(parameters)
              .clientMetadata(options.clientMetadata())
              .contextData(options.contextData())
              .build());
    }
    context.listener().sending("InitiateAuth", flow, parameters, username);
    return reply(
        context,
        CognitoOperation.INITIATE_AUTH,
        InitiateAuthRequest.builder()
            .clientId(srp.appClient().id())
            .authFlow(flow)
            .authParameters(parameters)
            .clientMetadata(options.clientMetadata())
            .userContextData(options.userContextData())
            .build());
  }

  /** RespondToAuthChallenge or AdminRespondToAuthChallenge. */
  public CompletableFuture<AuthReply> respond(
      String challenge,
      @Nullable String session,
      Map<String, String> responses,
      CallContext context) {
    RequestOptions options = context.options();
    String username = responses.getOrDefault(CognitoNames.USERNAME, "");
    if (admin) {
      context.listener().sending("AdminRespondToAuthChallenge", challenge, responses, username);
      return reply(
          context,
          CognitoOperation.ADMIN_RESPOND_TO_AUTH_CHALLENGE,
          AdminRespondToAuthChallengeRequest.builder()
              .userPoolId(srp.userPool().value())
              .clientId(srp.appClient().id())
              .challengeName(challenge)
              .session(session)
              .challengeResponses(responses)
              .clientMetadata(options.clientMetadata())
              .contextData(options.contextData())
              .build());
    }
    context.listener().sending("RespondToAuthChallenge", challenge, responses, username);
    return reply(
        context,
        CognitoOperation.RESPOND_TO_AUTH_CHALLENGE,
        RespondToAuthChallengeRequest.builder()
            .clientId(srp.appClient().id())
            .challengeName(challenge)
            .session(session)
            .challengeResponses(responses)
            .clientMetadata(options.clientMetadata())
            .userContextData(options.userContextData())
            .build());
  }

  /** Any other request. */
  public <I, O extends CognitoIdentityProviderResponse> CompletableFuture<O> call(
      CallContext context, CognitoOperation<I, O> operation, Supplier<I> request) {
    context.listener().sending(operation.name(), null, Map.of(), "");
    return send(context, operation, request.get());
  }

  private <I, O extends CognitoIdentityProviderResponse> CompletableFuture<AuthReply> reply(
      CallContext context, CognitoOperation<I, O> operation, I request) {
    return send(context, operation, request).thenApply(AuthReply::of);
  }

  private <I, O extends CognitoIdentityProviderResponse> CompletableFuture<O> send(
      CallContext context, CognitoOperation<I, O> operation, I request) {
    CallListener listener = context.listener();
    return transport
        .call(operation, request, context.scope())
        .thenApply(listener::received)
        .whenComplete((response, failure) -> {
          if (failure != null) {
            listener.failed(Futures.cause(failure));
          }
        });
  }
}
