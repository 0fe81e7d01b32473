package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.client.AuthReply;
import io.github.cognitosrp.awssdk.client.CallRunner;
import io.github.cognitosrp.cognito.InvalidInputException;
import io.github.cognitosrp.cognito.NewDeviceMetadata;
import io.github.cognitosrp.cognito.internal.CognitoNames;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NewDeviceMetadataType;

/** Turns Cognito's answers into what the caller sees. */
record ResultMapper(
    Continuation continuation, AccountCalls account, CallRunner runner, SavedSignIns saved) {

  SignInResult result(SignInState state, AuthReply reply) {
    return reply.result() == null ? pending(state, reply) : signedIn(state, reply.result());
  }

  private PendingSignIn pending(SignInState state, AuthReply reply) {
    if (reply.challenge() == null) {
      throw UnexpectedResponseException.insteadOf("a challenge or tokens");
    }
    return pending(
        new PendingChallenge(continuation, runner, saved, state, reply.challenge(), reply));
  }

  PendingSignIn pending(PendingChallenge pending) {
    return switch (pending.challenge()) {
      case CognitoNames.SMS_MFA,
          CognitoNames.SOFTWARE_TOKEN_MFA,
          CognitoNames.EMAIL_OTP,
          CognitoNames.SMS_OTP ->
          new CodeRequired(pending);
      case CognitoNames.SELECT_MFA_TYPE -> new MfaSelectionRequired(pending);
      case CognitoNames.MFA_SETUP -> new MfaSetupRequired(pending, account.totp());
      case CognitoNames.NEW_PASSWORD_REQUIRED -> new NewPasswordRequired(pending);
      case CognitoNames.CUSTOM_CHALLENGE -> new CustomAnswerRequired(pending);
      case CognitoNames.SELECT_CHALLENGE, CognitoNames.PASSWORD_SRP ->
          new FactorSelectionRequired(pending);
      case CognitoNames.WEB_AUTHN -> new PasskeyRequired(pending);
      // Nobody can answer these out of turn: the private values of their handshake are gone.
      case CognitoNames.PASSWORD_VERIFIER,
          CognitoNames.DEVICE_SRP_AUTH,
          CognitoNames.DEVICE_PASSWORD_VERIFIER ->
          throw UnexpectedResponseException.insteadOf("a challenge that is due");
      default -> new OtherAnswerRequired(pending);
    };
  }

  private SignedIn signedIn(SignInState state, AuthenticationResultType result) {
    Tokens tokens = Tokens.of(result, null);
    Optional<NewDeviceMetadata> offer = offer(result.newDeviceMetadata());
    // The tokens are bound to the new key, whether or not the device will be remembered.
    String deviceKey = offer.map(NewDeviceMetadata::deviceKey).orElse(state.deviceKey());
    RefreshTokenHolder holder =
        new RefreshTokenHolder(
            account, state.username(), deviceKey, tokens.refreshToken().orElse(null));
    SignedIn user = new SignedIn(account, runner, holder, tokens, null);
    return offer
        .map(metadata -> user.withOffer(new NewDevice(account, runner, metadata, user)))
        .orElse(user);
  }

  /** An offer that breaks its rule is none; the tokens are good all the same. */
  private static Optional<NewDeviceMetadata> offer(@Nullable NewDeviceMetadataType named) {
    if (named == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new NewDeviceMetadata(named.deviceKey(), named.deviceGroupKey()));
    } catch (InvalidInputException ignored) {
      return Optional.empty();
    }
  }
}
