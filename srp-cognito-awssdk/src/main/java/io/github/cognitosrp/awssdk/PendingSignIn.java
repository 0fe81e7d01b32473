package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.cognito.internal.Printable;
import javax.crypto.SecretKey;

/**
 * A sign-in that waits for the caller. Each type says what for, and has the method that goes on.
 *
 * <p>It may be answered again, as after a mistyped code, as long as Cognito takes its session; a
 * sign-in that Cognito has ended starts anew. Immutable, thread-safe.
 */
public abstract sealed class PendingSignIn implements SignInResult
    permits CodeRequired,
        MfaSelectionRequired,
        MfaSetupRequired,
        NewPasswordRequired,
        CustomAnswerRequired,
        FactorSelectionRequired,
        PasskeyRequired,
        OtherAnswerRequired {
  private final PendingChallenge pending;

  PendingSignIn(PendingChallenge pending) {
    this.pending = pending;
  }

  PendingChallenge pending() {
    return pending;
  }

  @Override
  public final String username() {
    return pending.state().username();
  }

  /**
   * The challenge.
   *
   * @return ChallengeName as Cognito sent it
   */
  public final String challengeName() {
    return pending.challenge();
  }

  /**
   * Puts this sign-in away, so that another request or another process can take it up with {@link
   * CognitoSignIn#resumeChallenge}. What is returned is encrypted and authenticated with AES-GCM
   * and bound to the user pool and the app client. It holds the session, the challenge's parameters
   * and the user's name, no password, and none of the {@link SignInOptions}. It expires {@link
   * CognitoSignInBuilder#sessionValidity} after Cognito's answer.
   *
   * <p>Whoever has the text and the key can answer the challenge, more than once as far as Cognito
   * takes the session. Keep the text in the user's session on the server, or in a cookie with
   * {@code HttpOnly}, {@code Secure} and {@code SameSite}.
   *
   * @param key an AES key of 128, 192 or 256 bits, the same in all processes; used for nothing else
   * @return characters that may stand in a URL or a cookie, about 2,000 for a code, at most 65,536
   * @throws IllegalArgumentException if the key is not a working AES key
   * @throws IllegalStateException if the key cannot be used at the moment, or the challenge's
   *     parameters are too long
   */
  public final String export(SecretKey key) {
    return pending.export(key);
  }

  /**
   * Shows no secret.
   *
   * @return the challenge's and the user's name
   */
  @Override
  public final String toString() {
    String name = Printable.of(challengeName());
    return getClass().getSimpleName() + "[" + name + ", " + Printable.of(username()) + "]";
  }
}
