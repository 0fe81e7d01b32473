package io.github.cognitosrp.localpool.signin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.UserStatus;
import io.github.cognitosrp.localpool.srp.PasswordClaim;
import io.github.cognitosrp.localpool.srp.ServerHandshake;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.Accounts;
import io.github.cognitosrp.localpool.state.Challenge;
import io.github.cognitosrp.localpool.state.ChallengeDetail;
import io.github.cognitosrp.localpool.state.ChallengeName;
import io.github.cognitosrp.localpool.state.Device;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.Parameters;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers to the challenges about the user's password. */
public final class PasswordSteps {
  private static final String ATTRIBUTE_PREFIX = "userAttributes.";

  private final PoolState pool;
  private final SignInSteps flow;
  private final FirstFactors firstFactors;
  private final MfaChallenges secondFactor;
  private final CustomAuth customAuth;

  public PasswordSteps(
      PoolState pool,
      SignInSteps flow,
      FirstFactors firstFactors,
      MfaChallenges secondFactor,
      CustomAuth customAuth) {
    this.pool = pool;
    this.flow = flow;
    this.firstFactors = firstFactors;
    this.secondFactor = secondFactor;
    this.customAuth = customAuth;
  }

  /** PASSWORD_SRP: the A that InitiateAuth did not have. */
  public ObjectNode start(ChallengeResponse answer) {
    return passwordVerifier(answer, ChallengeName.PASSWORD_SRP);
  }

  /** SELECT_CHALLENGE: the password, or another first factor. */
  public ObjectNode select(ChallengeResponse answer) {
    String choice = answer.responses().required("ANSWER");
    if (choice.equals(ChallengeName.PASSWORD_SRP.name())) {
      return passwordVerifier(answer, ChallengeName.SELECT_CHALLENGE);
    }
    if (pool.settings().firstFactors().stream().noneMatch(factor -> factor.name().equals(choice))) {
      throw notAvailable();
    }
    Challenge challenge =
        pool.challenges()
            .take(answer.requiredSession(), ChallengeName.SELECT_CHALLENGE, answer.client().id());
    if (!answer.isFor(challenge)) {
      throw ServiceException.invalidSession();
    }
    if (!firstFactors.available(challenge.subject()).contains(choice)) {
      throw notAvailable();
    }
    return firstFactors.challenge(choice, answer.client(), challenge.subject());
  }

  private static ServiceException notAvailable() {
    return ServiceException.invalidParameter("ANSWER must be one of the AvailableChallenges.");
  }

  private ObjectNode passwordVerifier(ChallengeResponse answer, ChallengeName name) {
    BigInteger publicA = ServerHandshake.publicA(answer.responses());
    Challenge challenge =
        pool.challenges().take(answer.requiredSession(), name, answer.client().id());
    if (!answer.isFor(challenge)) {
      throw ServiceException.invalidSession();
    }
    return flow.passwordVerifier(answer.client(), challenge.subject(), publicA, true);
  }

  /** PASSWORD_VERIFIER: the proof. */
  public ObjectNode verify(ChallengeResponse answer) {
    PasswordClaim proof = PasswordClaim.of(answer.responses());
    Challenge challenge =
        pool.challenges()
            .take(proof.secretBlock(), ChallengeName.PASSWORD_VERIFIER, answer.client().id());
    answer.checkSession(challenge);
    boolean proven =
        flow.proven(challenge, proof, pool.settings().poolName(), challenge.subject().username());
    Account account = challenge.subject().account();
    if (!proven || account == null || !answer.isFor(challenge) || !pool.isCurrent(account)) {
      throw ServiceException.incorrectUsernameOrPassword();
    }
    account.checkMaySignIn();
    Device device;
    try {
      device = pool.device(account, answer.responses());
    } catch (ServiceException deviceDoesNotExist) {
      // Clients answer the same challenge once more, without DEVICE_KEY.
      if (!challenge.retried()) {
        pool.challenges().put(proof.secretBlock(), challenge.retry());
      }
      throw deviceDoesNotExist;
    }
    if (account.status() == UserStatus.FORCE_CHANGE_PASSWORD) {
      return newPasswordRequired(answer, challenge, account, device);
    }
    return afterPassword(answer, challenge, account, device);
  }

  /** NEW_PASSWORD_REQUIRED: replaces the temporary password. */
  public ObjectNode replace(ChallengeResponse answer) {
    String newPassword = answer.responses().required("NEW_PASSWORD");
    Accounts.checkPassword(newPassword);
    Challenge challenge =
        pool.challenges()
            .take(
                answer.requiredSession(),
                ChallengeName.NEW_PASSWORD_REQUIRED,
                answer.client().id());
    Account account = challenge.subject().account();
    if (account == null || !answer.isFor(challenge) || !pool.isCurrent(account)) {
      throw ServiceException.invalidSession();
    }
    account.checkMaySignIn();
    account.attributes(attributes(answer.responses()));
    account.password(pool.newVerifier(account.username(), newPassword), UserStatus.CONFIRMED);
    return afterPassword(answer, challenge, account, challenge.device());
  }

  private ObjectNode afterPassword(
      ChallengeResponse answer, Challenge challenge, Account account, @Nullable Device device) {
    if (challenge.detail() instanceof ChallengeDetail.Custom state) {
      return customAuth.afterPassword(answer, challenge, device, state);
    }
    if (device != null && device.remembered()) {
      return flow.sessionChallenge(
          ChallengeName.DEVICE_SRP_AUTH, answer.client(), challenge.subject(), device);
    }
    return secondFactor.after(answer.client(), account, device);
  }

  private ObjectNode newPasswordRequired(
      ChallengeResponse answer, Challenge challenge, Account account, @Nullable Device device) {
    ObjectNode response =
        flow.sessionChallenge(
            ChallengeName.NEW_PASSWORD_REQUIRED,
            answer.client(),
            challenge.subject(),
            device,
            challenge.detail());
    ObjectNode attributes = Json.object();
    account.attributes().forEach(attributes::put);
    attributes.remove("sub");
    response
        .withObjectProperty("ChallengeParameters")
        .put("USER_ID_FOR_SRP", account.username())
        .put("requiredAttributes", "[]")
        .put("userAttributes", attributes.toString());
    return response;
  }

  private static Map<String, String> attributes(Parameters responses) {
    Map<String, String> attributes = new LinkedHashMap<>();
    responses
        .values()
        .forEach((name, value) -> {
          if (name.startsWith(ATTRIBUTE_PREFIX)) {
            attributes.put(name.substring(ATTRIBUTE_PREFIX.length()), value);
          }
        });
    return attributes;
  }
}
