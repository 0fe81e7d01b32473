package io.github.cognitosrp.localpool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Answers to the challenges about codes. */
final class MfaSteps {
  private final PoolState pool;
  private final SignInFlow flow;
  private final SecondFactor secondFactor;

  MfaSteps(PoolState pool, SignInFlow flow, SecondFactor secondFactor) {
    this.pool = pool;
    this.flow = flow;
    this.secondFactor = secondFactor;
  }

  /** SMS_MFA, EMAIL_OTP, SMS_OTP or SOFTWARE_TOKEN_MFA: the code. */
  ObjectNode code(Answer answer, ChallengeName name) {
    String code = answer.responses().required(name.name() + "_CODE");
    Challenge challenge = take(answer, name);
    Account account = account(challenge, answer);
    if (!matches(challenge, account, code)) {
      // Another code may be tried as long as the session lives.
      pool.challenges.put(answer.requiredSession(), challenge);
      throw new ServiceException("CodeMismatchException", "Invalid code received for user");
    }
    account.checkMaySignIn();
    return flow.complete(answer.client(), account, challenge.device());
  }

  private boolean matches(Challenge challenge, Account account, String code) {
    if (challenge.detail() instanceof ChallengeDetail.Code sent) {
      return sent.code().equals(code);
    }
    String secretCode = account.mfa().secretCode();
    return secretCode != null && SoftwareToken.matches(secretCode, code, pool.clock.instant());
  }

  /** SELECT_MFA_TYPE: one of the user's methods. */
  ObjectNode select(Answer answer) {
    String wanted = answer.responses().required("ANSWER");
    Challenge challenge = take(answer, ChallengeName.SELECT_MFA_TYPE);
    Account account = account(challenge, answer);
    @Nullable MfaMethod method =
        Arrays.stream(MfaMethod.values())
            .filter(known -> known.name().equals(wanted) && account.mfa().enabled().contains(known))
            .findFirst()
            .orElse(null);
    if (method == null) {
      throw ServiceException.invalidParameter("ANSWER must be one of MFAS_CAN_CHOOSE.");
    }
    return secondFactor.challenge(method, answer.client(), challenge.subject(), challenge.device());
  }

  /** MFA_SETUP: the app has been verified meanwhile. */
  ObjectNode setup(Answer answer) {
    Challenge challenge = take(answer, ChallengeName.MFA_SETUP);
    Account account = account(challenge, answer);
    if (!(challenge.detail() instanceof ChallengeDetail.Enrolment enrolment)
        || !enrolment.verified()) {
      throw ServiceException.invalidParameter("The software token has not been verified.");
    }
    account.checkMaySignIn();
    account.mfa().secretCode(enrolment.secretCode());
    account.mfa().enable(MfaMethod.SOFTWARE_TOKEN_MFA, true, true);
    return flow.complete(answer.client(), account, challenge.device());
  }

  private Challenge take(Answer answer, ChallengeName name) {
    return pool.challenges.take(answer.requiredSession(), name, answer.client().id());
  }

  private Account account(Challenge challenge, Answer answer) {
    Account account = challenge.subject().account();
    if (account == null || !answer.isFor(challenge) || !pool.isCurrent(account)) {
      throw ServiceException.invalidSession();
    }
    return account;
  }
}
