package io.github.cognitosrp.localpool;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What an administrator does with users. A signature in the request is neither needed nor read. */
final class AdminOperations {
  private static final int MAX_LISTED = 60;

  private final PoolState pool;

  AdminOperations(PoolState pool) {
    this.pool = pool;
  }

  void addTo(Map<String, Operation> operations) {
    operations.put("AdminCreateUser", this::createUser);
    operations.put("AdminSetUserPassword", this::setPassword);
    operations.put("AdminConfirmSignUp", this::confirmSignUp);
    operations.put("AdminGetUser", this::getUser);
    operations.put("AdminListDevices", this::listDevices);
    operations.put("AdminForgetDevice", this::forgetDevice);
    operations.put("ListUsers", this::listUsers);
  }

  private ObjectNode createUser(Request request) {
    String username = username(request);
    String password = request.optional("TemporaryPassword");
    Account account =
        pool.addAccount(
            username,
            password == null ? RandomText.token(pool.random) : password,
            UserStatus.FORCE_CHANGE_PASSWORD,
            request.attributes("UserAttributes"),
            "User account already exists");
    ObjectNode response = Json.object();
    putUser(response.putObject("User"), account, "Attributes");
    return response;
  }

  private ObjectNode setPassword(Request request) {
    Account account = account(request);
    String password = request.required("Password");
    account.password(
        pool.newVerifier(account.username(), password),
        request.flag("Permanent") ? UserStatus.CONFIRMED : UserStatus.FORCE_CHANGE_PASSWORD);
    return Json.object();
  }

  private ObjectNode confirmSignUp(Request request) {
    UserOperations.confirm(account(request));
    return Json.object();
  }

  private ObjectNode getUser(Request request) {
    ObjectNode response = Json.object();
    putUser(response, account(request), "UserAttributes");
    return response;
  }

  private ObjectNode listDevices(Request request) {
    return DeviceOperations.list(account(request), request);
  }

  private ObjectNode forgetDevice(Request request) {
    return DeviceOperations.forget(account(request), request);
  }

  private ObjectNode listUsers(Request request) {
    pool.checkPoolId(request);
    UserFilter filter = UserFilter.parse(request.optional("Filter"));
    Page<Account> page =
        Page.of(
            pool.accounts.list().stream().filter(filter::matches).toList(),
            Account::username,
            request.limit("Limit", MAX_LISTED),
            request.optional("PaginationToken"));
    ObjectNode response = Json.object();
    ArrayNode users = response.putArray("Users");
    page.items().forEach(account -> putUser(users.addObject(), account, "Attributes"));
    return response.put("PaginationToken", page.next());
  }

  private Account account(Request request) {
    return pool.accounts.get(username(request));
  }

  private String username(Request request) {
    pool.checkPoolId(request);
    String username = request.required("Username");
    request.about(username);
    return username;
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
