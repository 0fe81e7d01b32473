package io.github.cognitosrp.localpool.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.UserStatus;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.CodeSender;
import io.github.cognitosrp.localpool.state.ConfirmationCodes;
import io.github.cognitosrp.localpool.state.ConfirmationCodes.Purpose;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.Request;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What users without a token do: sign up, confirm, get back in with a code. */
public final class SignUpOperations {
  private final PoolState pool;

  public SignUpOperations(PoolState pool) {
    this.pool = pool;
  }

  public ObjectNode signUp(ClientCall call, Request request) {
    Map<String, String> attributes = request.attributes("UserAttributes");
    pool.settings().schema().checkUserWrite(call.client(), attributes, Map.of());
    Account account =
        pool.addAccount(
            new PoolState.NewUser(
                call.username(), request.required("Password"), UserStatus.UNCONFIRMED, attributes),
            "User already exists",
            false);
    ObjectNode response = Json.object().put("UserConfirmed", false).put("UserSub", account.sub());
    ObjectNode details = sendConfirmation(account);
    return details == null ? response : response.set("CodeDeliveryDetails", details);
  }

  public ObjectNode confirmSignUp(ClientCall call, Request request) {
    String code = request.required("ConfirmationCode");
    Account account = known(call);
    if (account == null) {
      throw ConfirmationCodes.mismatch();
    }
    checkUnconfirmed(account);
    Map<String, String> verified = account.codes().take(Purpose.CONFIRM_SIGN_UP, code, pool.now());
    verify(account, verified, request.flag("ForceAliasCreation"));
    account.status(UserStatus.CONFIRMED);
    return Json.object();
  }

  public ObjectNode resendConfirmationCode(ClientCall call, Request request) {
    Account account = known(call);
    if (account == null) {
      return simulatedDelivery();
    }
    if (account.status() != UserStatus.UNCONFIRMED) {
      throw ServiceException.invalidParameter("User is already confirmed.");
    }
    ObjectNode details = sendConfirmation(account);
    ObjectNode response = Json.object();
    return details == null ? response : response.set("CodeDeliveryDetails", details);
  }

  public ObjectNode forgotPassword(ClientCall call, Request request) {
    Account account = known(call);
    if (account == null) {
      return simulatedDelivery();
    }
    if (!account.enabled()) {
      throw ServiceException.notAuthorized("User is disabled.");
    }
    if (account.status() == UserStatus.FORCE_CHANGE_PASSWORD) {
      throw ServiceException.notAuthorized("User password cannot be reset in the current state.");
    }
    return Json.object().set("CodeDeliveryDetails", sendReset(pool, account));
  }

  public ObjectNode confirmForgotPassword(ClientCall call, Request request) {
    String code = request.required("ConfirmationCode");
    String password = request.required("Password");
    pool.passwords().check(password);
    Account account = known(call);
    if (account == null) {
      throw new ServiceException(
          "ExpiredCodeException", "Invalid code provided, please request a code again.");
    }
    account.codes().take(Purpose.RESET_PASSWORD, code, pool.now());
    account.password(pool.passwords().newVerifier(account, password), UserStatus.CONFIRMED);
    return Json.object();
  }

  /** A code with which the user sets another password, to what has been verified. */
  static ObjectNode sendReset(PoolState pool, Account account) {
    for (String attribute : new String[] {"phone_number", "email"}) {
      if (account.isVerified(attribute)) {
        return pool.codes()
            .confirm(
                account,
                Purpose.RESET_PASSWORD,
                attribute,
                account.attributes().getOrDefault(attribute, ""));
      }
    }
    throw ServiceException.invalidParameter(
        "Cannot reset password for the user as there is no registered/verified email or"
            + " phone_number");
  }

  /** A code for ConfirmSignUp; where a user has both, it goes to the telephone. */
  private @Nullable ObjectNode sendConfirmation(Account account) {
    Map<String, String> attributes = account.attributes();
    for (String attribute : new String[] {"phone_number", "email"}) {
      String destination = attributes.get(attribute);
      if (destination != null && pool.isAutoVerified(attribute)) {
        return pool.codes().confirm(account, Purpose.CONFIRM_SIGN_UP, attribute, destination);
      }
    }
    pool.codes().confirmSilently(account, Purpose.CONFIRM_SIGN_UP);
    return null;
  }

  /** What the code went to is verified, if it is still the same. */
  private void verify(Account account, Map<String, String> verified, boolean forceAlias) {
    Map<String, String> changes = new LinkedHashMap<>();
    verified.forEach((attribute, value) -> {
      if (value.equals(account.attributes().get(attribute))) {
        changes.put(attribute + "_verified", "true");
      }
    });
    pool.accounts().change(account, changes, forceAlias);
  }

  static void checkUnconfirmed(Account account) {
    if (account.status() != UserStatus.UNCONFIRMED) {
      throw ServiceException.notAuthorized(
          "User cannot be confirmed. Current status is " + account.status());
    }
  }

  /** The user; null if there is none and the pool does not say so. */
  private @Nullable Account known(ClientCall call) {
    Account account = pool.accounts().resolveOrSub(call.username());
    if (account == null && !pool.settings().preventUserExistenceErrors()) {
      throw ServiceException.userNotFound();
    }
    return account;
  }

  private static ObjectNode simulatedDelivery() {
    return Json.object()
        .set("CodeDeliveryDetails", CodeSender.details("email", "unknown@example.com"));
  }
}
