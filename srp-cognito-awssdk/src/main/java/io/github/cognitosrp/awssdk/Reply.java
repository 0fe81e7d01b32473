package io.github.cognitosrp.awssdk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/**
 * What the four operations of a sign-in answer: a challenge or a result.
 *
 * @param challenge the challenge's name as a string, which also holds names that are newer than the
 *     SDK
 */
record Reply(
    @Nullable String challenge,
    @Nullable String session,
    Map<String, String> parameters,
    @Nullable AuthenticationResultType result,
    List<String> available) {

  static Reply of(InitiateAuthResponse response) {
    return new Reply(
        response.challengeNameAsString(),
        response.session(),
        response.challengeParameters(),
        response.authenticationResult(),
        response.availableChallengesAsStrings());
  }

  static Reply of(AdminInitiateAuthResponse response) {
    return new Reply(
        response.challengeNameAsString(),
        response.session(),
        response.challengeParameters(),
        response.authenticationResult(),
        response.availableChallengesAsStrings());
  }

  static Reply of(RespondToAuthChallengeResponse response) {
    return new Reply(
        response.challengeNameAsString(),
        response.session(),
        response.challengeParameters(),
        response.authenticationResult(),
        List.of());
  }

  static Reply of(AdminRespondToAuthChallengeResponse response) {
    return new Reply(
        response.challengeNameAsString(),
        response.session(),
        response.challengeParameters(),
        response.authenticationResult(),
        List.of());
  }

  boolean asksFor(String name) {
    return name.equals(challenge);
  }

  /** Names only: parameters hold a secret block, results hold tokens. */
  @Override
  public String toString() {
    return "Reply[" + (result == null ? challenge : "tokens") + "]";
  }
}
