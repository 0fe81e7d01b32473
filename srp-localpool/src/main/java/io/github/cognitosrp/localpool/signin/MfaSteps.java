package io.github.cognitosrp.localpool.signin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.AttributeSchema;
import io.github.cognitosrp.localpool.state.Challenge;
import io.github.cognitosrp.localpool.state.ChallengeDetail;
import io.github.cognitosrp.localpool.state.ChallengeName;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.util.Map;
import java.util.function.Function;

/** Answers to the challenges about codes. */
public final class MfaSteps {

  private final PoolState pool;
  private final SignInSteps flow;
  private final MfaChallenges secondFactor;

  public MfaSteps(PoolState pool, SignInSteps flow, MfaChallenges secondFactor) {
    this.pool = pool;
    this.flow = flow;
    this.secondFactor = secondFactor;
  }

  /** SMS_MFA, EMAIL_OTP, SMS_OTP or SOFTWARE_TOKEN_MFA: the code. */
  ObjectNode code(ChallengeResponse answer, ChallengeName name) {
    String code = answer.responses().required(name.name() + "_CODE");
    return attempt(
        answer,
        name,
        challenge -> {
          Account account = account(challenge, answer);
          account.failedAttempts().check(pool.now());
          try {
            check(challenge, account, code);
          } catch (ServiceException refused) {
            account.failedAttempts().failed(pool.now());
            throw refused;
          }
          account.checkMaySignIn();
          return flow.complete(answer.context(), account, challenge.device());
        });
  }

  private void check(Challenge challenge, Account account, String code) {
    if (!(challenge.detail() instanceof ChallengeDetail.Code sent)) {
      account.mfa().useToken(code, pool.settings().clock().instant());
      return;
    }
    if (!sent.code().equals(code)) {
      throw ServiceException.codeMismatch();
    }
    if (sent.newEmail() != null) {
      pool.accounts()
          .change(account, Map.of("email", sent.newEmail(), "email_verified", "true"), false);
      account.mfa().enable(MfaMethod.EMAIL_OTP, true, true);
    }
  }

  /** SELECT_MFA_TYPE: one of the user's methods. A wrong choice does not spend the challenge. */
  ObjectNode select(ChallengeResponse answer) {
    String wanted = answer.responses().required("ANSWER");
    return attempt(
        answer,
        ChallengeName.SELECT_MFA_TYPE,
        challenge -> {
          Account account = account(challenge, answer);
          MfaMethod method =
              account.mfa().enabled().stream()
                  .filter(enabled -> enabled.name().equals(wanted))
                  .findFirst()
                  .orElseThrow(() ->
                      ServiceException.invalidParameter("ANSWER must be one of MFAS_CAN_CHOOSE."));
          return secondFactor.challenge(
              method, answer.context(), challenge.subject(), challenge.device());
        });
  }

  /**
   * MFA_SETUP: the address for codes by e-mail, or nothing if an app has been verified meanwhile.
   */
  public ObjectNode setup(ChallengeResponse answer) {
    String email = answer.responses().optional("EMAIL");
    if (email != null) {
      checkEmail(email);
    }
    return attempt(
        answer,
        ChallengeName.MFA_SETUP,
        challenge -> {
          Account account = account(challenge, answer);
          if (email != null) {
            return secondFactor.newEmail(answer.context(), account, challenge.device(), email);
          }
          if (!(challenge.detail() instanceof ChallengeDetail.Enrolment enrolment)
              || !enrolment.verified()) {
            throw ServiceException.invalidParameter("The software token has not been verified.");
          }
          account.checkMaySignIn();
          account.mfa().token(enrolment.token());
          account.mfa().enable(MfaMethod.SOFTWARE_TOKEN_MFA, true, true);
          return flow.complete(answer.context(), account, challenge.device());
        });
  }

  private void checkEmail(String email) {
    if (!pool.settings().mfaSetup().contains(MfaMethod.EMAIL_OTP)) {
      throw ServiceException.noDeliveryFor(MfaMethod.EMAIL_OTP);
    }
    if (!AttributeSchema.isEmail(email)) {
      throw ServiceException.invalidParameter("Invalid email address format.");
    }
  }

  private ObjectNode attempt(
      ChallengeResponse answer, ChallengeName name, Function<Challenge, ObjectNode> step) {
    return pool.challenges().attempt(answer.requiredSession(), name, answer.client().id(), step);
  }

  private Account account(Challenge challenge, ChallengeResponse answer) {
    Account account = challenge.subject().account();
    if (account == null || !answer.isFor(challenge) || !pool.isCurrent(account)) {
      throw ServiceException.invalidSession();
    }
    return account;
  }
}
