package io.github.cognitosrp.awssdk;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The user chooses how to sign in: SELECT_CHALLENGE of the flow USER_AUTH, or PASSWORD_SRP where
 * Cognito has chosen that. Immutable, thread-safe.
 */
public final class SelectChallenge implements SignInResult {
  private final Step step;

  SelectChallenge(Step step) {
    this.step = step;
  }

  @Override
  public String username() {
    return step.username();
  }

  /**
   * The choices.
   *
   * @return names of challenges: PASSWORD_SRP, PASSWORD, EMAIL_OTP, SMS_OTP or WEB_AUTHN
   */
  public List<String> available() {
    return step.challenge().equals(Keys.PASSWORD_SRP)
        ? List.of(Keys.PASSWORD_SRP)
        : step.reply().available();
  }

  /**
   * Chooses a challenge without a password.
   *
   * @param challengeName EMAIL_OTP, SMS_OTP or WEB_AUTHN
   * @return where the sign-in stands then, such as {@link MfaRequired} or {@link WebAuthnChallenge}
   * @throws IllegalArgumentException if the challenge is one with a password
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public SignInResult choose(String challengeName) {
    return step.now(choice(challengeName));
  }

  /**
   * Like {@link #choose(String)}, without waiting.
   *
   * @param challengeName EMAIL_OTP, SMS_OTP or WEB_AUTHN
   * @return fails as that method does
   * @throws IllegalArgumentException if the challenge is one with a password
   */
  public CompletableFuture<SignInResult> chooseAsync(String challengeName) {
    return step.later(choice(challengeName));
  }

  /**
   * Chooses the password and proves it with SRP.
   *
   * @param challengeName PASSWORD_SRP; PASSWORD is refused, because it would send the password
   * @param password the user's password, at most 4,096 characters; not wiped here
   * @return where the sign-in stands then
   * @throws IllegalArgumentException if it is another challenge
   * @throws io.github.cognitosrp.cognito.InvalidInputException if the password breaks its rule
   * @throws io.github.cognitosrp.cognito.CognitoSrpException if Cognito's challenge breaks its rule
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public SignInResult choose(String challengeName, char[] password) {
    checkSrp(challengeName);
    return step.runner()
        .now(() -> step.steps().answerWithPassword(step.progress(), step.challenge(), password));
  }

  /**
   * Like {@link #choose(String, char[])}, without waiting.
   *
   * @param challengeName PASSWORD_SRP
   * @param password the user's password; copied before this method returns, the copy is wiped
   * @return fails as that method does
   * @throws IllegalArgumentException if it is another challenge
   */
  public CompletableFuture<SignInResult> chooseAsync(String challengeName, char[] password) {
    checkSrp(challengeName);
    return step.runner()
        .laterWith(
            password,
            copy -> step.steps().answerWithPassword(step.progress(), step.challenge(), copy));
  }

  private static Map<String, String> choice(String challengeName) {
    if (challengeName.startsWith("PASSWORD")) {
      throw new IllegalArgumentException(challengeName + " must be chosen with a password");
    }
    return Map.of(Keys.ANSWER, challengeName);
  }

  private static void checkSrp(String challengeName) {
    if (!challengeName.equals(Keys.PASSWORD_SRP)) {
      throw new IllegalArgumentException("the challenge with a password must be PASSWORD_SRP");
    }
  }

  /**
   * Shows no secret.
   *
   * @return the challenge's and the user's name
   */
  @Override
  public String toString() {
    return "SelectChallenge[" + step + "]";
  }
}
