package io.github.cognitosrp.awssdk.device;

import io.github.cognitosrp.awssdk.support.Arguments;
import io.github.cognitosrp.cognito.AppClient;
import io.github.cognitosrp.cognito.UserPoolId;

/**
 * Whose device it is.
 *
 * @param userPool the user pool
 * @param clientId the app client's id
 * @param username the user's name as Cognito returned it, never an alias that the user typed
 */
public record DeviceOwner(UserPoolId userPool, String clientId, String username) {

  /**
   * Checks the three parts, so that no two owners read alike in whatever text a store makes of
   * them.
   *
   * @param userPool the user pool
   * @param clientId the app client's id: 1 to 128 letters, digits, {@code _} and {@code +}
   * @param username the user's name, 1 to 2,048 characters
   * @throws IllegalArgumentException if one is {@code null} or breaks its rule
   */
  public DeviceOwner {
    Arguments.notNull(userPool, "userPool");
    AppClient.of(clientId);
    if (!Arguments.isUsername(Arguments.notNull(username, "username"))) {
      throw new IllegalArgumentException(
          "username must have 1 to 2048 characters and no unpaired surrogate");
    }
  }
}
