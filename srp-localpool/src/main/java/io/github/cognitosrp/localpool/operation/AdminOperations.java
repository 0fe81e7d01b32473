package io.github.cognitosrp.localpool.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.UserStatus;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.AttributeSchema;
import io.github.cognitosrp.localpool.state.CodeOccasion;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.state.RandomText;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.Page;
import io.github.cognitosrp.localpool.wire.Request;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.util.List;
import java.util.Map;

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
    String action = request.optional("MessageAction");
    if (action != null && !action.equals("RESEND") && !action.equals("SUPPRESS")) {
      throw ServiceException.validation(
          "Value", "messageAction", "Member must satisfy enum value set: [RESEND, SUPPRESS]");
    }
    List<String> mediums = request.texts("DesiredDeliveryMediums");
    if (!List.of("EMAIL", "SMS").containsAll(mediums)) {
      throw ServiceException.validation(
          "Value", "desiredDeliveryMediums", "Member must satisfy enum value set: [SMS, EMAIL]");
    }
    String given = request.optional("TemporaryPassword");
    String password = given == null ? temporaryPassword() : given;
    Account account =
        "RESEND".equals(action) ? again(username, password) : add(request, username, password);
    if (!"SUPPRESS".equals(action)) {
      String attribute = mediums.contains("EMAIL") ? "email" : "phone_number";
      CodeOccasion occasion = CodeOccasion.of("AdminCreateUser", null, request);
      pool.codes().invite(occasion, account, attribute, password);
    }
    return Json.object().set("User", Users.json(account, "Attributes", null));
  }

  private Account add(Request request, String username, String password) {
    Map<String, String> attributes = request.attributes("UserAttributes");
    pool.settings().schema().checkAdminWrite(attributes, Map.of());
    Account account =
        pool.newAccount(
            new PoolState.NewUser(
                username, password, UserStatus.FORCE_CHANGE_PASSWORD, attributes));
    // Cognito does not read what the trigger answers here.
    SignUpOperations.preSignUp(pool, null, account, request);
    pool.accounts().add(account, "User account already exists", request.flag("ForceAliasCreation"));
    return account;
  }

  private Account again(String username, String password) {
    Account account = pool.accounts().get(username);
    if (account.status() != UserStatus.FORCE_CHANGE_PASSWORD) {
      throw new ServiceException(
          "UnsupportedUserStateException",
          "Resend not possible. "
              + ServiceException.shown(username)
              + " status is not"
              + " FORCE_CHANGE_PASSWORD");
    }
    account.password(
        pool.passwords().newVerifier(account.username(), password),
        UserStatus.FORCE_CHANGE_PASSWORD);
    return account;
  }

  /** Satisfies every policy: all four kinds of characters. */
  private String temporaryPassword() {
    return "aA1!" + RandomText.token(pool.random());
  }

  public ObjectNode setPassword(Account account, Request request) {
    account.password(
        pool.passwords().newVerifier(account, request.required("Password")),
        request.flag("Permanent") ? UserStatus.CONFIRMED : UserStatus.FORCE_CHANGE_PASSWORD);
    return Json.object();
  }

  /** The user signs in no more before ConfirmForgotPassword. */
  public ObjectNode resetPassword(Account account, Request request) {
    if (account.status() == UserStatus.FORCE_CHANGE_PASSWORD) {
      throw ServiceException.notAuthorized("User password cannot be reset in the current state.");
    }
    SignUpOperations.sendReset(pool, account, CodeOccasion.of("ForgotPassword", null, request));
    account.status(UserStatus.RESET_REQUIRED);
    return Json.object();
  }

  public ObjectNode confirmSignUp(Account account, Request request) {
    SignUpOperations.checkUnconfirmed(account);
    account.status(UserStatus.CONFIRMED);
    pool.triggers()
        .postConfirmation(
            "ConfirmSignUp", null, account, request.parameters("ClientMetadata").values());
    return Json.object();
  }

  public ObjectNode getUser(Account account, Request request) {
    ObjectNode response = Users.json(account, "UserAttributes", null);
    Users.putMfa(response, account);
    return response;
  }

  public ObjectNode deleteUser(Account account, Request request) {
    pool.remove(account);
    return Json.object();
  }

  public ObjectNode enable(Account account, Request request) {
    account.enabled(true);
    return Json.object();
  }

  /** Ends the user's sign-ins as well. */
  public ObjectNode disable(Account account, Request request) {
    account.enabled(false);
    pool.refreshTokens().revokeAll(account);
    return Json.object();
  }

  public ObjectNode updateAttributes(Account account, Request request) {
    Map<String, String> attributes = request.attributes("UserAttributes");
    AttributeSchema schema = pool.settings().schema();
    schema.checkAdminWrite(attributes, account.attributes());
    pool.accounts().change(account, UserOperations.unverified(account, attributes), false);
    return Json.object();
  }

  public ObjectNode deleteAttributes(Account account, Request request) {
    UserOperations.delete(pool, account, request.texts("UserAttributeNames"));
    return Json.object();
  }

  public ObjectNode listDevices(Account account, Request request) {
    return DeviceOperations.list(account, request);
  }

  public ObjectNode getDevice(Account account, Request request) {
    return DeviceOperations.get(account, request);
  }

  public ObjectNode forgetDevice(Account account, Request request) {
    return DeviceOperations.forget(account, request);
  }

  public ObjectNode updateDeviceStatus(Account account, Request request) {
    return DeviceOperations.updateStatus(account, request);
  }

  public ObjectNode listUsers(Request request) {
    UserFilter filter = UserFilter.parse(request.optional("Filter"));
    List<String> wanted = request.texts("AttributesToGet");
    Page<Account> page =
        Page.of(
            pool.accounts().list().stream().filter(filter::matches).toList(),
            Account::username,
            request.limit("Limit", MAX_LISTED),
            request.optional("PaginationToken"));
    ObjectNode response = Json.object();
    ArrayNode users = response.putArray("Users");
    page.items().forEach(account -> users.add(Users.json(account, "Attributes", wanted)));
    return response.put("PaginationToken", page.next());
  }
}
