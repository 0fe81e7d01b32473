package io.github.cognitosrp.localpool.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.UserStatus;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.state.RandomText;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.Page;
import io.github.cognitosrp.localpool.wire.Request;

/** What an administrator does with users. A signature in the request is neither needed nor read. */
public final class AdminOperations {
  private static final int MAX_LISTED = 60;

  private final PoolState pool;

  public AdminOperations(PoolState pool) {
    this.pool = pool;
  }

  public ObjectNode createUser(Request request) {
    String username = request.required("Username");
    request.setSubject(username);
    String password = request.optional("TemporaryPassword");
    Account account =
        pool.addAccount(
            username,
            password == null ? RandomText.token(pool.random()) : password,
            UserStatus.FORCE_CHANGE_PASSWORD,
            request.attributes("UserAttributes"),
            "User account already exists");
    ObjectNode response = Json.object();
    putUser(response.putObject("User"), account, "Attributes");
    return response;
  }

  public ObjectNode setPassword(Account account, Request request) {
    String password = request.required("Password");
    account.password(
        pool.newVerifier(account.username(), password),
        request.flag("Permanent") ? UserStatus.CONFIRMED : UserStatus.FORCE_CHANGE_PASSWORD);
    return Json.object();
  }

  public ObjectNode confirmSignUp(Account account, Request request) {
    UserOperations.confirm(account);
    return Json.object();
  }

  public ObjectNode getUser(Account account, Request request) {
    ObjectNode response = Json.object();
    putUser(response, account, "UserAttributes");
    return response;
  }

  public ObjectNode listDevices(Account account, Request request) {
    return DeviceOperations.list(account, request);
  }

  public ObjectNode forgetDevice(Account account, Request request) {
    return DeviceOperations.forget(account, request);
  }

  public ObjectNode listUsers(Request request) {
    UserFilter filter = UserFilter.parse(request.optional("Filter"));
    Page<Account> page =
        Page.of(
            pool.accounts().list().stream().filter(filter::matches).toList(),
            Account::username,
            request.limit("Limit", MAX_LISTED),
            request.optional("PaginationToken"));
    ObjectNode response = Json.object();
    ArrayNode users = response.putArray("Users");
    page.items().forEach(account -> putUser(users.addObject(), account, "Attributes"));
    return response.put("PaginationToken", page.next());
  }

  private static void putUser(ObjectNode json, Account account, String attributesName) {
    json.put("Username", account.username());
    UserOperations.putAttributes(json.putArray(attributesName), account);
    json.put("UserCreateDate", account.createdAt().getEpochSecond());
    json.put("UserLastModifiedDate", account.createdAt().getEpochSecond());
    json.put("Enabled", account.enabled());
    json.put("UserStatus", account.status().name());
  }
}
