package io.github.cognitosrp.customauth;

import org.jspecify.annotations.Nullable;

/**
 * A challenge that was answered in this sign-in, as Cognito tells it.
 *
 * @param metadata the {@link ChallengeHandler#name()} of a challenge of ours
 */
record Round(@Nullable String name, boolean passed, @Nullable String metadata) {
  static final String CUSTOM_CHALLENGE = "CUSTOM_CHALLENGE";

  /** Fits nowhere. */
  static final Round UNREADABLE = new Round(null, false, null);

  boolean hasPassed(String expectedName) {
    return passed && expectedName.equals(name);
  }

  boolean isAnswerTo(String challenge) {
    return CUSTOM_CHALLENGE.equals(name) && challenge.equals(metadata);
  }
}
