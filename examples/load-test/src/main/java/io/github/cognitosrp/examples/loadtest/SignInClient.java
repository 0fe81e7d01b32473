package io.github.cognitosrp.examples.loadtest;

import io.github.cognitosrp.awssdk.CognitoSignIn;
import io.github.cognitosrp.cognito.CognitoSrp;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClientBuilder;

/** One client per pool for all threads of a JMeter engine, with its connections kept open. */
record SignInClient(CognitoSignIn signIn) {
  /** More sign-ins at a time than one machine can compute. */
  private static final int MAX_CONNECTIONS = 500;

  private static final Map<PoolSettings, SignInClient> CLIENTS = new ConcurrentHashMap<>();

  static SignInClient of(PoolSettings settings) {
    return CLIENTS.computeIfAbsent(settings, SignInClient::create);
  }

  private static SignInClient create(PoolSettings settings) {
    CognitoSrp srp =
        CognitoSrp.builder().userPool(settings.userPool()).appClient(settings.clientId()).build();
    CognitoIdentityProviderClientBuilder client =
        CognitoIdentityProviderClient.builder()
            .region(Region.of(srp.userPool().region()))
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClientBuilder(Apache5HttpClient.builder().maxConnections(MAX_CONNECTIONS))
            .overrideConfiguration(override ->
                override
                    .addExecutionInterceptor(new RequestSamples())
                    // A retried request would hide what the test is for.
                    .retryStrategy(DefaultRetryStrategy.doNotRetry()));
    if (!settings.endpoint().isEmpty()) {
      client.endpointOverride(URI.create(settings.endpoint()));
    }
    return new SignInClient(CognitoSignIn.create(client.build(), srp));
  }
}
