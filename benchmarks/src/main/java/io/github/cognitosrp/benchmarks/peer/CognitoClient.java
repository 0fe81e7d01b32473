package io.github.cognitosrp.benchmarks.peer;

import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.CognitoSrpBuilder;
import io.github.cognitosrp.cognito.DevicePasswordVerifierChallenge;
import io.github.cognitosrp.cognito.DeviceSrpSession;
import io.github.cognitosrp.cognito.DeviceVerifier;
import io.github.cognitosrp.cognito.NewDeviceMetadata;
import io.github.cognitosrp.cognito.PasswordVerifierChallenge;
import io.github.cognitosrp.cognito.RememberedDevice;
import io.github.cognitosrp.cognito.UserSrpSession;
import io.github.cognitosrp.modpow.ModPow;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;

/** This library, through its public API, with one backend. */
final class CognitoClient implements SrpClient {
  private static final int MIN_EPHEMERAL_BITS = 256;

  private final SignInScript script;
  private final CognitoSrp srp;

  CognitoClient(SignInScript script, CognitoSrp srp) {
    this.script = script;
    this.srp = srp;
  }

  static CognitoClient with(
      SignInScript script,
      ModPow modPow,
      EphemeralLength ephemeral,
      SecureRandom random,
      Clock clock) {
    CognitoSrpBuilder builder =
        CognitoSrp.builder()
            .userPool(script.userPool())
            .appClient("1example23456789")
            .modPow(modPow)
            .secureRandom(random)
            .clock(clock);
    if (ephemeral == EphemeralLength.BITS_256) {
      builder.ephemeralBits(MIN_EPHEMERAL_BITS);
    }
    return new CognitoClient(script, builder.build());
  }

  @Override
  public Claim signIn() {
    SignInScript.Party user = script.user();
    try (UserSrpSession session = srp.beginUser(user.name())) {
      Map<String, String> opening = session.authParameters();
      PasswordVerifierChallenge challenge = PasswordVerifierChallenge.parse(user.challenge());
      return claim(opening, session.answer(challenge, user.passwordChars()).toMap());
    }
  }

  @Override
  public Claim signInDevice() {
    SignInScript.Party party = script.device();
    try (RememberedDevice device =
            RememberedDevice.restore(
                script.deviceKey(), script.deviceGroupKey(), party.passwordChars());
        DeviceSrpSession session = srp.beginDevice(script.user().name(), device)) {
      Map<String, String> opening = session.challengeResponses();
      var challenge = DevicePasswordVerifierChallenge.parse(party.challenge());
      return claim(opening, session.answer(challenge).toMap());
    }
  }

  private static Claim claim(Map<String, String> opening, Map<String, String> answer) {
    return new Claim(
        opening.getOrDefault("SRP_A", ""),
        answer.getOrDefault("TIMESTAMP", ""),
        answer.getOrDefault("PASSWORD_CLAIM_SIGNATURE", ""));
  }

  @Override
  public Registration registerDevice() {
    DeviceVerifier made =
        srp.newDevice(new NewDeviceMetadata(script.deviceKey(), script.deviceGroupKey()));
    try (RememberedDevice device = made.device()) {
      return new Registration(
          new String(device.exportSecretPassword()), made.salt(), made.passwordVerifier());
    }
  }
}
