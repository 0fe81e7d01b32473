package io.github.cognitosrp.awssdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The password was right and temporary; the user chooses a new one: NEW_PASSWORD_REQUIRED.
 * Immutable, thread-safe.
 */
public final class NewPasswordRequired implements SignInResult {
  private static final String PREFIX = "userAttributes.";

  private final Step step;

  NewPasswordRequired(Step step) {
    this.step = step;
  }

  @Override
  public String username() {
    return step.username();
  }

  /**
   * The attributes that the answer must have.
   *
   * @return names such as {@code email}
   */
  public List<String> requiredAttributes() {
    return step.names(Keys.REQUIRED_ATTRIBUTES).stream()
        .map(name -> name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name)
        .toList();
  }

  /**
   * The attributes that the user has.
   *
   * @return a JSON object as Cognito sent it; empty if it sent none
   */
  public Optional<String> userAttributesJson() {
    return Optional.ofNullable(step.parameter(Keys.USER_ATTRIBUTES));
  }

  /**
   * Answers with the new password. Cognito gets the password itself, over TLS: it is the one that
   * makes the verifier of it.
   *
   * @param newPassword the password; not wiped here, and copied into a request, which cannot be
   *     wiped
   * @param attributes attributes to set, by names such as {@code email}
   * @return where the sign-in stands then
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses, as with
   *     InvalidPasswordException, or is out of reach
   */
  public SignInResult answer(char[] newPassword, Map<String, String> attributes) {
    return step.now(responses(newPassword, attributes));
  }

  /**
   * Like {@link #answer(char[], Map)}, without waiting.
   *
   * @param newPassword the password, read before this method returns
   * @param attributes attributes to set, by names such as {@code email}
   * @return fails as that method does
   */
  public CompletableFuture<SignInResult> answerAsync(
      char[] newPassword, Map<String, String> attributes) {
    return step.later(responses(newPassword, attributes));
  }

  private static Map<String, String> responses(char[] newPassword, Map<String, String> attributes) {
    Map<String, String> responses = new LinkedHashMap<>();
    attributes.forEach((name, value) -> responses.put(PREFIX + name, value));
    responses.put(Keys.NEW_PASSWORD, new String(newPassword));
    return responses;
  }

  /**
   * Shows no secret.
   *
   * @return the challenge's and the user's name
   */
  @Override
  public String toString() {
    return "NewPasswordRequired[" + step + "]";
  }
}
