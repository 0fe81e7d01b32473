package io.github.cognitosrp.awssdk;

/**
 * Where a sign-in stands: the user is signed in, or Cognito wants something that only the caller
 * can give. Each type says what, and has the method that goes on.
 *
 * <p>A result may be answered again, as after a mistyped code, as long as Cognito takes its
 * session; a sign-in that Cognito has ended starts anew.
 *
 * <p>On Java 21 and later a {@code switch} over the types is checked for completeness; before, use
 * {@code instanceof}. Immutable, thread-safe.
 */
public sealed interface SignInResult
    permits SignedIn,
        NewDevice,
        MfaRequired,
        MfaSelectionRequired,
        MfaSetupRequired,
        NewPasswordRequired,
        CustomChallenge,
        SelectChallenge,
        WebAuthnChallenge,
        OtherChallenge {

  /**
   * Who signs in.
   *
   * @return the name that Cognito returned, or the typed one if it has not returned any yet
   */
  String username();
}
