package io.github.cognitosrp.localpool.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.operation.AdminOperations;
import io.github.cognitosrp.localpool.operation.ClientCall;
import io.github.cognitosrp.localpool.operation.DescribeOperations;
import io.github.cognitosrp.localpool.operation.DeviceOperations;
import io.github.cognitosrp.localpool.operation.GroupOperations;
import io.github.cognitosrp.localpool.operation.MfaOperations;
import io.github.cognitosrp.localpool.operation.SignUpOperations;
import io.github.cognitosrp.localpool.operation.TokenOperations;
import io.github.cognitosrp.localpool.operation.UserOperations;
import io.github.cognitosrp.localpool.operation.WebAuthnOperations;
import io.github.cognitosrp.localpool.signin.SignInOperations;
import io.github.cognitosrp.localpool.srp.SecretHash;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.token.Caller;
import io.github.cognitosrp.localpool.token.TokenIssuer;
import io.github.cognitosrp.localpool.wire.OperationHandler;
import io.github.cognitosrp.localpool.wire.Request;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Every operation with what it asks of its caller and which fields it reads. Tokens, secret hashes
 * and pool ids are checked here, and nowhere else. Thread-safe.
 */
final class OperationTable {
  /** Context for triggers and threat protection, which change no answer without them. */
  private static final Set<String> READ_BY_ALL =
      Set.of("AnalyticsMetadata", "UserContextData", "ContextData", "ClientMetadata");

  private final Map<String, Operation> byName = new TreeMap<>();
  private final PoolState pool;
  private final TokenIssuer tokens;

  /** One row. */
  record Operation(Access access, Set<String> fields, OperationHandler handler) {}

  OperationTable(PoolState pool, TokenIssuer tokens) {
    this.pool = pool;
    this.tokens = tokens;
    addSignIn(new SignInOperations(pool, tokens));
    addSignUp(new SignUpOperations(pool));
    addUsers(new UserOperations(pool));
    addAdmin(new AdminOperations(pool));
    addGroups(new GroupOperations(pool));
    addDevices(new DeviceOperations(pool), new AdminOperations(pool));
    addMfa(new MfaOperations(pool, tokens));
    addPasskeys(new WebAuthnOperations(pool));
    addTokens(new TokenOperations(pool, tokens));
    addDescriptions(new DescribeOperations(pool));
  }

  private void addSignIn(SignInOperations signIn) {
    String initiate = "ClientId AuthFlow AuthParameters Session";
    String respond = "ClientId ChallengeName ChallengeResponses Session";
    own("InitiateAuth", initiate, signIn::initiateAuth);
    own("RespondToAuthChallenge", respond, signIn::respondToAuthChallenge);
    admin("AdminInitiateAuth", initiate, signIn::adminInitiateAuth);
    admin("AdminRespondToAuthChallenge", respond, signIn::respondToAuthChallenge);
  }

  private void addSignUp(SignUpOperations signUp) {
    client("SignUp", "Password UserAttributes ValidationData", signUp::signUp);
    client("ConfirmSignUp", "ConfirmationCode ForceAliasCreation", signUp::confirmSignUp);
    client("ResendConfirmationCode", "", signUp::resendConfirmationCode);
    client("ForgotPassword", "", signUp::forgotPassword);
    client("ConfirmForgotPassword", "ConfirmationCode Password", signUp::confirmForgotPassword);
  }

  private void addUsers(UserOperations users) {
    signedIn("GetUser", "", users::getUser);
    signedIn("DeleteUser", "", users::deleteUser);
    signedIn("UpdateUserAttributes", "UserAttributes", users::updateAttributes);
    signedIn("DeleteUserAttributes", "UserAttributeNames", users::deleteAttributes);
    signedIn("GetUserAttributeVerificationCode", "AttributeName", users::sendVerificationCode);
    signedIn("VerifyUserAttribute", "AttributeName Code", users::verifyAttribute);
    signedIn("ChangePassword", "PreviousPassword ProposedPassword", users::changePassword);
    signedIn("GetUserAuthFactors", "", users::authFactors);
  }

  private void addAdmin(AdminOperations admin) {
    admin(
        "AdminCreateUser",
        "Username UserAttributes ValidationData TemporaryPassword ForceAliasCreation MessageAction"
            + " DesiredDeliveryMediums",
        admin::createUser);
    admin("ListUsers", "AttributesToGet Limit PaginationToken Filter", admin::listUsers);
    adminUser("AdminSetUserPassword", "Password Permanent", admin::setPassword);
    adminUser("AdminResetUserPassword", "", admin::resetPassword);
    adminUser("AdminConfirmSignUp", "", admin::confirmSignUp);
    adminUser("AdminGetUser", "", admin::getUser);
    adminUser("AdminDeleteUser", "", admin::deleteUser);
    adminUser("AdminEnableUser", "", admin::enable);
    adminUser("AdminDisableUser", "", admin::disable);
    adminUser("AdminUpdateUserAttributes", "UserAttributes", admin::updateAttributes);
    adminUser("AdminDeleteUserAttributes", "UserAttributeNames", admin::deleteAttributes);
  }

  private void addGroups(GroupOperations groups) {
    String group = "GroupName Description RoleArn Precedence";
    admin("CreateGroup", group, groups::create);
    admin("UpdateGroup", group, groups::update);
    admin("GetGroup", "GroupName", groups::get);
    admin("DeleteGroup", "GroupName", groups::delete);
    admin("ListGroups", "Limit NextToken", groups::list);
    admin("ListUsersInGroup", "GroupName Limit NextToken", groups::listUsers);
    adminUser("AdminAddUserToGroup", "GroupName", groups::addUser);
    adminUser("AdminRemoveUserFromGroup", "GroupName", groups::removeUser);
    adminUser("AdminListGroupsForUser", "Limit NextToken", groups::listForUser);
  }

  private void addDevices(DeviceOperations devices, AdminOperations admin) {
    signedIn("ConfirmDevice", "DeviceKey DeviceSecretVerifierConfig DeviceName", devices::confirm);
    signedIn("UpdateDeviceStatus", "DeviceKey DeviceRememberedStatus", devices::updateStatus);
    signedIn("GetDevice", "DeviceKey", devices::get);
    signedIn("ListDevices", "Limit PaginationToken", devices::list);
    signedIn("ForgetDevice", "DeviceKey", devices::forget);
    adminUser("AdminListDevices", "Limit PaginationToken", admin::listDevices);
    adminUser("AdminGetDevice", "DeviceKey", admin::getDevice);
    adminUser("AdminForgetDevice", "DeviceKey", admin::forgetDevice);
    adminUser(
        "AdminUpdateDeviceStatus", "DeviceKey DeviceRememberedStatus", admin::updateDeviceStatus);
  }

  private void addMfa(MfaOperations mfa) {
    String settings =
        "SMSMfaSettings SoftwareTokenMfaSettings EmailMfaSettings WebAuthnMfaSettings";
    own("AssociateSoftwareToken", "AccessToken Session", mfa::associate);
    own("VerifySoftwareToken", "AccessToken Session UserCode FriendlyDeviceName", mfa::verify);
    signedIn("SetUserMFAPreference", settings, mfa::setPreference);
    adminUser("AdminSetUserMFAPreference", settings, mfa::setPreference);
  }

  private void addPasskeys(WebAuthnOperations passkeys) {
    signedIn("StartWebAuthnRegistration", "", passkeys::start);
    signedIn("CompleteWebAuthnRegistration", "Credential", passkeys::complete);
    signedIn("ListWebAuthnCredentials", "MaxResults NextToken", passkeys::list);
    signedIn("DeleteWebAuthnCredential", "CredentialId", passkeys::delete);
  }

  private void addTokens(TokenOperations operations) {
    own("RevokeToken", "ClientId ClientSecret Token", operations::revoke);
    own(
        "GetTokensFromRefreshToken",
        "ClientId ClientSecret RefreshToken DeviceKey",
        operations::fromRefreshToken);
    signedIn("GlobalSignOut", "", operations::globalSignOut);
    adminUser("AdminUserGlobalSignOut", "", operations::adminGlobalSignOut);
  }

  private void addDescriptions(DescribeOperations descriptions) {
    admin("DescribeUserPool", "", descriptions::userPool);
    admin("DescribeUserPoolClient", "ClientId", descriptions::client);
    admin("ListUserPoolClients", "MaxResults NextToken", descriptions::listClients);
    admin("GetUserPoolMfaConfig", "", descriptions::mfaConfig);
  }

  /** The names of the operations and what they ask of their callers, in alphabetical order. */
  Map<String, Access> declarations() {
    Map<String, Access> declarations = new TreeMap<>();
    byName.forEach((name, operation) -> declarations.put(name, operation.access()));
    return declarations;
  }

  @Nullable Operation find(String name) {
    return byName.get(name);
  }

  PoolState pool() {
    return pool;
  }

  /** Runs an operation of this table. */
  ObjectNode call(String name, Operation operation, Request request) {
    String outcome = "InternalErrorException";
    String detail = null;
    try {
      checkFields(name, operation, request);
      ObjectNode response = operation.handler().handle(request);
      outcome = outcome(response);
      return response;
    } catch (ServiceException e) {
      outcome = e.type();
      detail = e.text();
      throw e;
    } finally {
      pool.events().add(name, request.username(), outcome, detail);
    }
  }

  /** A field that Cognito knows and this pool does not read must not pass in silence. */
  private static void checkFields(String name, Operation operation, Request request) {
    for (String field : request.members()) {
      if (!operation.fields().contains(field) && !READ_BY_ALL.contains(field)) {
        throw ServiceException.invalidParameter(
            "The local user pool does not read "
                + ServiceException.shown(field)
                + " of "
                + name
                + ".");
      }
    }
  }

  private void add(
      String name, Access access, String fields, String more, OperationHandler handler) {
    byName.put(
        name, new Operation(access, Set.of((fields + " " + more).trim().split(" +")), handler));
  }

  private void own(String name, String fields, OperationHandler handler) {
    add(name, Access.OWN_CHECK, fields, "", handler);
  }

  private void admin(String name, String fields, OperationHandler handler) {
    add(
        name,
        Access.ADMIN,
        fields,
        "UserPoolId",
        request -> {
          pool.checkPoolId(request);
          return handler.handle(request);
        });
  }

  private void adminUser(
      String name, String fields, BiFunction<Account, Request, ObjectNode> handler) {
    admin(
        name,
        fields + " Username",
        request -> {
          String username = request.required("Username");
          request.setSubject(username);
          return handler.apply(pool.accounts().get(username), request);
        });
  }

  private void client(
      String name, String fields, BiFunction<ClientCall, Request, ObjectNode> handler) {
    add(
        name,
        Access.APP_CLIENT,
        fields,
        "ClientId Username SecretHash",
        request -> {
          ClientCall call = new ClientCall(pool.client(request), request.required("Username"));
          request.setSubject(call.username());
          SecretHash.check(call.client(), request.optional("SecretHash"), call.username());
          return handler.apply(call, request);
        });
  }

  private void signedIn(
      String name, String fields, BiFunction<Caller, Request, ObjectNode> handler) {
    add(
        name,
        Access.ACCESS_TOKEN,
        fields,
        "AccessToken",
        request -> handler.apply(tokens.caller(request), request));
  }

  private static String outcome(ObjectNode response) {
    if (response.has("AuthenticationResult")) {
      return "TOKENS";
    }
    return response.path("ChallengeName").asText("OK");
  }
}
