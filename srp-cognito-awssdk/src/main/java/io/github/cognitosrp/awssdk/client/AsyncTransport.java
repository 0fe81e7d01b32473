package io.github.cognitosrp.awssdk.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderAsyncClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderResponse;

/** Calls without waiting, and leaves the SDK's thread as soon as the answer is there. */
public record AsyncTransport(CognitoIdentityProviderAsyncClient client, Executor executor)
    implements Transport {
  @Override
  public <I, O extends CognitoIdentityProviderResponse> CompletableFuture<O> call(
      CognitoOperation<I, O> operation, I request, CallScope scope) {
    return Futures.start(() ->
            scope.waitFor(() -> {
              CompletableFuture<O> response = operation.async().apply(client, request);
              // The SDK's client always returns a future; a test double may return null.
              return response == null ? Futures.ofNull() : response;
            }))
        .whenCompleteAsync((response, failure) -> {}, executor);
  }
}
