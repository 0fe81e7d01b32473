package io.github.cognitosrp.awssdk;

/**
 * The state of a sign-in: the user is {@linkplain SignedIn signed in}, or Cognito {@linkplain
 * PendingSignIn waits} for something that only the caller can give.
 *
 * <p>On Java 21 and later a {@code switch} over the types is checked for completeness; before, use
 * {@code instanceof}. Immutable, thread-safe.
 */
public sealed interface SignInResult permits SignedIn, PendingSignIn {

  /**
   * Who signs in.
   *
   * @return the name that Cognito returned, or the typed one if it has not returned any yet
   */
  String username();
}
