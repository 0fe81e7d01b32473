package io.github.cognitosrp.cognito;

import java.util.Map;

/**
 * The signed answer to a PASSWORD_VERIFIER or DEVICE_PASSWORD_VERIFIER challenge. It completes this
 * one sign-in for as long as Cognito accepts it, which is seconds. Without S it reveals nothing
 * about the password.
 *
 * <p>Immutable, thread-safe.
 */
public final class ChallengeAnswer {
  private final String username;
  private final Map<String, String> challengeResponses;

  ChallengeAnswer(String username, Map<String, String> challengeResponses) {
    this.username = username;
    this.challengeResponses = challengeResponses;
  }

  /**
   * The {@code ChallengeResponses} of RespondToAuthChallenge and AdminRespondToAuthChallenge.
   *
   * @return an unmodifiable map: PASSWORD_CLAIM_SECRET_BLOCK, PASSWORD_CLAIM_SIGNATURE (base64),
   *     TIMESTAMP and USERNAME; SECRET_HASH (base64, over that USERNAME) if the app client has a
   *     secret; DEVICE_KEY if a device takes part
   */
  public Map<String, String> toMap() {
    return challengeResponses;
  }

  /** {@return the USERNAME of {@link #toMap()}, which later requests of this sign-in use too} */
  public String username() {
    return username;
  }

  @Override
  public String toString() {
    return "ChallengeAnswer" + challengeResponses.keySet();
  }
}
