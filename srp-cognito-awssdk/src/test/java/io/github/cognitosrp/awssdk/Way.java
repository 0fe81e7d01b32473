package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.cognito.CognitoSrp;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
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

  /** What the SDK's standard mode does unless it is told otherwise. */
  private static final int DEFAULT_ATTEMPTS = 3;

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
    return builder(endpoint, srp, DEFAULT_ATTEMPTS);
  }

  /** The same with a client that sends a request so many times at most. */
  CognitoSignInBuilder builder(URI endpoint, CognitoSrp srp, int attempts) {
    CognitoSignInBuilder builder = CognitoSignIn.builder(srp);
    return this == BLOCKING
        ? builder.client(blockingClient(endpoint, attempts))
        : builder.client(asyncClient(endpoint, attempts));
  }

  /** Calls an operation that a sign-in does not need, with this way's client. */
  <T> T call(
      URI endpoint,
      Function<CognitoIdentityProviderClient, T> blocking,
      Function<CognitoIdentityProviderAsyncClient, CompletableFuture<T>> async) {
    if (this == BLOCKING) {
      try (CognitoIdentityProviderClient client = blockingClient(endpoint, DEFAULT_ATTEMPTS)) {
        return blocking.apply(client);
      }
    }
    try (CognitoIdentityProviderAsyncClient client = asyncClient(endpoint, DEFAULT_ATTEMPTS)) {
      return join(async.apply(client));
    }
  }

  private static RetryStrategy retries(int attempts) {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(attempts).build();
  }

  private static CognitoIdentityProviderClient blockingClient(URI endpoint, int attempts) {
    return CognitoIdentityProviderClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of("local-1"))
        .credentialsProvider(CREDENTIALS)
        .overrideConfiguration(config -> config.retryStrategy(retries(attempts)))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static CognitoIdentityProviderAsyncClient asyncClient(URI endpoint, int attempts) {
    return CognitoIdentityProviderAsyncClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of("local-1"))
        .credentialsProvider(CREDENTIALS)
        .overrideConfiguration(config -> config.retryStrategy(retries(attempts)))
        .build();
  }
}
