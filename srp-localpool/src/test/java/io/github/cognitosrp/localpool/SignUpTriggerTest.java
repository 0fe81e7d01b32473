package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.cognitosrp.localpool.model.Alias;
import io.github.cognitosrp.localpool.model.SentCode;
import io.github.cognitosrp.localpool.model.TriggerType;
import io.github.cognitosrp.localpool.model.UserStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The triggers around new users: PreSignUp, PostConfirmation, CustomMessage. */
class SignUpTriggerTest {
  private static final List<Map<String, String>> EMAIL =
      List.of(Map.of("Name", "email", "Value", "bob@example.com"));

  private LocalUserPool pool;

  @AfterEach
  void close() {
    pool.close();
  }

  private PoolCaller start(LocalUserPoolBuilder settings) {
    pool = settings.start();
    return new PoolCaller(pool);
  }

  private static PoolCaller.Reply signUp(PoolCaller caller, Map<String, Object> more) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("ClientId", caller.client.id());
    body.put("Username", "bob");
    body.put("Password", "secret");
    body.put("UserAttributes", EMAIL);
    return caller.call("SignUp", body);
  }

  private static PoolCaller.Reply of(PoolCaller caller, String operation, Map<String, ?> more) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("ClientId", caller.client.id());
    body.put("Username", "bob");
    return caller.call(operation, body);
  }

  private static Map<String, Object> admin(PoolCaller caller) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("UserPoolId", caller.poolId);
    body.put("Username", "bob");
    body.put("UserAttributes", EMAIL);
    return body;
  }

  @Test
  void preSignUpLearnsWhatTheClientSent() {
    RecordingTrigger trigger = new RecordingTrigger(Map.of());
    PoolCaller caller = start(LocalUserPool.builder().trigger(TriggerType.PRE_SIGN_UP, trigger));

    signUp(
        caller,
        Map.of(
            "ValidationData",
            List.of(Map.of("Name", "captcha", "Value", "42")),
            "ClientMetadata",
            Map.of("page", "landing")));

    assertThat(trigger.lastEvent())
        .containsEntry("version", "1")
        .containsEntry("triggerSource", "PreSignUp_SignUp")
        .containsEntry("region", "local-1")
        .containsEntry("userPoolId", "local-1_LocalPool")
        .containsEntry("userName", "bob")
        .containsEntry(
            "callerContext", Map.of("awsSdkVersion", "unknown", "clientId", "localclient"));
    assertThat(trigger.lastRequest())
        .isEqualTo(
            Map.of(
                "userAttributes", Map.of("email", "bob@example.com"),
                "validationData", Map.of("captcha", "42"),
                "clientMetadata", Map.of("page", "landing")));
    assertThat(pool.user("bob").status()).isEqualTo(UserStatus.UNCONFIRMED);
  }

  @Test
  void preSignUpConfirmsTheUserAndVerifiesTheAddress() {
    RecordingTrigger confirmed = new RecordingTrigger(Map.of());
    PoolCaller caller =
        start(
            LocalUserPool.builder()
                .trigger(
                    TriggerType.PRE_SIGN_UP,
                    new RecordingTrigger(Map.of("autoConfirmUser", true, "autoVerifyEmail", true)))
                .trigger(TriggerType.POST_CONFIRMATION, confirmed));

    PoolCaller.Reply reply = signUp(caller, Map.of());

    assertThat(reply.json().at("/UserConfirmed").asBoolean()).isTrue();
    assertThat(reply.json().has("CodeDeliveryDetails")).isFalse();
    assertThat(pool.sentCodes()).isEmpty();
    assertThat(pool.user("bob").attributes()).contains(entry("email_verified", "true"));
    assertThat(confirmed.sources()).containsExactly("PostConfirmation_ConfirmSignUp");
    assertThat(caller.signIn("bob", "secret").accessToken()).contains(".");
  }

  @Test
  void anAddressThatPreSignUpVerifiesIsTakenFromWhoeverHadIt() {
    PoolCaller caller =
        start(
            LocalUserPool.builder()
                .aliases(Alias.EMAIL)
                .user("alice", "secret")
                .trigger(
                    TriggerType.PRE_SIGN_UP,
                    new RecordingTrigger(
                        Map.of("autoConfirmUser", true, "autoVerifyEmail", true))));
    pool.user("alice").attribute("email", "bob@example.com").attribute("email_verified", "true");

    assertThat(signUp(caller, Map.of()).status()).isEqualTo(200);

    assertThat(pool.user("bob@example.com").username()).isEqualTo("bob");
    assertThat(pool.user("alice").attributes()).contains(entry("email_verified", "false"));
  }

  @Test
  void preSignUpCannotVerifyWhatTheUserDoesNotHave() {
    PoolCaller caller =
        start(
            LocalUserPool.builder()
                .trigger(
                    TriggerType.PRE_SIGN_UP,
                    new RecordingTrigger(Map.of("autoVerifyPhone", true))));

    assertThat(signUp(caller, Map.of()).error()).startsWith("400 InvalidLambdaResponseException");
    assertThat(of(caller, "ResendConfirmationCode", Map.of()).status()).isEqualTo(200);
    assertThat(
            caller
                .call("AdminGetUser", Map.of("UserPoolId", caller.poolId, "Username", "bob"))
                .error())
        .startsWith("400 UserNotFoundException");
  }

  @Test
  void preSignUpRefusesAUserWhoIsNotCreatedThen() {
    PoolCaller caller =
        start(
            LocalUserPool.builder()
                .trigger(
                    TriggerType.PRE_SIGN_UP,
                    event -> {
                      throw new IllegalStateException("example.com is not invited");
                    }));

    assertThat(signUp(caller, Map.of()).error())
        .isEqualTo(
            "400 UserLambdaValidationException: PreSignUp failed with error"
                + " example.com is not invited.");
    assertThat(caller.call("AdminGetUser", admin(caller)).status()).isEqualTo(400);
  }

  @Test
  void preSignUpOfAdministratorsOnlyRefuses() {
    RecordingTrigger trigger =
        new RecordingTrigger(Map.of("autoConfirmUser", true, "autoVerifyEmail", true));
    PoolCaller caller = start(LocalUserPool.builder().trigger(TriggerType.PRE_SIGN_UP, trigger));

    caller.call("AdminCreateUser", admin(caller));

    assertThat(trigger.sources()).containsExactly("PreSignUp_AdminCreateUser");
    assertThat(((Map<?, ?>) trigger.lastEvent().get("callerContext")).get("clientId"))
        .isEqualTo("CLIENT_ID_NOT_APPLICABLE");
    assertThat(pool.user("bob").status()).isEqualTo(UserStatus.FORCE_CHANGE_PASSWORD);
    assertThat(pool.user("bob").attributes()).doesNotContainKey("email_verified");
  }

  @Test
  void postConfirmationFollowsEachConfirmation() {
    RecordingTrigger trigger = new RecordingTrigger(Map.of());
    PoolCaller caller =
        start(LocalUserPool.builder().trigger(TriggerType.POST_CONFIRMATION, trigger));
    signUp(caller, Map.of());

    of(
        caller,
        "ConfirmSignUp",
        Map.of("ConfirmationCode", "123456", "ClientMetadata", Map.of("from", "mail")));

    assertThat(trigger.lastRequest().get("clientMetadata")).isEqualTo(Map.of("from", "mail"));
    assertThat((Map<?, ?>) trigger.lastRequest().get("userAttributes"))
        .isEqualTo(
            Map.of(
                "sub", pool.user("bob").sub(),
                "email", "bob@example.com",
                "email_verified", "true",
                "cognito:user_status", "CONFIRMED"));
    of(caller, "ForgotPassword", Map.of());
    of(caller, "ConfirmForgotPassword", Map.of("ConfirmationCode", "123456", "Password", "other"));
    assertThat(trigger.sources())
        .containsExactly(
            "PostConfirmation_ConfirmSignUp", "PostConfirmation_ConfirmForgotPassword");
  }

  @Test
  void aFailingPostConfirmationLeavesTheUserConfirmed() {
    PoolCaller caller =
        start(
            LocalUserPool.builder()
                .trigger(
                    TriggerType.POST_CONFIRMATION,
                    event -> {
                      throw new IllegalStateException("no mail");
                    }));
    signUp(caller, Map.of());

    assertThat(of(caller, "ConfirmSignUp", Map.of("ConfirmationCode", "123456")).error())
        .isEqualTo(
            "400 UserLambdaValidationException: PostConfirmation failed with error no mail.");
    assertThat(pool.user("bob").status()).isEqualTo(UserStatus.CONFIRMED);
  }

  @Test
  void customMessageWordsEveryMessage() {
    RecordingTrigger trigger =
        new RecordingTrigger(
            Map.of(
                "emailSubject", "Hello",
                "emailMessage", "{username}, take {####}",
                "smsMessage", "{####} for {username}"));
    PoolCaller caller = start(LocalUserPool.builder().trigger(TriggerType.CUSTOM_MESSAGE, trigger));
    signUp(caller, Map.of());

    SentCode sent = pool.sentCodes().get(0);
    assertThat(sent.subject()).isEqualTo("Hello");
    assertThat(sent.message()).isEqualTo("bob, take 123456");
    assertThat(trigger.lastRequest().get("codeParameter")).isEqualTo("{####}");
    assertThat(trigger.lastRequest().get("usernameParameter")).isNull();

    of(caller, "ResendConfirmationCode", Map.of());
    of(caller, "ConfirmSignUp", Map.of("ConfirmationCode", "123456"));
    of(caller, "ForgotPassword", Map.of());
    String token = caller.signIn("bob", "secret").accessToken();
    caller.call(
        "GetUserAttributeVerificationCode", Map.of("AccessToken", token, "AttributeName", "email"));
    caller.call(
        "UpdateUserAttributes",
        Map.of(
            "AccessToken",
            token,
            "UserAttributes",
            List.of(Map.of("Name", "email", "Value", "bob@example.org"))));
    assertThat(trigger.sources())
        .containsExactly(
            "CustomMessage_SignUp",
            "CustomMessage_ResendCode",
            "CustomMessage_ForgotPassword",
            "CustomMessage_VerifyUserAttribute",
            "CustomMessage_UpdateUserAttribute");
  }

  @Test
  void customMessageInvitesWithNameAndPassword() {
    RecordingTrigger trigger =
        new RecordingTrigger(Map.of("emailMessage", "{username}, sign in with {####}"));
    PoolCaller caller = start(LocalUserPool.builder().trigger(TriggerType.CUSTOM_MESSAGE, trigger));
    Map<String, Object> body = admin(caller);
    body.put("TemporaryPassword", "first");
    body.put("DesiredDeliveryMediums", List.of("EMAIL"));

    caller.call("AdminCreateUser", body);

    assertThat(trigger.sources()).containsExactly("CustomMessage_AdminCreateUser");
    assertThat(trigger.lastRequest().get("usernameParameter")).isEqualTo("{username}");
    assertThat(pool.sentCodes().get(0).message()).isEqualTo("bob, sign in with first");
    assertThat(pool.sentCodes().get(0).subject()).isEqualTo("Your temporary password");
  }

  @Test
  void aMessageWithoutTheCodeIsRefused() {
    PoolCaller caller =
        start(
            LocalUserPool.builder()
                .trigger(
                    TriggerType.CUSTOM_MESSAGE,
                    new RecordingTrigger(Map.of("emailMessage", "Welcome!"))));

    assertThat(signUp(caller, Map.of()).error())
        .isEqualTo("400 InvalidLambdaResponseException: Unrecognizable lambda output");
  }

  @Test
  void withoutTheTriggerMessagesHaveCognitosWords() {
    PoolCaller caller = start(LocalUserPool.builder());

    signUp(caller, Map.of());

    assertThat(pool.sentCodes().get(0).message()).isEqualTo("Your confirmation code is 123456");
  }
}
