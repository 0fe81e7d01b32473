package io.github.cognitosrp.localpool;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What users do for themselves. */
final class UserOperations {
  private final PoolState pool;
  private final Tokens tokens;

  UserOperations(PoolState pool, Tokens tokens) {
    this.pool = pool;
    this.tokens = tokens;
  }

  void addTo(Map<String, Operation> operations) {
    operations.put("SignUp", this::signUp);
    operations.put("ConfirmSignUp", this::confirmSignUp);
    operations.put("GetUser", this::getUser);
  }

  private ObjectNode signUp(Request request) {
    String username = checkedUsername(request);
    Account account =
        pool.addAccount(
            username,
            request.required("Password"),
            UserStatus.UNCONFIRMED,
            request.attributes("UserAttributes"),
            "User already exists");
    return Json.object().put("UserConfirmed", false).put("UserSub", account.sub());
  }

  private ObjectNode confirmSignUp(Request request) {
    String username = checkedUsername(request);
    boolean matches = request.required("ConfirmationCode").equals(pool.confirmationCode);
    Account account = pool.accounts.resolve(username);
    if (account == null && pool.preventUserExistenceErrors) {
      throw codeMismatch();
    }
    account = pool.accounts.get(username);
    if (!matches) {
      throw codeMismatch();
    }
    confirm(account);
    return Json.object();
  }

  private ObjectNode getUser(Request request) {
    Account account = tokens.account(request);
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

  private String checkedUsername(Request request) {
    AppClient client = pool.client(request);
    String username = request.required("Username");
    request.about(username);
    SecretHash.check(client, request.optional("SecretHash"), username);
    return username;
  }

  static void confirm(Account account) {
    if (account.status() != UserStatus.UNCONFIRMED) {
      throw ServiceException.notAuthorized(
          "User cannot be confirmed. Current status is " + account.status());
    }
    account.status(UserStatus.CONFIRMED);
  }

  static void putAttributes(ArrayNode list, Account account) {
    account
        .attributes()
        .forEach((name, value) -> list.addObject().put("Name", name).put("Value", value));
  }

  private static ServiceException codeMismatch() {
    return new ServiceException(
        "CodeMismatchException", "Invalid verification code provided, please try again.");
  }
}
