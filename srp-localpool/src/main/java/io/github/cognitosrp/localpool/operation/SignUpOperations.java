package io.github.cognitosrp.localpool.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.UserStatus;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.CodeOccasion;
import io.github.cognitosrp.localpool.state.CodeSender;
import io.github.cognitosrp.localpool.state.ConfirmationCodes;
import io.github.cognitosrp.localpool.state.ConfirmationCodes.Purpose;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.state.UserMigration;
import io.github.cognitosrp.localpool.trigger.TriggerResponse;
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
        pool.newAccount(
            new PoolState.NewUser(
                call.username(), request.required("Password"), UserStatus.UNCONFIRMED, attributes));
    TriggerResponse verdict = preSignUp(pool, call.client().id(), account, request);
    boolean verified = autoVerify(account, verdict);
    boolean confirmed = verdict.flag("autoConfirmUser");
    account.status(confirmed ? UserStatus.CONFIRMED : UserStatus.UNCONFIRMED);
    // An alias that the trigger verifies is taken away from whoever has it.
    pool.accounts().add(account, "User already exists", verified);
    ObjectNode response =
        Json.object().put("UserConfirmed", confirmed).put("UserSub", account.sub());
    if (confirmed) {
      afterConfirmation("ConfirmSignUp", call, account, request);
      return response;
    }
    ObjectNode details = sendConfirmation(call, "SignUp", account, request);
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
    afterConfirmation("ConfirmSignUp", call, account, request);
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
    ObjectNode details = sendConfirmation(call, "ResendCode", account, request);
    ObjectNode response = Json.object();
    return details == null ? response : response.set("CodeDeliveryDetails", details);
  }

  public ObjectNode forgotPassword(ClientCall call, Request request) {
    Account account = pool.accounts().resolveOrSub(call.username());
    if (account == null) {
      Map<String, String> metadata = request.parameters("ClientMetadata").values();
      account =
          new UserMigration(pool).atForgotPassword(call.client().id(), call.username(), metadata);
    }
    if (account == null) {
      account = known(call);
    }
    if (account == null) {
      return simulatedDelivery();
    }
    if (!account.enabled()) {
      throw ServiceException.notAuthorized("User is disabled.");
    }
    if (account.status() == UserStatus.FORCE_CHANGE_PASSWORD) {
      throw ServiceException.notAuthorized("User password cannot be reset in the current state.");
    }
    CodeOccasion occasion = CodeOccasion.of("ForgotPassword", call.client().id(), request);
    return Json.object().set("CodeDeliveryDetails", sendReset(pool, account, occasion));
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
    afterConfirmation("ConfirmForgotPassword", call, account, request);
    return Json.object();
  }

  /**
   * Asks the trigger about a user who is not in the pool yet; without client for administrators.
   */
  static TriggerResponse preSignUp(
      PoolState pool, @Nullable String clientId, Account account, Request request) {
    Map<String, String> attributes = account.attributes();
    attributes.remove("sub");
    return pool.triggers()
        .preSignUp(
            clientId,
            account.username(),
            attributes,
            request.attributes("ValidationData"),
            request.parameters("ClientMetadata").values());
  }

  /** Whether the trigger has verified an address of the user. */
  private static boolean autoVerify(Account account, TriggerResponse verdict) {
    Map<String, String> verified = new LinkedHashMap<>();
    if (verdict.flag("autoVerifyEmail")) {
      verified.put("email_verified", "true");
    }
    if (verdict.flag("autoVerifyPhone")) {
      verified.put("phone_number_verified", "true");
    }
    for (String name : verified.keySet()) {
      String attribute = name.replace("_verified", "");
      if (!account.attributes().containsKey(attribute)) {
        throw new ServiceException(
            "InvalidLambdaResponseException",
            "PreSignUp verifies the " + attribute + " of a user who has none");
      }
    }
    account.attributes(verified);
    return !verified.isEmpty();
  }

  private void afterConfirmation(
      String confirmed, ClientCall call, Account account, Request request) {
    Map<String, String> metadata = request.parameters("ClientMetadata").values();
    pool.triggers().postConfirmation(confirmed, call.client().id(), account, metadata);
  }

  /** A code with which the user sets another password, to what has been verified. */
  static ObjectNode sendReset(PoolState pool, Account account, CodeOccasion occasion) {
    for (String attribute : new String[] {"phone_number", "email"}) {
      if (account.isVerified(attribute)) {
        return pool.codes()
            .confirm(
                occasion,
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
  private @Nullable ObjectNode sendConfirmation(
      ClientCall call, String source, Account account, Request request) {
    Map<String, String> attributes = account.attributes();
    for (String attribute : new String[] {"phone_number", "email"}) {
      String destination = attributes.get(attribute);
      if (destination != null && pool.isAutoVerified(attribute)) {
        CodeOccasion occasion = CodeOccasion.of(source, call.client().id(), request);
        return pool.codes()
            .confirm(occasion, account, Purpose.CONFIRM_SIGN_UP, attribute, destination);
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
