package io.github.cognitosrp.customauth;

import io.github.cognitosrp.customauth.support.Copies;
import java.util.Map;
import java.util.Objects;

/**
 * A challenge that was made.
 *
 * @param publicParameters what the client gets as {@code ChallengeParameters}; unmodifiable
 * @param privateParameters what Cognito keeps for {@link ChallengeHandler#verify}; unmodifiable
 * @param note a sentence for the log, such as why the challenge can only be refused; empty for none
 */
public record CreatedChallenge(
    Map<String, String> publicParameters, Map<String, String> privateParameters, String note) {

  /**
   * Copies the maps.
   *
   * @param publicParameters what the client gets
   * @param privateParameters what Cognito keeps
   * @param note a sentence for the log, or empty
   * @throws NullPointerException if one is {@code null}, or a name or value in a map is
   * @throws IllegalArgumentException if a name or value in a map is no text
   */
  public CreatedChallenge {
    publicParameters = Copies.texts(publicParameters, "publicParameters");
    privateParameters = Copies.texts(privateParameters, "privateParameters");
    Objects.requireNonNull(note, "note");
  }

  /**
   * A challenge without a note.
   *
   * @param publicParameters what the client gets
   * @param privateParameters what Cognito keeps
   */
  public CreatedChallenge(
      Map<String, String> publicParameters, Map<String, String> privateParameters) {
    this(publicParameters, privateParameters, "");
  }

  /** Names the parameters and not their values, which can be secret. */
  @Override
  public String toString() {
    return "CreatedChallenge[public="
        + publicParameters.keySet()
        + ", private="
        + privateParameters.keySet()
        + "]";
  }
}
