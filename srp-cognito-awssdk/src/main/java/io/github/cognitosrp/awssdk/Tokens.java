package io.github.cognitosrp.awssdk;

import java.time.Duration;
import java.util.Optional;
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
  private final @Nullable Duration expiresIn;

  private Tokens(
      String accessToken,
      @Nullable String idToken,
      @Nullable String refreshToken,
      @Nullable Duration expiresIn) {
    this.accessToken = accessToken;
    this.idToken = idToken;
    this.refreshToken = refreshToken;
    this.expiresIn = expiresIn;
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
        result.expiresIn() == null ? null : Duration.ofSeconds(result.expiresIn()));
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
   * @return a JSON Web Token, whose signature has not been verified here; empty if Cognito sent
   *     none
   */
  public Optional<String> idToken() {
    return Optional.ofNullable(idToken);
  }

  /**
   * The refresh token.
   *
   * @return an opaque text; empty if Cognito sent none
   */
  public Optional<String> refreshToken() {
    return Optional.ofNullable(refreshToken);
  }

  /**
   * For how long the access token is valid from when it was issued.
   *
   * @return whole seconds; empty if Cognito did not say
   */
  public Optional<Duration> expiresIn() {
    return Optional.ofNullable(expiresIn);
  }

  /**
   * Shows no token.
   *
   * @return for how long the access token is valid
   */
  @Override
  public String toString() {
    return "Tokens[expiresIn=" + (expiresIn == null ? "unknown" : expiresIn) + "]";
  }
}
