package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.support.Arguments;
import io.github.cognitosrp.cognito.internal.CognitoNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The password was right and temporary; the user chooses a new one: NEW_PASSWORD_REQUIRED.
 * Immutable, thread-safe.
 */
public final class NewPasswordRequired extends PendingSignIn {
  private static final String PREFIX = "userAttributes.";

  NewPasswordRequired(PendingChallenge pending) {
    super(pending);
  }

  /**
   * The attributes that the answer must have.
   *
   * @return names such as {@code email}
   */
  public List<String> requiredAttributes() {
    return pending().names(CognitoNames.REQUIRED_ATTRIBUTES).stream()
        .map(name -> name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name)
        .toList();
  }

  /**
   * The attributes that the user has.
   *
   * @return a JSON object as Cognito sent it; empty if it sent none
   */
  public Optional<String> userAttributesJson() {
    return pending().parameter(CognitoNames.USER_ATTRIBUTES);
  }

  /**
   * Answers with the new password, for a pool without required attributes. Cognito gets the
   * password itself, over TLS: it is the one that makes the verifier of it.
   *
   * @param newPassword the password, at most 4,096 characters; not wiped here, and copied into a
   *     request, which cannot be wiped
   * @return the next state of the sign-in
   * @throws IllegalArgumentException if the password is {@code null} or breaks its rule
   * @throws UnexpectedResponseException if Cognito answers what does not fit
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses, as with
   *     InvalidPasswordException, or is out of reach
   */
  public SignInResult answer(char[] newPassword) {
    return answer(newPassword, Map.of());
  }

  /**
   * Like {@link #answer(char[])}, without waiting.
   *
   * @param newPassword the password, read before this method returns
   * @return fails as that method does
   * @throws IllegalArgumentException if the password is {@code null} or breaks its rule
   */
  public CompletableFuture<SignInResult> answerAsync(char[] newPassword) {
    return answerAsync(newPassword, Map.of());
  }

  /**
   * Answers with the new password and sets attributes.
   *
   * @param newPassword the password, at most 4,096 characters; not wiped here, and copied into a
   *     request, which cannot be wiped
   * @param attributes attributes to set, by names such as {@code email}
   * @return the next state of the sign-in
   * @throws IllegalArgumentException if an argument, a name or a value is {@code null} or breaks
   *     its rule
   * @throws UnexpectedResponseException if Cognito answers what does not fit
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses, as with
   *     InvalidPasswordException, or is out of reach
   */
  public SignInResult answer(char[] newPassword, Map<String, String> attributes) {
    return pending().now(responses(newPassword, attributes));
  }

  /**
   * Like {@link #answer(char[], Map)}, without waiting.
   *
   * @param newPassword the password, read before this method returns
   * @param attributes attributes to set, by names such as {@code email}
   * @return fails as that method does
   * @throws IllegalArgumentException if an argument, a name or a value is {@code null} or breaks
   *     its rule
   */
  public CompletableFuture<SignInResult> answerAsync(
      char[] newPassword, Map<String, String> attributes) {
    return pending().later(responses(newPassword, attributes));
  }

  private static Map<String, String> responses(char[] newPassword, Map<String, String> attributes) {
    Map<String, String> responses = new LinkedHashMap<>();
    Arguments.copy(attributes, "attributes")
        .forEach((name, value) -> responses.put(PREFIX + name, value));
    responses.put(
        CognitoNames.NEW_PASSWORD, new String(Arguments.password(newPassword, "newPassword")));
    return responses;
  }
}
