package io.github.cognitosrp.cognito;

import java.math.BigInteger;
import java.util.Map;

/**
 * The PASSWORD_VERIFIER challenge, checked. All of it is public.
 *
 * <p>Source: the Cognito API reference, RespondToAuthChallenge, and what Cognito sends.
 *
 * @param srpB the server's public value B, 0 &lt; B &lt; N
 * @param salt the salt, at most 1,024 bits without its sign. Cognito sends negative ones for users
 *     that do not exist or are not confirmed, so that these too come as far as Cognito's own
 *     NotAuthorizedException
 * @param secretBlock Cognito's opaque SECRET_BLOCK in standard base64, at most 16,384 characters;
 *     goes back unchanged
 * @param userIdForSrp the name that the password was hashed with, 1 to 2,048 characters; differs
 *     from what the user typed if that was an alias
 * @param username the name to answer with, 1 to 2,048 characters
 */
public record PasswordVerifierChallenge(
    BigInteger srpB, BigInteger salt, String secretBlock, String userIdForSrp, String username)
    implements VerifierChallenge {

  /**
   * Checks every component.
   *
   * @param srpB the public value B
   * @param salt the salt
   * @param secretBlock the SECRET_BLOCK
   * @param userIdForSrp the name that the password was hashed with
   * @param username the name to answer with
   * @throws InvalidChallengeException if one breaks its rule
   */
  public PasswordVerifierChallenge {
    ChallengeRules.checkedSrpB(srpB);
    ChallengeRules.checkedSalt(salt);
    ChallengeRules.checkedSecretBlock(secretBlock);
    ChallengeRules.checkedName(userIdForSrp, CognitoKeys.USER_ID_FOR_SRP);
    ChallengeRules.checkedName(username, CognitoKeys.USERNAME);
  }

  /**
   * Reads and checks challenge parameters.
   *
   * @param challengeParameters the {@code ChallengeParameters} of the response: SRP_B and SALT in
   *     ASCII hexadecimal digits, at most 768 and 256 of them, the SALT with or without a minus
   *     sign; SECRET_BLOCK; USER_ID_FOR_SRP; USERNAME, for which USER_ID_FOR_SRP stands in where it
   *     is missing. Others are ignored.
   * @return the challenge
   * @throws InvalidChallengeException if a parameter is missing or breaks its rule
   */
  public static PasswordVerifierChallenge parse(Map<String, String> challengeParameters) {
    String userIdForSrp = ChallengeRules.required(challengeParameters, CognitoKeys.USER_ID_FOR_SRP);
    String username = challengeParameters.get(CognitoKeys.USERNAME);
    return new PasswordVerifierChallenge(
        ChallengeRules.srpB(challengeParameters),
        ChallengeRules.salt(challengeParameters),
        ChallengeRules.required(challengeParameters, CognitoKeys.SECRET_BLOCK),
        userIdForSrp,
        username == null ? userIdForSrp : username);
  }
}
