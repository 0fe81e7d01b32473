package io.github.cognitosrp.cognito;

import io.github.cognitosrp.cognito.internal.CognitoNames;
import io.github.cognitosrp.cognito.internal.Printable;
import java.math.BigInteger;
import java.util.Map;

/**
 * The PASSWORD_VERIFIER challenge, checked. All of it is public. Immutable, thread-safe.
 *
 * <p>Source: the Cognito API reference, RespondToAuthChallenge, and what Cognito sends.
 */
public final class PasswordVerifierChallenge {
  private final VerifierParameters verifier;
  private final String userIdForSrp;
  private final String username;

  private PasswordVerifierChallenge(
      VerifierParameters verifier, String userIdForSrp, String username) {
    this.verifier = verifier;
    this.userIdForSrp = ChallengeRules.checkedName(userIdForSrp, CognitoNames.USER_ID_FOR_SRP);
    this.username = ChallengeRules.checkedName(username, CognitoNames.USERNAME);
  }

  /**
   * Reads and checks challenge parameters.
   *
   * @param challengeParameters the {@code ChallengeParameters} of the response: SRP_B and SALT in
   *     ASCII hexadecimal digits, at most 768 and 256 of them, the SALT with or without a minus
   *     sign; SECRET_BLOCK in standard base64, at most 16,384 characters; USER_ID_FOR_SRP and
   *     USERNAME, 1 to 2,048 characters each. USERNAME may be missing; USER_ID_FOR_SRP is taken
   *     then. Others are ignored.
   * @return the challenge
   * @throws InvalidChallengeException if a parameter is missing, is not text or breaks its rule
   * @throws InvalidInputException if the map is null or cannot be asked for a text
   */
  public static PasswordVerifierChallenge parse(Map<String, String> challengeParameters) {
    VerifierParameters verifier = VerifierParameters.parse(challengeParameters);
    String userId = ChallengeRules.required(challengeParameters, CognitoNames.USER_ID_FOR_SRP);
    return new PasswordVerifierChallenge(
        verifier,
        userId,
        ChallengeRules.optional(challengeParameters, CognitoNames.USERNAME).orElse(userId));
  }

  VerifierParameters verifier() {
    return verifier;
  }

  /** {@return SRP_B, the server's public value B, 0 &lt; B &lt; N} */
  public BigInteger srpB() {
    return verifier.srpB();
  }

  /**
   * The salt. Cognito sends negative ones for users that do not exist or are not confirmed; an
   * answer to them meets Cognito's own NotAuthorizedException.
   *
   * @return SALT, at most 1,024 bits without its sign
   */
  public BigInteger salt() {
    return verifier.salt();
  }

  /** {@return SECRET_BLOCK in base64, which the answer sends back unchanged} */
  public String secretBlock() {
    return verifier.secretBlock();
  }

  /**
   * The name that the password was hashed with; differs from what the user typed if that was an
   * alias.
   *
   * @return USER_ID_FOR_SRP
   */
  public String userIdForSrp() {
    return userIdForSrp;
  }

  /** {@return USERNAME, the name to answer with, or else USER_ID_FOR_SRP} */
  public String username() {
    return username;
  }

  @Override
  public String toString() {
    return "PasswordVerifierChallenge[userIdForSrp=" + Printable.of(userIdForSrp) + "]";
  }
}
