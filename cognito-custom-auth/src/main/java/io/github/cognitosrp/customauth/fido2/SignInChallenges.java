package io.github.cognitosrp.customauth.fido2;

import io.github.cognitosrp.customauth.support.Environment;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;

/**
 * Challenges for a sign-in without a user name: the browser asks for one before anybody knows who
 * signs in. Thread-safe.
 */
public final class SignInChallenges {
  /** As many as the npm package; WebAuthn wants 16. */
  private static final int CHALLENGE_BYTES = 64;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final RelyingParty party;
  private final ChallengeStore challenges;
  private final Clock clock;

  /**
   * Challenges of a relying party.
   *
   * @param party whose sign-in
   * @param challenges where they wait
   * @param clock thread-safe
   */
  public SignInChallenges(RelyingParty party, ChallengeStore challenges, Clock clock) {
    this.party = Objects.requireNonNull(party, "party");
    this.challenges = Objects.requireNonNull(challenges, "challenges");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** A challenge that nobody can guess, in base64url. */
  static String randomChallenge() {
    return Encoding.base64Url(Environment.randomBytes(RANDOM, CHALLENGE_BYTES));
  }

  /**
   * Makes a challenge that one sign-in may answer.
   *
   * @return options for the browser as JSON, without any user's credentials: {@code relyingPartyId}
   *     if there is only one, {@code challenge}, {@code timeout} in milliseconds, {@code
   *     userVerification}
   */
  public String create() {
    String challenge = randomChallenge();
    challenges.putSignIn(challenge, Environment.now(clock).plus(party.signInTimeout()));
    return RequestOptions.json(party, challenge, null);
  }
}
