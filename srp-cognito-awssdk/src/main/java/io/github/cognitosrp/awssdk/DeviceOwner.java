package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.cognito.UserPoolId;
import java.util.Objects;

/**
 * Whose device it is.
 *
 * @param userPool the user pool
 * @param clientId the app client's id
 * @param username the user's name as Cognito returned it, never an alias that the user typed
 */
public record DeviceOwner(UserPoolId userPool, String clientId, String username) {

  /**
   * Takes the three parts as they are.
   *
   * @param userPool the user pool
   * @param clientId the app client's id
   * @param username the user's name
   */
  public DeviceOwner {
    Objects.requireNonNull(userPool, "userPool");
    Objects.requireNonNull(clientId, "clientId");
    Objects.requireNonNull(username, "username");
  }
}
