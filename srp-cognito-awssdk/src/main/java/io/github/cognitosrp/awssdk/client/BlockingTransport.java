package io.github.cognitosrp.awssdk.client;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderResponse;

/** Calls on the caller's own thread. */
public record BlockingTransport(CognitoIdentityProviderClient client) implements Transport {
  @Override
  public <I, O extends CognitoIdentityProviderResponse> CompletableFuture<O> call(
      CognitoOperation<I, O> operation, I request, CallScope scope) {
    return Futures.start(() ->
        CompletableFuture.completedFuture(
            scope.block(() -> operation.blocking().apply(client, request))));
  }
}
