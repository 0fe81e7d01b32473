package io.github.cognitosrp.examples.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which user pool.
 *
 * @param userPoolId the user pool's id
 * @param clientId the app client's id
 * @param clientSecret the app client's secret, if it has one; from the environment variable
 *     COGNITO_CLIENT_SECRET or a secret store, never from the command line
 * @param endpoint where the pool answers, if not at the endpoint of its region
 */
@ConfigurationProperties("cognito")
record CognitoProperties(
    String userPoolId, String clientId, @Nullable String clientSecret, @Nullable URI endpoint) {

  /** Leaves the secret out. */
  @Override
  public String toString() {
    return "CognitoProperties[" + userPoolId + ", " + clientId + "]";
  }
}
