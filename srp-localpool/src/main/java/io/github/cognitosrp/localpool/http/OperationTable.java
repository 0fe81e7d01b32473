package io.github.cognitosrp.localpool.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.operation.AdminOperations;
import io.github.cognitosrp.localpool.operation.ClientCall;
import io.github.cognitosrp.localpool.operation.DeviceOperations;
import io.github.cognitosrp.localpool.operation.MfaOperations;
import io.github.cognitosrp.localpool.operation.TokenOperations;
import io.github.cognitosrp.localpool.operation.UserOperations;
import io.github.cognitosrp.localpool.operation.WebAuthnOperations;
import io.github.cognitosrp.localpool.signin.SignInOperations;
import io.github.cognitosrp.localpool.srp.SecretHash;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.token.Caller;
import io.github.cognitosrp.localpool.token.TokenIssuer;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.OperationHandler;
import io.github.cognitosrp.localpool.wire.Request;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Every operation with what it asks of its caller. The checks of tokens, secret hashes and pool ids
 * are made here and nowhere else. Thread-safe.
 */
public final class OperationTable {
  private static final String TARGET_PREFIX = "AWSCognitoIdentityProviderService.";

  private final Map<String, Operation> byName = new TreeMap<>();
  private final PoolState pool;
  private final TokenIssuer tokens;

  private record Operation(Access access, OperationHandler handler) {}

  public OperationTable(PoolState pool, TokenIssuer tokens) {
    this.pool = pool;
    this.tokens = tokens;
    addSignIn(new SignInOperations(pool, tokens));
    addUsers(new UserOperations(pool));
    addAdmin(new AdminOperations(pool));
    addDevices(new DeviceOperations(pool));
    addMfa(new MfaOperations(pool, tokens));
    addPasskeys(new WebAuthnOperations(pool));
    addTokens(new TokenOperations(pool));
  }

  private void addSignIn(SignInOperations signIn) {
    own("InitiateAuth", signIn::initiateAuth);
    own("RespondToAuthChallenge", signIn::respondToAuthChallenge);
    admin("AdminInitiateAuth", signIn::initiateAuth);
    admin("AdminRespondToAuthChallenge", signIn::respondToAuthChallenge);
  }

  private void addUsers(UserOperations users) {
    client("SignUp", users::signUp);
    client("ConfirmSignUp", users::confirmSignUp);
    signedIn("GetUser", users::getUser);
  }

  private void addAdmin(AdminOperations admin) {
    admin("AdminCreateUser", admin::createUser);
    admin("ListUsers", admin::listUsers);
    adminUser("AdminSetUserPassword", admin::setPassword);
    adminUser("AdminConfirmSignUp", admin::confirmSignUp);
    adminUser("AdminGetUser", admin::getUser);
    adminUser("AdminListDevices", admin::listDevices);
    adminUser("AdminForgetDevice", admin::forgetDevice);
  }

  private void addDevices(DeviceOperations devices) {
    signedIn("ConfirmDevice", devices::confirm);
    signedIn("UpdateDeviceStatus", devices::updateStatus);
    signedIn("GetDevice", devices::get);
    signedIn("ListDevices", devices::list);
    signedIn("ForgetDevice", devices::forget);
  }

  private void addMfa(MfaOperations mfa) {
    own("AssociateSoftwareToken", mfa::associate);
    own("VerifySoftwareToken", mfa::verify);
    signedIn("SetUserMFAPreference", mfa::setPreference);
  }

  private void addPasskeys(WebAuthnOperations passkeys) {
    signedIn("StartWebAuthnRegistration", passkeys::start);
    signedIn("CompleteWebAuthnRegistration", passkeys::complete);
    signedIn("ListWebAuthnCredentials", passkeys::list);
    signedIn("DeleteWebAuthnCredential", passkeys::delete);
  }

  private void addTokens(TokenOperations tokenOperations) {
    own("RevokeToken", tokenOperations::revoke);
    signedIn("GlobalSignOut", tokenOperations::globalSignOut);
    adminUser("AdminUserGlobalSignOut", tokenOperations::adminGlobalSignOut);
  }

  /** The names of the operations and what they ask of their callers, in alphabetical order. */
  public Map<String, Access> declarations() {
    Map<String, Access> declarations = new TreeMap<>();
    byName.forEach((name, operation) -> declarations.put(name, operation.access()));
    return declarations;
  }

  /** Runs the operation that X-Amz-Target names. */
  public ObjectNode call(String target, byte[] body) {
    String name = target.startsWith(TARGET_PREFIX) ? target.substring(TARGET_PREFIX.length()) : "";
    Operation operation = byName.get(name);
    if (operation == null) {
      throw new ServiceException("UnknownOperationException", "");
    }
    Request request = new Request(Json.parseObject(body));
    String outcome = "InternalErrorException";
    try {
      ObjectNode response = operation.handler().handle(request);
      outcome = outcome(response);
      return response;
    } catch (ServiceException e) {
      outcome = e.type();
      throw e;
    } finally {
      pool.events().add(name, request.username(), outcome);
    }
  }

  private void own(String name, OperationHandler handler) {
    byName.put(name, new Operation(Access.OWN_CHECK, handler));
  }

  private void admin(String name, OperationHandler handler) {
    byName.put(
        name,
        new Operation(
            Access.ADMIN,
            request -> {
              pool.checkPoolId(request);
              return handler.handle(request);
            }));
  }

  private void adminUser(String name, BiFunction<Account, Request, ObjectNode> handler) {
    admin(
        name,
        request -> {
          String username = request.required("Username");
          request.setSubject(username);
          return handler.apply(pool.accounts().get(username), request);
        });
  }

  private void client(String name, BiFunction<ClientCall, Request, ObjectNode> handler) {
    byName.put(
        name,
        new Operation(
            Access.APP_CLIENT,
            request -> {
              ClientCall call = new ClientCall(pool.client(request), request.required("Username"));
              request.setSubject(call.username());
              SecretHash.check(call.client(), request.optional("SecretHash"), call.username());
              return handler.apply(call, request);
            }));
  }

  private void signedIn(String name, BiFunction<Caller, Request, ObjectNode> handler) {
    byName.put(
        name,
        new Operation(
            Access.ACCESS_TOKEN, request -> handler.apply(tokens.caller(request), request)));
  }

  private static String outcome(ObjectNode response) {
    if (response.has("AuthenticationResult")) {
      return "TOKENS";
    }
    return response.path("ChallengeName").asText("OK");
  }
}
