package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.TriggerType;
import io.github.cognitosrp.localpool.model.UserStatus;
import io.github.cognitosrp.localpool.trigger.TriggerResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings users in from elsewhere, with the UserMigration trigger. Cognito's welcome message is not
 * sent: it has a temporary password, which these users do not have.
 *
 * <p>Source: the developer guide, "Migrate user Lambda trigger".
 */
public final class UserMigration {
  private final PoolState pool;

  public UserMigration(PoolState pool) {
    this.pool = pool;
  }

  /** Whoever the trigger vouches for with this password; null if nobody. */
  public @Nullable Account atSignIn(
      SignInContext context, String username, String password, Map<String, String> validationData) {
    return migrate(
        "Authentication",
        context.client().id(),
        username,
        password,
        validationData,
        context.clientMetadata());
  }

  /** Whoever the trigger knows, without a password. */
  public @Nullable Account atForgotPassword(
      String clientId, String username, Map<String, String> clientMetadata) {
    return migrate("ForgotPassword", clientId, username, null, Map.of(), clientMetadata);
  }

  private @Nullable Account migrate(
      String occasion,
      String clientId,
      String username,
      @Nullable String password,
      Map<String, String> validationData,
      Map<String, String> clientMetadata) {
    if (!pool.triggers().has(TriggerType.USER_MIGRATION)) {
      return null;
    }
    TriggerResponse response =
        pool.triggers()
            .userMigration(occasion, clientId, username, password, validationData, clientMetadata);
    Map<String, String> attributes = response.textMap("userAttributes");
    if (attributes.isEmpty()) {
      return null;
    }
    String named = attributes.remove("username");
    boolean addressIsName = !pool.settings().usernameAttributes().isEmpty();
    pool.settings().schema().checkAdminWrite(attributes, Map.of());
    Account account =
        pool.newAccountWithAnyPassword(
            new PoolState.NewUser(
                named == null || addressIsName ? username : named,
                password == null ? RandomText.token(pool.random()) : password,
                status(response, password == null),
                attributes));
    pool.accounts().add(account, "User already exists", response.flag("forceAliasCreation"));
    if (response.flag("enableSMSMFA")) {
      account.mfa().enable(MfaMethod.SMS_MFA, true, false);
    }
    return account;
  }

  private static UserStatus status(TriggerResponse response, boolean withoutPassword) {
    String status = response.text("finalUserStatus");
    if (status == null || status.isEmpty()) {
      return withoutPassword ? UserStatus.RESET_REQUIRED : UserStatus.CONFIRMED;
    }
    return switch (status) {
      case "CONFIRMED" -> UserStatus.CONFIRMED;
      case "RESET_REQUIRED" -> UserStatus.RESET_REQUIRED;
      default -> throw TriggerResponse.unrecognizable();
    };
  }
}
