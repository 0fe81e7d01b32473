package io.github.cognitosrp.customauth;

import io.github.cognitosrp.customauth.support.Copies;
import java.util.Map;
import java.util.Objects;

/**
 * Whose sign-in a trigger was called for.
 *
 * @param userPoolId the user pool's id; empty if the event has none
 * @param clientId the app client's id; empty if the event has none
 * @param userName Cognito's user name, not the alias that the user typed
 * @param userAttributes the user's attributes, {@code sub} among them; unmodifiable, empty for a
 *     user who does not exist
 * @param clientMetadata what the client sent along, unchecked; unmodifiable
 * @param userNotFound whether there is no such user. Cognito calls the triggers all the same when
 *     the app client prevents user existence errors
 */
public record ChallengeRequest(
    String userPoolId,
    String clientId,
    String userName,
    Map<String, String> userAttributes,
    Map<String, String> clientMetadata,
    boolean userNotFound) {

  /**
   * Copies the maps.
   *
   * @param userPoolId the user pool's id
   * @param clientId the app client's id
   * @param userName Cognito's user name
   * @param userAttributes the user's attributes
   * @param clientMetadata what the client sent along
   * @param userNotFound whether there is no such user
   * @throws NullPointerException if one is {@code null}, or a name or value in a map is
   * @throws IllegalArgumentException if a name or value in a map is no text
   */
  public ChallengeRequest {
    Objects.requireNonNull(userPoolId, "userPoolId");
    Objects.requireNonNull(clientId, "clientId");
    Objects.requireNonNull(userName, "userName");
    userAttributes = Copies.texts(userAttributes, "userAttributes");
    clientMetadata = Copies.texts(clientMetadata, "clientMetadata");
  }

  /** Names the user and nothing else: attributes are personal, client metadata is unchecked. */
  @Override
  public String toString() {
    return "ChallengeRequest[userName="
        + FlowLog.printable(userName)
        + ", userNotFound="
        + userNotFound
        + "]";
  }
}
