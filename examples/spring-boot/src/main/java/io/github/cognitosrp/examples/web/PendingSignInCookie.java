package io.github.cognitosrp.examples.web;

import io.github.cognitosrp.awssdk.CognitoSignIn;
import io.github.cognitosrp.awssdk.PendingSignIn;
import io.github.cognitosrp.awssdk.SavedSignInException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Keeps a sign-in that waits for a code or a new password in the browser, encrypted, so that any
 * instance of the application can go on with it.
 */
@Component
final class PendingSignInCookie {
  private static final String NAME = "pending-sign-in";

  /** Browsers keep 4,096 bytes of a cookie, its name and attributes included (RFC 6265, 6.1). */
  private static final int MAX_LENGTH = 3_900;

  /** Cognito takes an answer this long: AuthSessionValidity of the app client, 3 minutes unset. */
  private static final Duration VALIDITY = Duration.ofMinutes(3);

  private final CognitoSignIn cognito;
  private final CookieKeys keys;
  private final Cookies cookies;

  PendingSignInCookie(CognitoSignIn cognito, CookieKeys keys, Cookies cookies) {
    this.cognito = cognito;
    this.keys = keys;
    this.cookies = cookies;
  }

  /**
   * Puts the sign-in away.
   *
   * @throws IllegalStateException if Cognito's challenge is too long for a cookie; a user with many
   *     attributes who needs a new password could be such a case
   */
  void keep(PendingSignIn pending, HttpServletResponse response) {
    String state = pending.export(keys.pendingSignIn());
    if (state.length() > MAX_LENGTH) {
      throw new IllegalStateException(
          pending.challengeName() + " needs " + state.length() + " characters, too long a cookie");
    }
    cookies.write(NAME, state, VALIDITY, response);
  }

  /** Takes the sign-in up again; empty if there is none, or it waits for something else. */
  <T extends PendingSignIn> Optional<T> resume(Class<T> type, HttpServletRequest request) {
    return cookies
        .read(NAME, request)
        .flatMap(this::resume)
        .filter(type::isInstance)
        .map(type::cast);
  }

  private Optional<PendingSignIn> resume(String state) {
    try {
      return Optional.of(cognito.resumeChallenge(state, keys.pendingSignIn()));
    } catch (SavedSignInException ignored) {
      // Expired, or not ours: the user starts again.
      return Optional.empty();
    }
  }

  void forget(HttpServletResponse response) {
    cookies.delete(NAME, response);
  }
}
