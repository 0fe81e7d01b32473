package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.cognito.CognitoSrp;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderAsyncClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** The two ways to sign in, over the SDK's real clients. */
enum Way {
  BLOCKING {
    @Override
    <T> T get(Supplier<T> waiting, Supplier<CompletableFuture<T>> async) {
      return waiting.get();
    }
  },
  ASYNC {
    @Override
    <T> T get(Supplier<T> waiting, Supplier<CompletableFuture<T>> async) {
      return join(async.get());
    }
  };

  /** Needed for Admin operations only, where the pool does not read the signature. */
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  /** Waits, and throws what the work threw, not a wrapper of it. */
  static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException wrapper) {
      if (wrapper.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw wrapper;
    }
  }

  /** Takes a step in this way. */
  abstract <T> T get(Supplier<T> waiting, Supplier<CompletableFuture<T>> async);

  /** A builder over this way's client; the client goes down with the test's JVM. */
  CognitoSignInBuilder builder(URI endpoint, CognitoSrp srp) {
    CognitoSignInBuilder builder = CognitoSignIn.builder(srp);
    return this == BLOCKING
        ? builder.client(blockingClient(endpoint))
        : builder.client(asyncClient(endpoint));
  }

  /** Calls an operation that a sign-in does not need, with this way's client. */
  <T> T call(
      URI endpoint,
      Function<CognitoIdentityProviderClient, T> blocking,
      Function<CognitoIdentityProviderAsyncClient, CompletableFuture<T>> async) {
    if (this == BLOCKING) {
      try (CognitoIdentityProviderClient client = blockingClient(endpoint)) {
        return blocking.apply(client);
      }
    }
    try (CognitoIdentityProviderAsyncClient client = asyncClient(endpoint)) {
      return join(async.apply(client));
    }
  }

  private static CognitoIdentityProviderClient blockingClient(URI endpoint) {
    return CognitoIdentityProviderClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of("local-1"))
        .credentialsProvider(CREDENTIALS)
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static CognitoIdentityProviderAsyncClient asyncClient(URI endpoint) {
    return CognitoIdentityProviderAsyncClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of("local-1"))
        .credentialsProvider(CREDENTIALS)
        .build();
  }
}
