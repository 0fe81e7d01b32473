package io.github.cognitosrp.awssdk;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

/**
 * The tokens of a signed-in user. Whoever has them is that user; the refresh token lives longest.
 * Compared by identity. Immutable.
 */
public final class Tokens {
  private final String accessToken;
  private final @Nullable String idToken;
  private final @Nullable String refreshToken;
  private final int expiresInSeconds;

  private Tokens(
      String accessToken,
      @Nullable String idToken,
      @Nullable String refreshToken,
      int expiresInSeconds) {
    this.accessToken = accessToken;
    this.idToken = idToken;
    this.refreshToken = refreshToken;
    this.expiresInSeconds = expiresInSeconds;
  }

  /** Tokens of a response; a refresh that returns no new refresh token keeps the old one. */
  static Tokens of(AuthenticationResultType result, @Nullable String formerRefreshToken) {
    if (result.accessToken() == null) {
      throw UnexpectedResponseException.insteadOf("an access token");
    }
    return new Tokens(
        result.accessToken(),
        result.idToken(),
        result.refreshToken() == null ? formerRefreshToken : result.refreshToken(),
        result.expiresIn() == null ? 0 : result.expiresIn());
  }

  /**
   * The access token.
   *
   * @return a JSON Web Token, whose signature has not been verified here
   */
  public String accessToken() {
    return accessToken;
  }

  /**
   * The ID token.
   *
   * @return a JSON Web Token, whose signature has not been verified here; {@code null} if Cognito
   *     sent none
   */
  public @Nullable String idToken() {
    return idToken;
  }

  /**
   * The refresh token.
   *
   * @return an opaque text; {@code null} if Cognito sent none
   */
  public @Nullable String refreshToken() {
    return refreshToken;
  }

  /**
   * For how long the access token holds from when it was issued.
   *
   * @return seconds; 0 if Cognito did not say
   */
  public int expiresInSeconds() {
    return expiresInSeconds;
  }

  /**
   * Shows no token.
   *
   * @return for how long the access token holds
   */
  @Override
  public String toString() {
    return "Tokens[expiresInSeconds=" + expiresInSeconds + "]";
  }
}
