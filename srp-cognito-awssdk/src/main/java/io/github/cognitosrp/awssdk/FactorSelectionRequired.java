package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.support.Arguments;
import io.github.cognitosrp.cognito.internal.CognitoNames;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The user chooses how to sign in: SELECT_CHALLENGE of the flow USER_AUTH, or PASSWORD_SRP where
 * Cognito has chosen that. Immutable, thread-safe.
 */
public final class FactorSelectionRequired extends PendingSignIn {
  FactorSelectionRequired(PendingChallenge pending) {
    super(pending);
  }

  /**
   * The choices.
   *
   * @return names of challenges: PASSWORD_SRP, PASSWORD, EMAIL_OTP, SMS_OTP or WEB_AUTHN
   */
  public List<String> available() {
    return challengeName().equals(CognitoNames.PASSWORD_SRP)
        ? List.of(CognitoNames.PASSWORD_SRP)
        : pending().reply().available();
  }

  /**
   * Chooses a factor other than the password.
   *
   * @param factor EMAIL_OTP, SMS_OTP or WEB_AUTHN
   * @return the next state of the sign-in, such as {@link CodeRequired} or {@link PasskeyRequired}
   * @throws IllegalArgumentException if the factor is {@code null}, breaks its rule or is one with
   *     a password
   * @throws UnexpectedResponseException if Cognito answers what does not fit
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public SignInResult choose(String factor) {
    return pending().now(choice(factor));
  }

  /**
   * Like {@link #choose(String)}, without waiting.
   *
   * @param factor EMAIL_OTP, SMS_OTP or WEB_AUTHN
   * @return fails as that method does
   * @throws IllegalArgumentException if the factor is {@code null}, breaks its rule or is one with
   *     a password
   */
  public CompletableFuture<SignInResult> chooseAsync(String factor) {
    return pending().later(choice(factor));
  }

  /**
   * Chooses the password and proves it with SRP (PASSWORD_SRP). The factor PASSWORD, which sends
   * the password itself, is never used.
   *
   * @param password the user's password, at most 4,096 characters; not wiped here
   * @return the next state of the sign-in
   * @throws IllegalArgumentException if the password is {@code null} or breaks its rule
   * @throws io.github.cognitosrp.cognito.CognitoSrpException if Cognito's challenge breaks its rule
   * @throws UnexpectedResponseException if Cognito answers what does not fit
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public SignInResult choosePassword(char[] password) {
    return pending().now(Arguments.password(password, "password"));
  }

  /**
   * Like {@link #choosePassword(char[])}, without waiting.
   *
   * @param password the user's password; copied before this method returns, the copy is wiped
   * @return fails as that method does
   * @throws IllegalArgumentException if the password is {@code null} or breaks its rule
   */
  public CompletableFuture<SignInResult> choosePasswordAsync(char[] password) {
    return pending().later(Arguments.password(password, "password"));
  }

  private static Map<String, String> choice(String factor) {
    if (Arguments.text(factor, "factor").startsWith("PASSWORD")) {
      throw new IllegalArgumentException("factor must not be a password: use choosePassword");
    }
    return Map.of(CognitoNames.ANSWER, factor);
  }
}
