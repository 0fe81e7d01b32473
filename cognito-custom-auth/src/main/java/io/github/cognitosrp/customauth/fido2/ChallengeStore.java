package io.github.cognitosrp.customauth.fido2;

import java.time.Instant;
import java.util.Optional;

/**
 * Where challenges wait that Cognito does not keep: those of registrations, and those of sign-ins
 * without a user name. Implementations are thread-safe. Of any number of callers that take the same
 * challenge, also in several processes, exactly one gets it. A challenge that has expired may or
 * may not be there; the caller looks at the time.
 */
public interface ChallengeStore {

  /**
   * Keeps the challenge of a registration.
   *
   * @param challenge the challenge
   */
  void putRegistration(RegistrationChallenge challenge);

  /**
   * Takes the challenge of a registration out of the store.
   *
   * @param userHandle whose registration it is
   * @param challenge the challenge in base64url
   * @return the challenge, if it was there
   */
  Optional<RegistrationChallenge> takeRegistration(String userHandle, String challenge);

  /**
   * Keeps a challenge for a sign-in without a user name.
   *
   * @param challenge the challenge in base64url
   * @param expiresAt from when on it must be refused
   */
  void putSignIn(String challenge, Instant expiresAt);

  /**
   * Takes a challenge for a sign-in without a user name out of the store.
   *
   * @param challenge the challenge in base64url
   * @return from when on it must be refused; empty if it was not there
   */
  Optional<Instant> takeSignIn(String challenge);
}
