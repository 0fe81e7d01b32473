package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.model.TriggerType;
import io.github.cognitosrp.localpool.trigger.TriggerInvoker;
import io.github.cognitosrp.localpool.trigger.TriggerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pool's triggers, with the events that Cognito gives to each. A trigger that is not set
 * changes nothing. Thread-safe.
 *
 * <p>Source: the developer guide, "Customizing user pool workflows with Lambda triggers" and the
 * pages of the triggers.
 */
public final class Triggers {
  /** The client of an administrator's call, which names none. */
  private static final String NO_CLIENT = "CLIENT_ID_NOT_APPLICABLE";

  private static final TriggerResponse NOTHING = new TriggerResponse(Map.of());

  private final String region;
  private final String poolId;
  private final TriggerInvoker invoker;

  public Triggers(PoolSettings settings) {
    this.region = settings.region();
    this.poolId = settings.poolId();
    this.invoker = new TriggerInvoker(settings.triggers(), settings.triggerLimit());
  }

  public boolean has(TriggerType type) {
    return invoker.has(type);
  }

  /** One of the three of CUSTOM_AUTH, which the pool must have. */
  public TriggerResponse customAuth(
      TriggerType type, SignInContext context, Subject subject, Map<String, Object> more) {
    Account account = subject.account();
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("userAttributes", account == null ? Map.of() : attributes(account));
    request.putAll(more);
    request.put("clientMetadata", context.clientMetadata());
    request.put("userNotFound", account == null);
    List<String> response =
        switch (type) {
          case DEFINE_AUTH_CHALLENGE ->
              List.of("challengeName", "issueTokens", "failAuthentication");
          case CREATE_AUTH_CHALLENGE ->
              List.of(
                  "publicChallengeParameters", "privateChallengeParameters", "challengeMetadata");
          default -> List.of("answerCorrect");
        };
    return call(
        type,
        type.cognitoName() + "_Authentication",
        context.client().id(),
        subject.username(),
        request,
        TriggerInvoker.empty(response));
  }

  /** PreSignUp for SignUp, or for AdminCreateUser if there is no client. */
  public TriggerResponse preSignUp(
      @Nullable String clientId,
      String username,
      Map<String, String> attributes,
      Map<String, String> validationData,
      Map<String, String> clientMetadata) {
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("autoConfirmUser", false);
    response.put("autoVerifyEmail", false);
    response.put("autoVerifyPhone", false);
    Map<String, Object> request = request(attributes, clientMetadata);
    request.put("validationData", validationData);
    return call(
        TriggerType.PRE_SIGN_UP,
        clientId == null ? "PreSignUp_AdminCreateUser" : "PreSignUp_SignUp",
        clientId,
        username,
        request,
        response);
  }

  /** PostConfirmation after {@code ConfirmSignUp} or {@code ConfirmForgotPassword}. */
  public void postConfirmation(
      String confirmed,
      @Nullable String clientId,
      Account account,
      Map<String, String> clientMetadata) {
    call(
        TriggerType.POST_CONFIRMATION,
        "PostConfirmation_" + confirmed,
        clientId,
        account.username(),
        request(attributes(account), clientMetadata),
        Map.of());
  }

  public void preAuthentication(
      String clientId, Subject subject, Map<String, String> validationData) {
    Account account = subject.account();
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("userAttributes", account == null ? Map.of() : attributes(account));
    request.put("validationData", validationData);
    request.put("userNotFound", account == null);
    call(
        TriggerType.PRE_AUTHENTICATION,
        "PreAuthentication_Authentication",
        clientId,
        subject.username(),
        request,
        Map.of());
  }

  public void postAuthentication(SignInContext context, Account account, boolean newDeviceUsed) {
    Map<String, Object> request = request(attributes(account), context.clientMetadata());
    request.put("newDeviceUsed", newDeviceUsed);
    call(
        TriggerType.POST_AUTHENTICATION,
        "PostAuthentication_Authentication",
        context.client().id(),
        account.username(),
        request,
        Map.of());
  }

  /**
   * PreTokenGeneration of either version.
   *
   * @param groupConfiguration the user's groups, and their roles
   * @param scopes of the access token; only version 2 gets them
   */
  public TriggerResponse preTokenGeneration(
      TriggerType version,
      SignInContext context,
      Account account,
      Map<String, Object> groupConfiguration,
      List<String> scopes) {
    Map<String, Object> request = request(attributes(account), context.clientMetadata());
    request.put("groupConfiguration", groupConfiguration);
    boolean second = version == TriggerType.PRE_TOKEN_GENERATION_V2;
    if (second) {
      request.put("scopes", scopes);
    }
    return call(
        version,
        context.tokenSource(),
        context.client().id(),
        account.username(),
        request,
        TriggerInvoker.empty(
            List.of(second ? "claimsAndScopeOverrideDetails" : "claimsOverrideDetails")));
  }

  /**
   * UserMigration.
   *
   * @param occasion {@code Authentication} or {@code ForgotPassword}, which has no password
   */
  public TriggerResponse userMigration(
      String occasion,
      String clientId,
      String username,
      @Nullable String password,
      Map<String, String> validationData,
      Map<String, String> clientMetadata) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("password", password);
    request.put("validationData", validationData);
    request.put("clientMetadata", clientMetadata);
    return call(
        TriggerType.USER_MIGRATION,
        "UserMigration_" + occasion,
        clientId,
        username,
        request,
        TriggerInvoker.empty(
            List.of(
                "userAttributes",
                "finalUserStatus",
                "messageAction",
                "desiredDeliveryMediums",
                "forceAliasCreation",
                "enableSMSMFA")));
  }

  /** CustomMessage, with the places where code and user name go. */
  public TriggerResponse customMessage(
      CodeOccasion occasion, Account account, String codePlace, @Nullable String usernamePlace) {
    Map<String, Object> request = request(attributes(account), occasion.clientMetadata());
    request.put("codeParameter", codePlace);
    request.put("usernameParameter", usernamePlace);
    request.put("linkParameter", "{##Click Here##}");
    return call(
        TriggerType.CUSTOM_MESSAGE,
        "CustomMessage_" + occasion.source(),
        occasion.clientId(),
        account.username(),
        request,
        TriggerInvoker.empty(List.of("smsMessage", "emailMessage", "emailSubject")));
  }

  private static Map<String, Object> callerContext(@Nullable String clientId) {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("awsSdkVersion", "unknown");
    context.put("clientId", clientId == null ? NO_CLIENT : clientId);
    return context;
  }

  private static Map<String, Object> request(
      Map<String, String> attributes, Map<String, String> clientMetadata) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("userAttributes", attributes);
    request.put("clientMetadata", clientMetadata);
    return request;
  }

  /** As events have them: with the status, under Cognito's name. */
  private static Map<String, String> attributes(Account account) {
    Map<String, String> attributes = new LinkedHashMap<>(account.attributes());
    attributes.put("cognito:user_status", account.status().name());
    return attributes;
  }

  private TriggerResponse call(
      TriggerType type,
      String source,
      @Nullable String clientId,
      String username,
      Map<String, Object> request,
      Map<String, Object> response) {
    if (!has(type)) {
      return NOTHING;
    }
    return invoker.call(
        type,
        () -> {
          Map<String, Object> event = new LinkedHashMap<>();
          event.put("version", type == TriggerType.PRE_TOKEN_GENERATION_V2 ? "2" : "1");
          event.put("triggerSource", source);
          event.put("region", region);
          event.put("userPoolId", poolId);
          event.put("userName", username);
          event.put("callerContext", callerContext(clientId));
          event.put("request", TriggerInvoker.copy(request));
          event.put("response", TriggerInvoker.copy(response));
          return event;
        });
  }
}
