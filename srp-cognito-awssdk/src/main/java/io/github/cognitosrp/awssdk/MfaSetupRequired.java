package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.client.CallScope;
import io.github.cognitosrp.awssdk.support.Arguments;
import io.github.cognitosrp.cognito.internal.CognitoNames;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The pool demands a second factor and the user has none yet: MFA_SETUP. Immutable, thread-safe.
 *
 * <p>Source: the Cognito API reference, AssociateSoftwareToken and RespondToAuthChallenge.
 */
public final class MfaSetupRequired extends PendingSignIn {
  private final TotpEnrolment totp;

  MfaSetupRequired(PendingChallenge pending, TotpEnrolment totp) {
    super(pending);
    this.totp = totp;
  }

  /**
   * What can be set up.
   *
   * @return names of challenges, such as SOFTWARE_TOKEN_MFA
   */
  public List<String> available() {
    return pending().names(CognitoNames.MFAS_CAN_SETUP);
  }

  /**
   * Begins the enrolment of an authenticator app (AssociateSoftwareToken).
   *
   * @return the secret for the app, and how to go on
   * @throws UnexpectedResponseException if Cognito sends no secret
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public TotpSetup beginTotp() {
    return pending().runner().now(this::enrolling);
  }

  /**
   * Like {@link #beginTotp()}, without waiting.
   *
   * @return fails as that method does
   */
  public CompletableFuture<TotpSetup> beginTotpAsync() {
    return pending().runner().later(this::enrolling);
  }

  private CompletableFuture<TotpSetup> enrolling(CallScope scope) {
    SignInState state = pending().state().in(scope);
    return totp.associate(state.call(), null, state.session())
        .thenApply(
            associated -> setup(state.withSession(associated.session()), associated.secretCode()));
  }

  /** The enrolment that the state's session belongs to. */
  TotpSetup setup(SignInState state, String secretCode) {
    PendingChallenge pending = pending();
    return new TotpSetup(
        pending.runner(),
        secretCode,
        (scope, code, deviceName) ->
            totp.verify(state.in(scope).call(), null, state.session(), code, deviceName)
                .thenCompose(verified ->
                    pending
                        .continuation()
                        .answer(
                            state.in(scope).withSession(verified.session()),
                            CognitoNames.MFA_SETUP,
                            Map.of())),
        key ->
            pending.saved().export(key, state, pending.challenge(), pending.reply(), secretCode));
  }

  /**
   * Sets up codes by e-mail, where EMAIL_OTP is {@link #available()}.
   *
   * @param email the user's address
   * @return the next state of the sign-in, usually {@link CodeRequired}
   * @throws IllegalArgumentException if the address is {@code null} or breaks its rule
   * @throws UnexpectedResponseException if Cognito answers what does not fit
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public SignInResult setUpEmail(String email) {
    return pending().now(Map.of("EMAIL", Arguments.text(email, "email")));
  }

  /**
   * Like {@link #setUpEmail(String)}, without waiting.
   *
   * @param email the user's address
   * @return fails as that method does
   * @throws IllegalArgumentException if the address is {@code null} or breaks its rule
   */
  public CompletableFuture<SignInResult> setUpEmailAsync(String email) {
    return pending().later(Map.of("EMAIL", Arguments.text(email, "email")));
  }
}
