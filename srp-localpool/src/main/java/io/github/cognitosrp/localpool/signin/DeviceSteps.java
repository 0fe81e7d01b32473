package io.github.cognitosrp.localpool.signin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.srp.PasswordClaim;
import io.github.cognitosrp.localpool.srp.ServerHandshake;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.Challenge;
import io.github.cognitosrp.localpool.state.ChallengeName;
import io.github.cognitosrp.localpool.state.Device;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.math.BigInteger;

/** Answers to the challenges about a remembered device. */
public final class DeviceSteps {
  private final PoolState pool;
  private final SignInSteps flow;

  public DeviceSteps(PoolState pool, SignInSteps flow) {
    this.pool = pool;
    this.flow = flow;
  }

  /** DEVICE_SRP_AUTH: the device's A. */
  public ObjectNode start(ChallengeResponse answer) {
    String deviceKey = answer.responses().required("DEVICE_KEY");
    BigInteger publicA = ServerHandshake.publicA(answer.responses());
    Challenge challenge = take(answer);
    if (!isFor(challenge, answer)) {
      throw ServiceException.invalidSession();
    }
    Device device = account(challenge).devices().confirmed(deviceKey);
    return flow.devicePasswordVerifier(answer.context(), challenge.subject(), device, publicA);
  }

  /** DEVICE_PASSWORD_VERIFIER: the device's proof. */
  public ObjectNode verify(ChallengeResponse answer) {
    PasswordClaim proof = PasswordClaim.of(answer.responses());
    String deviceKey = answer.responses().required("DEVICE_KEY");
    Challenge challenge =
        pool.challenges()
            .take(
                proof.secretBlock(), ChallengeName.DEVICE_PASSWORD_VERIFIER, answer.client().id());
    answer.checkSession(challenge);
    Device device = challenge.device();
    if (device == null
        || !isFor(challenge, answer)
        || !flow.proven(challenge, proof, device.groupKey(), device.key())) {
      throw ServiceException.incorrectUsernameOrPassword();
    }
    Account account = account(challenge);
    account.checkMaySignIn();
    return flow.complete(answer.context(), account, account.devices().confirmed(deviceKey));
  }

  /** Older clients send no session with DEVICE_SRP_AUTH; Cognito answers them too. */
  private Challenge take(ChallengeResponse answer) {
    String clientId = answer.client().id();
    if (answer.session() != null) {
      return pool.challenges().take(answer.session(), ChallengeName.DEVICE_SRP_AUTH, clientId);
    }
    return pool.challenges()
        .takeNewest(
            challenge ->
                challenge.name() == ChallengeName.DEVICE_SRP_AUTH
                    && challenge.clientId().equals(clientId)
                    && isFor(challenge, answer),
            ChallengeName.DEVICE_SRP_AUTH,
            clientId);
  }

  private static boolean isFor(Challenge challenge, ChallengeResponse answer) {
    Device device = challenge.device();
    return device != null
        && answer.isFor(challenge)
        && device.key().equals(answer.responses().optional("DEVICE_KEY"));
  }

  private Account account(Challenge challenge) {
    Account account = challenge.subject().account();
    if (account == null || !pool.isCurrent(account)) {
      throw ServiceException.invalidSession();
    }
    return account;
  }
}
