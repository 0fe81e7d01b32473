package io.github.cognitosrp.localpool.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.FirstFactor;
import io.github.cognitosrp.localpool.model.UserStatus;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.CodeOccasion;
import io.github.cognitosrp.localpool.state.ConfirmationCodes.Purpose;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.token.Caller;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.Request;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What signed-in users do for themselves. */
public final class UserOperations {
  private final PoolState pool;

  public UserOperations(PoolState pool) {
    this.pool = pool;
  }

  public ObjectNode getUser(Caller caller, Request request) {
    Account account = caller.account();
    ObjectNode response = Json.object().put("Username", account.username());
    Map<String, String> readable = new LinkedHashMap<>(account.attributes());
    readable.keySet().removeIf(name -> !caller.client().mayRead(name));
    Users.putAttributes(response.putArray("UserAttributes"), readable, null);
    Users.putMfa(response, account);
    return response;
  }

  public ObjectNode deleteUser(Caller caller, Request request) {
    pool.remove(caller.account());
    return Json.object();
  }

  public ObjectNode updateAttributes(Caller caller, Request request) {
    Map<String, String> attributes = request.attributes("UserAttributes");
    Account account = caller.account();
    pool.settings().schema().checkUserWrite(caller.client(), attributes, account.attributes());
    pool.accounts().change(account, unverified(account, attributes), false);
    ObjectNode response = Json.object();
    ArrayNode deliveries = response.putArray("CodeDeliveryDetailsList");
    CodeOccasion occasion = CodeOccasion.of("UpdateUserAttribute", caller.client().id(), request);
    for (String attribute : List.of("email", "phone_number")) {
      String value = attributes.getOrDefault(attribute, "");
      if (!value.isEmpty() && !account.isVerified(attribute) && pool.isAutoVerified(attribute)) {
        deliveries.add(
            pool.codes().confirm(occasion, account, Purpose.verify(attribute), attribute, value));
      }
    }
    return response;
  }

  /** An address or a number that changes is no longer verified. */
  static Map<String, String> unverified(Account account, Map<String, String> attributes) {
    Map<String, String> changes = new LinkedHashMap<>(attributes);
    Map<String, String> before = account.attributes();
    for (String attribute : List.of("email", "phone_number")) {
      String value = attributes.get(attribute);
      if (value != null && !value.equals(before.get(attribute))) {
        changes.putIfAbsent(attribute + "_verified", value.isEmpty() ? "" : "false");
      }
    }
    return changes;
  }

  public ObjectNode deleteAttributes(Caller caller, Request request) {
    List<String> names = request.texts("UserAttributeNames");
    for (String name : names) {
      if (!caller.client().mayWrite(name)) {
        throw ServiceException.notAuthorized("A client attempted to write unauthorized attribute");
      }
    }
    delete(pool, caller.account(), names);
    return Json.object();
  }

  static void delete(PoolState pool, Account account, List<String> names) {
    pool.settings().schema().checkDeletion(names);
    Map<String, String> changes = new LinkedHashMap<>();
    names.forEach(name -> changes.put(name, ""));
    pool.accounts().change(account, unverified(account, changes), false);
  }

  public ObjectNode sendVerificationCode(Caller caller, Request request) {
    String attribute = addressable(request);
    String value = caller.account().attributes().get(attribute);
    if (value == null) {
      throw ServiceException.invalidParameter("User has no " + attribute + " to verify.");
    }
    return Json.object()
        .set(
            "CodeDeliveryDetails",
            pool.codes()
                .confirm(
                    CodeOccasion.of("VerifyUserAttribute", caller.client().id(), request),
                    caller.account(),
                    Purpose.verify(attribute),
                    attribute,
                    value));
  }

  public ObjectNode verifyAttribute(Caller caller, Request request) {
    String attribute = addressable(request);
    Account account = caller.account();
    Map<String, String> sentTo =
        account.codes().take(Purpose.verify(attribute), request.required("Code"), pool.now());
    if (!sentTo.getOrDefault(attribute, "").equals(account.attributes().get(attribute))) {
      throw new ServiceException(
          "ExpiredCodeException", "Invalid code provided, please request a code again.");
    }
    pool.accounts().change(account, Map.of(attribute + "_verified", "true"), false);
    return Json.object();
  }

  public ObjectNode changePassword(Caller caller, Request request) {
    Account account = caller.account();
    String proposed = request.required("ProposedPassword");
    String previous = request.required("PreviousPassword");
    pool.passwords().check(proposed);
    Instant now = pool.now();
    account.failedAttempts().check(now);
    if (!pool.passwords().isRight(account.username(), account.verifier(), previous)) {
      account.failedAttempts().failed(now);
      throw ServiceException.incorrectUsernameOrPassword();
    }
    account.password(pool.passwords().newVerifier(account, proposed), UserStatus.CONFIRMED);
    return Json.object();
  }

  public ObjectNode authFactors(Caller caller, Request request) {
    Account account = caller.account();
    ObjectNode response = Json.object().put("Username", account.username());
    Users.putMfa(response, account);
    ArrayNode factors = response.putArray("ConfiguredUserAuthFactors").add("PASSWORD");
    List<FirstFactor> offered = pool.settings().firstFactors();
    if (offered.contains(FirstFactor.EMAIL_OTP) && account.isVerified("email")) {
      factors.add("EMAIL_OTP");
    }
    if (offered.contains(FirstFactor.SMS_OTP) && account.isVerified("phone_number")) {
      factors.add("SMS_OTP");
    }
    if (offered.contains(FirstFactor.WEB_AUTHN) && !account.passkeys().list().isEmpty()) {
      factors.add("WEB_AUTHN");
    }
    return response;
  }

  private static String addressable(Request request) {
    String attribute = request.required("AttributeName");
    if (!attribute.equals("email") && !attribute.equals("phone_number")) {
      throw ServiceException.invalidParameter("Only email and phone_number can be verified.");
    }
    return attribute;
  }
}
