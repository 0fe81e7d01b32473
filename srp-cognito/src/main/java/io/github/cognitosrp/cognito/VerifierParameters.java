package io.github.cognitosrp.cognito;

import java.math.BigInteger;
import java.util.Map;

/** What the challenges of users and devices have in common, checked. */
record VerifierParameters(BigInteger srpB, BigInteger salt, String secretBlock) {
  static VerifierParameters parse(Map<String, String> challengeParameters) {
    InputRules.notNull(challengeParameters, "challengeParameters");
    return new VerifierParameters(
        ChallengeRules.srpB(challengeParameters),
        ChallengeRules.salt(challengeParameters),
        ChallengeRules.secretBlock(challengeParameters));
  }
}
