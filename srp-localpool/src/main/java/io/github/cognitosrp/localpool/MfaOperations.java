package io.github.cognitosrp.localpool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Enrolling an authenticator app, and choosing among second factors. */
final class MfaOperations {
  private final PoolState pool;
  private final Tokens tokens;

  MfaOperations(PoolState pool, Tokens tokens) {
    this.pool = pool;
    this.tokens = tokens;
  }

  void addTo(Map<String, Operation> operations) {
    operations.put("AssociateSoftwareToken", this::associate);
    operations.put("VerifySoftwareToken", this::verify);
    operations.put("SetUserMFAPreference", this::setPreference);
  }

  private ObjectNode associate(Request request) {
    String secretCode = SoftwareToken.newSecretCode(pool.random);
    ObjectNode response = Json.object().put("SecretCode", secretCode);
    String session = request.optional("Session");
    if (session == null) {
      tokens.account(request).mfa().pendingSecretCode(secretCode);
      return response;
    }
    Challenge setup = pool.challenges.take(session, ChallengeName.MFA_SETUP);
    return response.put("Session", goOn(setup, secretCode, false));
  }

  private ObjectNode verify(Request request) {
    String code = request.required("UserCode");
    ObjectNode response = Json.object().put("Status", "SUCCESS");
    String session = request.optional("Session");
    if (session == null) {
      Mfa mfa = tokens.account(request).mfa();
      String pending = mfa.pendingSecretCode();
      if (pending == null || !SoftwareToken.matches(pending, code, pool.clock.instant())) {
        throw codeMismatch();
      }
      mfa.secretCode(pending);
      return response;
    }
    Challenge setup = pool.challenges.take(session, ChallengeName.MFA_SETUP);
    if (!(setup.detail() instanceof ChallengeDetail.Enrolment enrolment)
        || !SoftwareToken.matches(enrolment.secretCode(), code, pool.clock.instant())) {
      pool.challenges.put(session, setup);
      throw codeMismatch();
    }
    return response.put("Session", goOn(setup, enrolment.secretCode(), true));
  }

  private String goOn(Challenge setup, String secretCode, boolean verified) {
    String session = RandomText.token(pool.random);
    pool.challenges.put(
        session, setup.with(session, new ChallengeDetail.Enrolment(secretCode, verified)));
    return session;
  }

  private ObjectNode setPreference(Request request) {
    Account account = tokens.account(request);
    set(account, MfaMethod.SMS_MFA, request.structure("SMSMfaSettings"));
    set(account, MfaMethod.SOFTWARE_TOKEN_MFA, request.structure("SoftwareTokenMfaSettings"));
    set(account, MfaMethod.EMAIL_OTP, request.structure("EmailMfaSettings"));
    return Json.object();
  }

  private static void set(Account account, MfaMethod method, @Nullable Request settings) {
    if (settings == null) {
      return;
    }
    boolean enabled = settings.flag("Enabled");
    if (enabled && method == MfaMethod.SOFTWARE_TOKEN_MFA && account.mfa().secretCode() == null) {
      throw ServiceException.invalidParameter("User has not verified software token mfa");
    }
    account.mfa().enable(method, enabled, settings.flag("PreferredMfa"));
  }

  private static ServiceException codeMismatch() {
    return new ServiceException(
        "EnableSoftwareTokenMFAException", "Code mismatch and fail enable Software Token MFA");
  }
}
