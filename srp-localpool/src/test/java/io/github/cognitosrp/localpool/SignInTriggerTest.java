package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.localpool.model.DeviceTracking;
import io.github.cognitosrp.localpool.model.FirstFactor;
import io.github.cognitosrp.localpool.model.PasswordPolicy;
import io.github.cognitosrp.localpool.model.Trigger;
import io.github.cognitosrp.localpool.model.TriggerType;
import io.github.cognitosrp.localpool.model.UserStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The triggers around a sign-in: PreAuthentication, PostAuthentication, UserMigration. */
class SignInTriggerTest {
  private LocalUserPool pool;

  @AfterEach
  void close() {
    pool.close();
  }

  private PoolCaller start(LocalUserPoolBuilder settings) {
    pool = settings.user("alice", "secret").start();
    return new PoolCaller(pool);
  }

  private static PoolCaller.Reply withPassword(PoolCaller caller, String name, String password) {
    return caller.call(
        "InitiateAuth",
        Map.of(
            "ClientId",
            caller.client.id(),
            "AuthFlow",
            "USER_PASSWORD_AUTH",
            "AuthParameters",
            Map.of("USERNAME", name, "PASSWORD", password),
            "ClientMetadata",
            Map.of("device", "phone")));
  }

  private static Trigger failing(String message) {
    return event -> {
      throw new IllegalStateException(message);
    };
  }

  @Test
  void preAuthenticationLearnsOfTheAttemptBeforeThePassword() {
    RecordingTrigger trigger = new RecordingTrigger(Map.of());
    PoolCaller caller =
        start(LocalUserPool.builder().trigger(TriggerType.PRE_AUTHENTICATION, trigger));

    withPassword(caller, "alice", "wrong");

    assertThat(trigger.sources()).containsExactly("PreAuthentication_Authentication");
    assertThat(trigger.lastRequest().get("validationData")).isEqualTo(Map.of("device", "phone"));
    assertThat(trigger.lastRequest().get("userNotFound")).isEqualTo(false);
    assertThat(((Map<?, ?>) trigger.lastRequest().get("userAttributes")).get("sub"))
        .isEqualTo(pool.user("alice").sub());
  }

  @Test
  void preAuthenticationLearnsOfUnknownUsersWhereThePoolHidesThem() {
    RecordingTrigger trigger = new RecordingTrigger(Map.of());
    PoolCaller caller =
        start(LocalUserPool.builder().trigger(TriggerType.PRE_AUTHENTICATION, trigger));

    caller.signIn("nobody", "secret");

    assertThat(trigger.lastRequest().get("userNotFound")).isEqualTo(true);
    assertThat(trigger.lastRequest().get("userAttributes")).isEqualTo(Map.of());
  }

  @Test
  void preAuthenticationIsNotCalledForUnknownUsersWhereThePoolTellsThem() {
    RecordingTrigger trigger = new RecordingTrigger(Map.of());
    PoolCaller caller =
        start(
            LocalUserPool.builder()
                .preventUserExistenceErrors(false)
                .trigger(TriggerType.PRE_AUTHENTICATION, trigger));

    assertThat(caller.signIn("nobody", "secret").error()).startsWith("400 UserNotFoundException");
    assertThat(trigger.sources()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"USER_SRP_AUTH", "USER_PASSWORD_AUTH", "CUSTOM_AUTH", "USER_AUTH"})
  void preAuthenticationRefusesEveryFlow(String flow) {
    PoolCaller caller =
        start(LocalUserPool.builder().trigger(TriggerType.PRE_AUTHENTICATION, failing("closed")));

    assertThat(
            caller
                .initiate(
                    flow,
                    Map.of(
                        "USERNAME", "alice", "PASSWORD", "secret", "SRP_A", new SrpClient().srpA()))
                .error())
        .isEqualTo(
            "400 UserLambdaValidationException: PreAuthentication failed with error closed.");
  }

  @Test
  void postAuthenticationFollowsTheProofAndGetsTheMetadataOfTheAnswer() {
    RecordingTrigger trigger = new RecordingTrigger(Map.of());
    PoolCaller caller =
        start(
            LocalUserPool.builder()
                .deviceTracking(DeviceTracking.ALWAYS)
                .trigger(TriggerType.POST_AUTHENTICATION, trigger));
    assertThat(caller.signIn("alice", "wrong").status()).isEqualTo(400);
    assertThat(trigger.sources()).isEmpty();
    SrpClient srp = new SrpClient();
    PoolCaller.Reply challenge = caller.initiateSrp("alice", srp);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ClientId", caller.client.id());
    body.put("ChallengeName", "PASSWORD_VERIFIER");
    body.put("ChallengeResponses", caller.answer(challenge, srp, "secret"));
    body.put("ClientMetadata", Map.of("page", "login"));

    assertThat(caller.call("RespondToAuthChallenge", body).accessToken()).contains(".");

    assertThat(trigger.sources()).containsExactly("PostAuthentication_Authentication");
    assertThat(trigger.lastRequest().get("clientMetadata")).isEqualTo(Map.of("page", "login"));
    assertThat(trigger.lastRequest().get("newDeviceUsed")).isEqualTo(true);
  }

  @Test
  void aFailingPostAuthenticationKeepsTheTokensBack() {
    PoolCaller caller =
        start(LocalUserPool.builder().trigger(TriggerType.POST_AUTHENTICATION, failing("no")));

    assertThat(caller.signIn("alice", "secret").error())
        .isEqualTo("400 UserLambdaValidationException: PostAuthentication failed with error no.");
  }

  @Test
  void migrationBringsTheUserInWithThePasswordOfTheAttempt() {
    RecordingTrigger trigger =
        new RecordingTrigger(
            Map.of(
                "userAttributes",
                Map.of("email", "old@example.com", "email_verified", "true"),
                "finalUserStatus",
                "CONFIRMED",
                "messageAction",
                "SUPPRESS"));
    PoolCaller caller =
        start(
            LocalUserPool.builder()
                .passwordPolicy(new PasswordPolicy(3, false, false, false, false, 0))
                .trigger(TriggerType.USER_MIGRATION, trigger));

    // The policy is not asked about passwords that come from elsewhere.
    assertThat(withPassword(caller, "oldie", "x").accessToken()).contains(".");

    assertThat(trigger.sources()).containsExactly("UserMigration_Authentication");
    assertThat(trigger.lastEvent().get("userName")).isEqualTo("oldie");
    assertThat(trigger.lastRequest())
        .isEqualTo(
            Map.of(
                "password", "x",
                "validationData", Map.of("device", "phone"),
                "clientMetadata", Map.of()));
    assertThat(pool.user("oldie").attributes()).containsEntry("email_verified", "true");
    assertThat(caller.signIn("oldie", "x").accessToken()).contains(".");
    assertThat(trigger.sources()).hasSize(1);
  }

  @Test
  void aMigratedUserMayHaveToSetAnotherPassword() {
    PoolCaller caller =
        start(
            LocalUserPool.builder()
                .trigger(
                    TriggerType.USER_MIGRATION,
                    new RecordingTrigger(
                        Map.of(
                            "userAttributes",
                            Map.of("name", "Old"),
                            "finalUserStatus",
                            "RESET_REQUIRED"))));

    assertThat(withPassword(caller, "oldie", "x").error())
        .startsWith("400 PasswordResetRequiredException");
  }

  @Test
  void whomTheMigrationDoesNotKnowIsUnknown() {
    PoolCaller caller =
        start(
            LocalUserPool.builder()
                .trigger(TriggerType.USER_MIGRATION, new RecordingTrigger(Map.of())));

    assertThat(withPassword(caller, "oldie", "x").error())
        .isEqualTo("400 NotAuthorizedException: Incorrect username or password.");
  }

  @Test
  void aWrongPasswordIsTheMigrationsToRefuse() {
    PoolCaller caller =
        start(LocalUserPool.builder().trigger(TriggerType.USER_MIGRATION, failing("Bad password")));

    assertThat(withPassword(caller, "oldie", "x").error())
        .isEqualTo(
            "400 UserLambdaValidationException: UserMigration failed with error Bad password.");
    assertThat(withPassword(caller, "alice", "secret").accessToken()).contains(".");
  }

  @Test
  void aProofBringsNobodyIn() {
    RecordingTrigger trigger =
        new RecordingTrigger(Map.of("userAttributes", Map.of("name", "Old")));
    PoolCaller caller = start(LocalUserPool.builder().trigger(TriggerType.USER_MIGRATION, trigger));

    assertThat(caller.signIn("oldie", "x").status()).isEqualTo(400);
    assertThat(trigger.sources()).isEmpty();
  }

  @Test
  void aPasswordThatWasChosenAmongTheFirstFactorsBringsTheUserIn() {
    PoolCaller caller =
        start(
            LocalUserPool.builder()
                .firstFactors(FirstFactor.EMAIL_OTP)
                .trigger(
                    TriggerType.USER_MIGRATION,
                    new RecordingTrigger(Map.of("userAttributes", Map.of("name", "Old")))));
    PoolCaller.Reply offer = caller.initiate("USER_AUTH", Map.of("USERNAME", "oldie"));

    PoolCaller.Reply reply =
        caller.respond(
            "SELECT_CHALLENGE",
            offer.at("/Session"),
            Map.of("USERNAME", "oldie", "ANSWER", "PASSWORD", "PASSWORD", "x"));

    assertThat(reply.accessToken()).contains(".");
  }

  @Test
  void aForgottenPasswordBringsTheUserInWithoutOne() {
    RecordingTrigger trigger =
        new RecordingTrigger(
            Map.of("userAttributes", Map.of("email", "o@example.com", "email_verified", "true")));
    PoolCaller caller = start(LocalUserPool.builder().trigger(TriggerType.USER_MIGRATION, trigger));
    Map<String, String> oldie = Map.of("ClientId", caller.client.id(), "Username", "oldie");

    assertThat(caller.call("ForgotPassword", oldie).at("/CodeDeliveryDetails/Destination"))
        .isEqualTo("o***@e***");

    assertThat(trigger.sources()).containsExactly("UserMigration_ForgotPassword");
    assertThat(trigger.lastRequest().get("password")).isNull();
    assertThat(pool.user("oldie").status()).isEqualTo(UserStatus.RESET_REQUIRED);
    Map<String, String> reset = new LinkedHashMap<>(oldie);
    reset.put("ConfirmationCode", "123456");
    reset.put("Password", "new");
    caller.call("ConfirmForgotPassword", reset);
    assertThat(caller.signIn("oldie", "new").accessToken()).contains(".");
  }
}
