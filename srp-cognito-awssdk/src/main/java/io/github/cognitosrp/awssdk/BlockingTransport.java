package io.github.cognitosrp.awssdk;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderResponse;

/** Calls on the caller's own thread. */
record BlockingTransport(CognitoIdentityProviderClient client) implements Transport {
  @Override
  public <I, O extends CognitoIdentityProviderResponse> CompletableFuture<O> call(
      Operation<I, O> operation, I request) {
    try {
      return CompletableFuture.completedFuture(operation.blocking().apply(client, request));
    } catch (RuntimeException failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }
}
