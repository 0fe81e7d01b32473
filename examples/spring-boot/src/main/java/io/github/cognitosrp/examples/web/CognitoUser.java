package io.github.cognitosrp.examples.web;

import io.github.cognitosrp.awssdk.RefreshRequest;
import io.github.cognitosrp.awssdk.SignedIn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is signed in: what {@code @AuthenticationPrincipal} gives to a controller. {@code
 * CognitoSignIn.resume} makes fresh tokens of {@link #refreshRequest()}.
 *
 * @param name the user's name, as Cognito returned it
 * @param sub the user's id, which stays when the name changes; empty if Cognito sent no ID token
 * @param refreshToken the refresh token; {@code null} if Cognito sent none
 * @param expiresAt when the user has to sign in again, in seconds since 1970
 */
record CognitoUser(String name, String sub, @Nullable String refreshToken, long expiresAt)
    implements AuthenticatedPrincipal {

  static CognitoUser of(SignedIn user, Duration validity) {
    return new CognitoUser(
        user.username(),
        user.tokens().idToken().map(IdToken::sub).orElse(""),
        user.tokens().refreshToken().orElse(null),
        Instant.now().plus(validity).getEpochSecond());
  }

  boolean isExpired() {
    return Instant.now().getEpochSecond() >= expiresAt;
  }

  Optional<RefreshRequest> refreshRequest() {
    return Optional.ofNullable(refreshToken).map(token -> RefreshRequest.of(name, token));
  }

  @Override
  public String getName() {
    return name;
  }

  /** Leaves the token out. */
  @Override
  public String toString() {
    return "CognitoUser[" + name + "]";
  }
}
