package io.github.cognitosrp.customauth;

import java.util.List;
import java.util.Set;

/**
 * The order that a sign-in must keep. Whatever is not expected at its place fails: the client
 * chooses whether SRP_A comes first, so an order that is merely usual would let it leave the
 * password out.
 *
 * <p>Source: the Amazon Cognito developer guide, "Define Auth challenge Lambda trigger".
 *
 * @param challenges the names of our challenges, in order; all must be passed
 * @param maxAttempts how many answers each challenge takes
 */
record SignInSequence(boolean passwordFirst, List<String> challenges, int maxAttempts) {
  private static final String SRP_A = "SRP_A";
  static final String PASSWORD_VERIFIER = "PASSWORD_VERIFIER";

  /** Cognito's own proofs, which can stand between the password and our first challenge. */
  private static final Set<String> COGNITOS_OWN =
      Set.of(
          "SMS_MFA",
          "EMAIL_OTP",
          "SOFTWARE_TOKEN_MFA",
          "DEVICE_SRP_AUTH",
          "DEVICE_PASSWORD_VERIFIER");

  Decision after(List<Round> rounds) {
    if (!passwordFirst) {
      return afterChallenges(rounds);
    }
    if (rounds.isEmpty() || !rounds.get(0).hasPassed(SRP_A)) {
      return new Decision.Failure("the sign-in did not begin with SRP_A");
    }
    if (rounds.size() == 1) {
      return new Decision.Password();
    }
    if (!rounds.get(1).hasPassed(PASSWORD_VERIFIER)) {
      return new Decision.Failure("the password was not proven");
    }
    int next = 2;
    while (next < rounds.size() && COGNITOS_OWN.contains(String.valueOf(rounds.get(next).name()))) {
      if (!rounds.get(next).passed()) {
        return new Decision.Failure("Cognito's " + rounds.get(next).name() + " was not passed");
      }
      next++;
    }
    return afterChallenges(rounds.subList(next, rounds.size()));
  }

  private Decision afterChallenges(List<Round> rounds) {
    int current = 0;
    int failures = 0;
    for (Round round : rounds) {
      if (current == challenges.size() || !round.isAnswerTo(challenges.get(current))) {
        return new Decision.Failure("an unexpected challenge was answered");
      }
      if (round.passed()) {
        current++;
        failures = 0;
      } else if (++failures >= maxAttempts) {
        return new Decision.Failure(
            "no attempt at " + challenges.get(current) + " is left after " + failures);
      }
    }
    return current == challenges.size() ? new Decision.Tokens() : new Decision.Challenge(current);
  }
}
