package io.github.cognitosrp.localpool.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.UserStatus;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.token.Caller;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.Request;
import io.github.cognitosrp.localpool.wire.ServiceException;

/** What users do for themselves. */
public final class UserOperations {
  private final PoolState pool;

  public UserOperations(PoolState pool) {
    this.pool = pool;
  }

  public ObjectNode signUp(ClientCall call, Request request) {
    String username = call.username();
    Account account =
        pool.addAccount(
            username,
            request.required("Password"),
            UserStatus.UNCONFIRMED,
            request.attributes("UserAttributes"),
            "User already exists");
    return Json.object().put("UserConfirmed", false).put("UserSub", account.sub());
  }

  public ObjectNode confirmSignUp(ClientCall call, Request request) {
    String username = call.username();
    boolean matches =
        request.required("ConfirmationCode").equals(pool.settings().confirmationCode());
    Account account = pool.accounts().resolve(username);
    if (account == null && pool.settings().preventUserExistenceErrors()) {
      throw codeMismatch();
    }
    account = pool.accounts().get(username);
    if (!matches) {
      throw codeMismatch();
    }
    confirm(account);
    return Json.object();
  }

  public ObjectNode getUser(Caller caller, Request request) {
    Account account = caller.account();
    ObjectNode response = Json.object().put("Username", account.username());
    putAttributes(response.putArray("UserAttributes"), account);
    ArrayNode methods = response.putArray("UserMFASettingList");
    account.mfa().enabled().forEach(method -> methods.add(method.name()));
    MfaMethod preferred = account.mfa().preferred();
    if (preferred != null) {
      response.put("PreferredMfaSetting", preferred.name());
    }
    return response;
  }

  public static void confirm(Account account) {
    if (account.status() != UserStatus.UNCONFIRMED) {
      throw ServiceException.notAuthorized(
          "User cannot be confirmed. Current status is " + account.status());
    }
    account.status(UserStatus.CONFIRMED);
  }

  public static void putAttributes(ArrayNode list, Account account) {
    account
        .attributes()
        .forEach((name, value) -> list.addObject().put("Name", name).put("Value", value));
  }

  private static ServiceException codeMismatch() {
    return new ServiceException(
        "CodeMismatchException", "Invalid verification code provided, please try again.");
  }
}
