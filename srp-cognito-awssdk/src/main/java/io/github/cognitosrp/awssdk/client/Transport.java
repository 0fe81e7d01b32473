package io.github.cognitosrp.awssdk.client;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderResponse;

/** Sends requests through one of the SDK's clients. Thread-safe. */
public interface Transport {

  /**
   * Calls an operation. What is attached to the returned future may compute: it runs on the
   * caller's thread or on the executor of the sign-in, never on a thread of the SDK.
   *
   * @return a future that is complete already if the client blocks; its value is {@code null} if
   *     the client returned that, as test doubles do
   */
  <I, O extends CognitoIdentityProviderResponse> CompletableFuture<O> call(
      CognitoOperation<I, O> operation, I request, CallScope scope);
}
