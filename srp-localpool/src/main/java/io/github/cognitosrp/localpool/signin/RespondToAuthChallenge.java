package io.github.cognitosrp.localpool.signin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.state.ChallengeName;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.wire.OperationHandler;
import io.github.cognitosrp.localpool.wire.Request;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.util.Arrays;

/** RespondToAuthChallenge and, for callers who name the pool, AdminRespondToAuthChallenge. */
public final class RespondToAuthChallenge implements OperationHandler {
  private final PoolState pool;
  private final PasswordSteps password;
  private final DeviceSteps device;
  private final MfaSteps mfa;
  private final CustomAuth custom;
  private final WebAuthnSteps webAuthn;

  RespondToAuthChallenge(
      PoolState pool,
      PasswordSteps password,
      DeviceSteps device,
      MfaSteps mfa,
      CustomAuth custom,
      WebAuthnSteps webAuthn) {
    this.pool = pool;
    this.password = password;
    this.device = device;
    this.mfa = mfa;
    this.custom = custom;
    this.webAuthn = webAuthn;
  }

  @Override
  public ObjectNode handle(Request request) {
    String name = request.required("ChallengeName");
    ChallengeName challengeName =
        Arrays.stream(ChallengeName.values())
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseThrow(() ->
                ServiceException.validation(
                    "Value",
                    "challengeName",
                    "Member must satisfy enum value set: "
                        + Arrays.toString(ChallengeName.values())));
    ChallengeResponse answer = ChallengeResponse.of(pool, request);
    return switch (challengeName) {
      case PASSWORD_VERIFIER -> password.verify(answer);
      case PASSWORD -> password.password(answer);
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
