package io.github.cognitosrp.awssdk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderAsyncClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderResponse;

/** Calls without waiting, and leaves the SDK's thread as soon as the answer is there. */
record AsyncTransport(CognitoIdentityProviderAsyncClient client, Executor executor)
    implements Transport {
  @Override
  public <I, O extends CognitoIdentityProviderResponse> CompletableFuture<O> call(
      Operation<I, O> operation, I request) {
    return operation
        .async()
        .apply(client, request)
        .whenCompleteAsync((response, failure) -> {}, executor);
  }
}
