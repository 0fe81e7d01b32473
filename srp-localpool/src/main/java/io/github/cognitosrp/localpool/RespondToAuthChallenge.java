package io.github.cognitosrp.localpool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;

/** RespondToAuthChallenge and, for callers who name the pool, AdminRespondToAuthChallenge. */
final class RespondToAuthChallenge implements Operation {
  private final PoolState pool;
  private final PasswordSteps password;
  private final DeviceSteps device;
  private final MfaSteps mfa;
  private final CustomAuth custom;
  private final WebAuthnSteps webAuthn;

  RespondToAuthChallenge(PoolState pool, SignInFlow flow) {
    this.pool = pool;
    SecondFactor secondFactor = new SecondFactor(pool, flow);
    this.custom = new CustomAuth(pool, flow);
    this.mfa = new MfaSteps(pool, flow, secondFactor);
    this.password = new PasswordSteps(pool, flow, secondFactor, custom);
    this.webAuthn = new WebAuthnSteps(pool, flow);
    this.device = new DeviceSteps(pool, flow);
  }

  @Override
  public ObjectNode handle(Request request) {
    String name = request.required("ChallengeName");
    ChallengeName challengeName =
        Arrays.stream(ChallengeName.values())
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseThrow(() ->
                Request.violated(
                    "Value",
                    "challengeName",
                    "Member must satisfy enum value set: "
                        + Arrays.toString(ChallengeName.values())));
    Answer answer = Answer.of(pool, request);
    return switch (challengeName) {
      case PASSWORD_VERIFIER -> password.verify(answer);
      case PASSWORD_SRP -> password.start(answer);
      case SELECT_CHALLENGE -> password.select(answer);
      case NEW_PASSWORD_REQUIRED -> password.replace(answer);
      case DEVICE_SRP_AUTH -> device.start(answer);
      case DEVICE_PASSWORD_VERIFIER -> device.verify(answer);
      case SMS_MFA, SOFTWARE_TOKEN_MFA, EMAIL_OTP, SMS_OTP -> mfa.code(answer, challengeName);
      case SELECT_MFA_TYPE -> mfa.select(answer);
      case MFA_SETUP -> mfa.setup(answer);
      case CUSTOM_CHALLENGE -> custom.answer(answer);
      case WEB_AUTHN -> webAuthn.answer(answer);
    };
  }
}
