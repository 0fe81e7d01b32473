package io.github.cognitosrp.cli;

import io.github.cognitosrp.cognito.ChallengeAnswer;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.DevicePasswordVerifierChallenge;
import io.github.cognitosrp.cognito.DeviceSrpSession;
import io.github.cognitosrp.cognito.DeviceVerifier;
import io.github.cognitosrp.cognito.NewDeviceMetadata;
import io.github.cognitosrp.cognito.PasswordVerifierChallenge;
import io.github.cognitosrp.cognito.RememberedDevice;
import io.github.cognitosrp.cognito.UserSrpSession;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ConfirmDeviceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceRememberedStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NewDeviceMetadataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

/** The requests of a sign-in over the AWS SDK, each printed as a step. */
final class SignInFlow {
  private final CognitoIdentityProviderClient cognito;
  private final CognitoSrp srp;
  private final Report report;

  /** Tokens, and the name that Cognito itself uses for the user. */
  record SignedIn(AuthenticationResultType tokens, String username) {}

  SignInFlow(CognitoIdentityProviderClient cognito, CognitoSrp srp, Report report) {
    this.cognito = cognito;
    this.srp = srp;
    this.report = report;
  }

  /** Signs in with the password alone. */
  SignedIn signIn(String username, char[] password) {
    try (UserSrpSession session = report.step("compute SRP_A", () -> srp.beginUser(username))) {
      return signIn(session, password, null);
    }
  }

  /** Signs in with the password and a remembered device. */
  SignedIn signIn(String username, char[] password, RememberedDevice device) {
    try (UserSrpSession session =
        report.step("compute SRP_A", () -> srp.beginUser(username, device.deviceKey()))) {
      return signIn(session, password, device);
    }
  }

  private SignedIn signIn(
      UserSrpSession session, char[] password, @Nullable RememberedDevice device) {
    InitiateAuthResponse started =
        report.step(
            "InitiateAuth USER_SRP_AUTH",
            () ->
                cognito.initiateAuth(request ->
                    request
                        .authFlow(AuthFlowType.USER_SRP_AUTH)
                        .clientId(srp.appClient().id())
                        .authParameters(session.authParameters())),
            InitiateAuthResponse::challengeNameAsString);
    expect(ChallengeNameType.PASSWORD_VERIFIER, started.challengeName());
    PasswordVerifierChallenge challenge =
        PasswordVerifierChallenge.parse(started.challengeParameters());
    ChallengeAnswer answer =
        report.step("compute and sign the proof", () -> session.answer(challenge, password));
    RespondToAuthChallengeResponse response =
        respond(ChallengeNameType.PASSWORD_VERIFIER, started.session(), answer.toMap());
    if (device != null && response.challengeName() == ChallengeNameType.DEVICE_SRP_AUTH) {
      response = answerForDevice(answer.username(), device, response.session());
    }
    if (response.authenticationResult() == null) {
      throw new Main.FailedException(
          "The password is right; Cognito goes on with "
              + response.challengeNameAsString()
              + ", which this command does not answer.");
    }
    return new SignedIn(response.authenticationResult(), answer.username());
  }

  private RespondToAuthChallengeResponse answerForDevice(
      String username, RememberedDevice device, @Nullable String cognitoSession) {
    try (DeviceSrpSession session =
        report.step("compute SRP_A for the device", () -> srp.beginDevice(username, device))) {
      RespondToAuthChallengeResponse started =
          respond(ChallengeNameType.DEVICE_SRP_AUTH, cognitoSession, session.challengeResponses());
      expect(ChallengeNameType.DEVICE_PASSWORD_VERIFIER, started.challengeName());
      DevicePasswordVerifierChallenge challenge =
          DevicePasswordVerifierChallenge.parse(started.challengeParameters());
      ChallengeAnswer answer =
          report.step("compute and sign the device's proof", () -> session.answer(challenge));
      return respond(ChallengeNameType.DEVICE_PASSWORD_VERIFIER, started.session(), answer.toMap());
    }
  }

  /** Registers and remembers the device that Cognito has named in its tokens. */
  RememberedDevice rememberDevice(AuthenticationResultType tokens, String deviceName) {
    NewDeviceMetadataType named = tokens.newDeviceMetadata();
    DeviceVerifier verifier =
        report.step(
            "make the device's password, salt and verifier",
            () -> srp.newDevice(new NewDeviceMetadata(named.deviceKey(), named.deviceGroupKey())));
    ConfirmDeviceResponse confirmed =
        report.step(
            "ConfirmDevice",
            () ->
                cognito.confirmDevice(request ->
                    request
                        .accessToken(tokens.accessToken())
                        .deviceKey(named.deviceKey())
                        .deviceName(deviceName)
                        .deviceSecretVerifierConfig(config ->
                            config
                                .salt(verifier.salt())
                                .passwordVerifier(verifier.passwordVerifier()))),
            response ->
                Boolean.TRUE.equals(response.userConfirmationNecessary())
                    ? "confirmed, not remembered yet"
                    : "remembered");
    if (Boolean.TRUE.equals(confirmed.userConfirmationNecessary())) {
      report.step(
          "UpdateDeviceStatus",
          () ->
              cognito.updateDeviceStatus(request ->
                  request
                      .accessToken(tokens.accessToken())
                      .deviceKey(named.deviceKey())
                      .deviceRememberedStatus(DeviceRememberedStatusType.REMEMBERED)),
          response -> "remembered");
    }
    return verifier.device();
  }

  private RespondToAuthChallengeResponse respond(
      ChallengeNameType challenge, @Nullable String cognitoSession, Map<String, String> responses) {
    return report.step(
        "RespondToAuthChallenge " + challenge,
        () ->
            cognito.respondToAuthChallenge(request ->
                request
                    .clientId(srp.appClient().id())
                    .challengeName(challenge)
                    .session(cognitoSession)
                    .challengeResponses(responses)),
        response ->
            response.authenticationResult() != null ? "tokens" : response.challengeNameAsString());
  }

  private static void expect(ChallengeNameType expected, ChallengeNameType found) {
    if (found != expected) {
      throw new Main.FailedException(
          "Cognito answered with the challenge " + found + " where " + expected + " was due.");
    }
  }
}
