package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.cognito.NewDeviceMetadata;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NewDeviceMetadataType;

/** Turns Cognito's answers into what the caller sees. */
record Results(Steps steps, AccountSteps account, Runner runner) {

  SignInResult of(Progress progress, Reply reply) {
    if (reply.result() != null) {
      return signedIn(progress, reply.result());
    }
    if (reply.challenge() == null) {
      throw UnexpectedResponseException.insteadOf("a challenge or tokens");
    }
    Step step = new Step(steps, runner, progress, reply.challenge(), reply);
    return switch (reply.challenge()) {
      case Keys.SMS_MFA, Keys.SOFTWARE_TOKEN_MFA, Keys.EMAIL_OTP, Keys.SMS_OTP ->
          new MfaRequired(step);
      case Keys.SELECT_MFA_TYPE -> new MfaSelectionRequired(step);
      case Keys.MFA_SETUP -> new MfaSetupRequired(step, account.totp());
      case Keys.NEW_PASSWORD_REQUIRED -> new NewPasswordRequired(step);
      case Keys.CUSTOM_CHALLENGE -> new CustomChallenge(step);
      case Keys.SELECT_CHALLENGE, Keys.PASSWORD_SRP -> new SelectChallenge(step);
      case Keys.WEB_AUTHN -> new WebAuthnChallenge(step);
      default -> new OtherChallenge(step);
    };
  }

  private SignInResult signedIn(Progress progress, AuthenticationResultType result) {
    Tokens tokens = Tokens.of(result, null);
    NewDeviceMetadataType named = result.newDeviceMetadata();
    if (named == null || named.deviceKey() == null || named.deviceGroupKey() == null) {
      return new SignedIn(account, runner, progress.username(), progress.deviceKey(), tokens);
    }
    // The tokens are bound to the new key, whether or not the device will be remembered.
    NewDeviceMetadata metadata = new NewDeviceMetadata(named.deviceKey(), named.deviceGroupKey());
    return new NewDevice(
        account,
        runner,
        metadata,
        new SignedIn(account, runner, progress.username(), metadata.deviceKey(), tokens));
  }
}
