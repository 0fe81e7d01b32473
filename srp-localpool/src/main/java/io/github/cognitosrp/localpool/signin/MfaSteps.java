package io.github.cognitosrp.localpool.signin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.Challenge;
import io.github.cognitosrp.localpool.state.ChallengeDetail;
import io.github.cognitosrp.localpool.state.ChallengeName;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers to the challenges about codes. */
public final class MfaSteps {
  // The domain needs no more than to exist: nothing is sent.
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,255}");

  private final PoolState pool;
  private final SignInSteps flow;
  private final MfaChallenges secondFactor;

  public MfaSteps(PoolState pool, SignInSteps flow, MfaChallenges secondFactor) {
    this.pool = pool;
    this.flow = flow;
    this.secondFactor = secondFactor;
  }

  /** SMS_MFA, EMAIL_OTP, SMS_OTP or SOFTWARE_TOKEN_MFA: the code. */
  public ObjectNode code(ChallengeResponse answer, ChallengeName name) {
    String code = answer.responses().required(name.name() + "_CODE");
    Challenge challenge = take(answer, name);
    Account account = account(challenge, answer);
    try {
      check(challenge, account, code);
    } catch (ServiceException refused) {
      // Another code may be tried as long as the session lives.
      pool.challenges().put(answer.requiredSession(), challenge);
      throw refused;
    }
    account.checkMaySignIn();
    return flow.complete(answer.client(), account, challenge.device());
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
      account.attributes(Map.of("email", sent.newEmail(), "email_verified", "true"));
      account.mfa().enable(MfaMethod.EMAIL_OTP, true, true);
    }
  }

  /** SELECT_MFA_TYPE: one of the user's methods. */
  public ObjectNode select(ChallengeResponse answer) {
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

  /**
   * MFA_SETUP: the address for codes by e-mail, or nothing if an app has been verified meanwhile.
   */
  public ObjectNode setup(ChallengeResponse answer) {
    String email = answer.responses().optional("EMAIL");
    if (email != null) {
      checkEmail(email);
    }
    Challenge challenge = take(answer, ChallengeName.MFA_SETUP);
    Account account = account(challenge, answer);
    if (email != null) {
      return secondFactor.newEmail(answer.client(), account, challenge.device(), email);
    }
    if (!(challenge.detail() instanceof ChallengeDetail.Enrolment enrolment)
        || !enrolment.verified()) {
      throw ServiceException.invalidParameter("The software token has not been verified.");
    }
    account.checkMaySignIn();
    account.mfa().token(enrolment.token());
    account.mfa().enable(MfaMethod.SOFTWARE_TOKEN_MFA, true, true);
    return flow.complete(answer.client(), account, challenge.device());
  }

  private void checkEmail(String email) {
    if (!pool.settings().mfaSetup().contains(MfaMethod.EMAIL_OTP)) {
      throw ServiceException.noDeliveryFor(MfaMethod.EMAIL_OTP);
    }
    if (!EMAIL.matcher(email).matches()) {
      throw ServiceException.invalidParameter("Invalid email address format.");
    }
  }

  private Challenge take(ChallengeResponse answer, ChallengeName name) {
    return pool.challenges().take(answer.requiredSession(), name, answer.client().id());
  }

  private Account account(Challenge challenge, ChallengeResponse answer) {
    Account account = challenge.subject().account();
    if (account == null || !answer.isFor(challenge) || !pool.isCurrent(account)) {
      throw ServiceException.invalidSession();
    }
    return account;
  }
}
