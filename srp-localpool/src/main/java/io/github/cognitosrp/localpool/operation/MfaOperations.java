package io.github.cognitosrp.localpool.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.Challenge;
import io.github.cognitosrp.localpool.state.ChallengeDetail;
import io.github.cognitosrp.localpool.state.ChallengeName;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.state.RandomText;
import io.github.cognitosrp.localpool.state.SoftwareToken;
import io.github.cognitosrp.localpool.token.Caller;
import io.github.cognitosrp.localpool.token.TokenIssuer;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.Request;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** Enrolling an authenticator app, and choosing among second factors. */
public final class MfaOperations {
  private static final Map<MfaMethod, String> NAMES =
      Map.of(
          MfaMethod.SMS_MFA, "SMSMfaSettings",
          MfaMethod.SOFTWARE_TOKEN_MFA, "SoftwareTokenMfaSettings",
          MfaMethod.EMAIL_OTP, "EmailMfaSettings");

  private final PoolState pool;
  private final TokenIssuer tokens;

  public MfaOperations(PoolState pool, TokenIssuer tokens) {
    this.pool = pool;
    this.tokens = tokens;
  }

  public ObjectNode associate(Request request) {
    SoftwareToken token = SoftwareToken.create(pool.random());
    ObjectNode response = Json.object().put("SecretCode", token.secretCode());
    String session = request.optional("Session");
    if (session == null) {
      tokens.account(request).mfa().pendingToken(token);
      return response;
    }
    if (!pool.settings().mfaSetup().contains(MfaMethod.SOFTWARE_TOKEN_MFA)) {
      throw new ServiceException(
          "SoftwareTokenMFANotFoundException",
          "Software Token MFA has not been enabled by the userPool.");
    }
    Challenge setup = pool.challenges().take(session, ChallengeName.MFA_SETUP, null);
    return response.put("Session", continueSetup(setup, token, false));
  }

  public ObjectNode verify(Request request) {
    String code = request.required("UserCode");
    ObjectNode response = Json.object().put("Status", "SUCCESS");
    String session = request.optional("Session");
    if (session == null) {
      tokens.account(request).mfa().confirmToken(code, pool.settings().clock().instant());
      return response;
    }
    return pool.challenges()
        .attempt(
            session,
            ChallengeName.MFA_SETUP,
            null,
            setup -> {
              if (!(setup.detail() instanceof ChallengeDetail.Enrolment enrolment)) {
                throw ServiceException.softwareTokenMismatch();
              }
              SoftwareToken verified = enrolment.token().confirm(code, pool.now());
              return response.put("Session", continueSetup(setup, verified, true));
            });
  }

  private String continueSetup(Challenge setup, SoftwareToken token, boolean verified) {
    String session = RandomText.token(pool.random());
    pool.challenges()
        .put(session, setup.with(session, new ChallengeDetail.Enrolment(token, verified)));
    return session;
  }

  public ObjectNode setPreference(Caller caller, Request request) {
    return setPreference(caller.account(), request);
  }

  public ObjectNode setPreference(Account account, Request request) {
    Map<MfaMethod, Request> wanted = new EnumMap<>(MfaMethod.class);
    NAMES.forEach((method, name) -> {
      Request settings = request.structure(name);
      if (settings != null) {
        wanted.put(method, settings);
      }
    });
    Request passkey = request.structure("WebAuthnMfaSettings");
    checkOnePreferred(wanted.values());
    // All or nothing.
    wanted.forEach((method, settings) -> {
      if (settings.flag("Enabled") && !canReceive(account, method)) {
        throw ServiceException.noDeliveryFor(method);
      }
    });
    wanted.forEach((method, settings) ->
        account.mfa().enable(method, settings.flag("Enabled"), settings.flag("PreferredMfa")));
    if (passkey != null) {
      account.mfa().webAuthn(passkey.flag("Enabled"));
    }
    return Json.object();
  }

  private static void checkOnePreferred(Collection<Request> wanted) {
    if (wanted.stream().filter(settings -> settings.flag("PreferredMfa")).count() > 1) {
      throw ServiceException.invalidParameter("Only one MFA method can be preferred.");
    }
  }

  private static boolean canReceive(Account account, MfaMethod method) {
    return switch (method) {
      case SOFTWARE_TOKEN_MFA -> account.mfa().token() != null;
      case SMS_MFA -> account.isVerified("phone_number");
      case EMAIL_OTP -> account.isVerified("email");
    };
  }
}
