package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.cognitosrp.localpool.model.LocalAppClient;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.MfaMode;
import io.github.cognitosrp.localpool.model.PasswordPolicy;
import io.github.cognitosrp.localpool.model.UserStatus;
import java.text.ParseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to a user between the first password and the deletion. */
class UserLifeTest {
  private static final String WRONG = "400 NotAuthorizedException: Incorrect username or password.";

  private final TestClock clock = new TestClock("2026-11-09T09:05:00Z");
  private final LocalUserPool pool =
      LocalUserPool.builder()
          .clock(clock)
          .appClient("web")
          .appClient(
              LocalAppClient.of("rotating")
                  .tokenValidity(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofHours(1))
                  .rotatingRefreshTokens(Duration.ofSeconds(30)))
          .user("alice", "correct horse")
          .start();
  private final PoolCaller caller = caller(0);

  private PoolCaller caller(int client) {
    return new PoolCaller(pool, pool.appClients().get(client), clock);
  }

  @AfterEach
  void close() {
    pool.close();
  }

  private PoolCaller.Reply client(String operation, Map<String, ?> more) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("ClientId", "web");
    body.put("Username", "alice");
    return caller.call(operation, body);
  }

  private PoolCaller.Reply admin(String operation, Map<String, ?> more) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("UserPoolId", pool.userPoolId());
    body.putIfAbsent("Username", "alice");
    return caller.call(operation, body);
  }

  private PoolCaller.Reply password(String password) {
    return caller.initiate("USER_PASSWORD_AUTH", Map.of("USERNAME", "alice", "PASSWORD", password));
  }

  private void verifyEmail() {
    pool.user("alice").attribute("email", "a@b.example").attribute("email_verified", "true");
  }

  @Test
  void aForgottenPasswordIsReplacedWithACodeThatIsUsableOnce() {
    assertThat(client("ForgotPassword", Map.of()).error())
        .startsWith("400 InvalidParameterException: Cannot reset password for the user");
    verifyEmail();

    assertThat(client("ForgotPassword", Map.of()).at("/CodeDeliveryDetails/Destination"))
        .isEqualTo("a***@b***");
    String code = pool.sentCodes().get(0).code();
    Map<String, String> answer = Map.of("ConfirmationCode", code, "Password", "new one");
    assertThat(
            client("ConfirmForgotPassword", Map.of("ConfirmationCode", "0", "Password", "x"))
                .error())
        .startsWith("400 CodeMismatchException");
    assertThat(client("ConfirmForgotPassword", answer).status()).isEqualTo(200);

    assertThat(client("ConfirmForgotPassword", answer).error())
        .startsWith("400 ExpiredCodeException");
    assertThat(caller.signIn("alice", "new one").status()).isEqualTo(200);
  }

  @Test
  void aCodeHoldsForAnHourAndForFiveAttempts() {
    verifyEmail();
    client("ForgotPassword", Map.of());
    Map<String, String> wrong = Map.of("ConfirmationCode", "0", "Password", "x");
    for (int i = 0; i < 5; i++) {
      assertThat(client("ConfirmForgotPassword", wrong).error())
          .startsWith("400 CodeMismatchException");
    }
    assertThat(client("ConfirmForgotPassword", wrong).error())
        .startsWith("400 LimitExceededException");

    client("ForgotPassword", Map.of());
    clock.advance(Duration.ofHours(1));
    assertThat(
            client(
                    "ConfirmForgotPassword",
                    Map.of("ConfirmationCode", "123456", "Password", "new one"))
                .error())
        .startsWith("400 ExpiredCodeException");
  }

  @Test
  void anAdministratorsResetEndsSignInUntilThePasswordIsReplaced() {
    verifyEmail();
    assertThat(admin("AdminResetUserPassword", Map.of()).status()).isEqualTo(200);

    assertThat(caller.signIn("alice", "correct horse").error())
        .startsWith("400 PasswordResetRequiredException");
    client("ConfirmForgotPassword", Map.of("ConfirmationCode", "123456", "Password", "new one"));
    assertThat(caller.signIn("alice", "new one").status()).isEqualTo(200);
  }

  @Test
  void aPasswordIsChangedByWhoKnowsThePresentOne() {
    String token = password("correct horse").accessToken();
    Map<String, String> change =
        Map.of("AccessToken", token, "PreviousPassword", "wrong", "ProposedPassword", "new one");
    assertThat(caller.call("ChangePassword", change).error()).isEqualTo(WRONG);

    Map<String, String> right = new LinkedHashMap<>(change);
    right.put("PreviousPassword", "correct horse");
    assertThat(caller.call("ChangePassword", right).status()).isEqualTo(200);

    assertThat(password("correct horse").error()).isEqualTo(WRONG);
    assertThat(password("new one").status()).isEqualTo(200);
  }

  @Test
  void fiveWrongPasswordsLockTheUserOutAndEachFurtherOneForTwiceAsLong() {
    for (int i = 0; i < 5; i++) {
      assertThat(password("wrong").error()).isEqualTo(WRONG);
    }
    String locked = "400 NotAuthorizedException: Password attempts exceeded";
    assertThat(password("correct horse").error()).isEqualTo(locked);
    assertThat(caller.signIn("alice", "correct horse").error()).isEqualTo(locked);
    clock.advance(Duration.ofSeconds(1));
    assertThat(password("wrong").error()).isEqualTo(WRONG);
    clock.advance(Duration.ofSeconds(1));
    assertThat(password("correct horse").error()).isEqualTo(locked);
    clock.advance(Duration.ofSeconds(1));
    assertThat(password("correct horse").status()).isEqualTo(200);
  }

  @Test
  void fifteenMinutesWithoutAnAttemptAreForgiven() {
    for (int i = 0; i < 5; i++) {
      password("wrong");
    }
    clock.advance(Duration.ofMinutes(15));
    for (int i = 0; i < 4; i++) {
      assertThat(password("wrong").error()).isEqualTo(WRONG);
    }
    assertThat(password("correct horse").status()).isEqualTo(200);
  }

  @Test
  void administratorsSignUsersInWithTheirPasswordAndOnlyThey() {
    Map<String, Object> body =
        Map.of(
            "UserPoolId",
            pool.userPoolId(),
            "ClientId",
            "web",
            "AuthFlow",
            "ADMIN_USER_PASSWORD_AUTH",
            "AuthParameters",
            Map.of("USERNAME", "alice", "PASSWORD", "correct horse"));

    assertThat(caller.call("AdminInitiateAuth", body).accessToken()).contains(".");
    assertThat(caller.initiate("ADMIN_USER_PASSWORD_AUTH", Map.of("USERNAME", "alice")).error())
        .isEqualTo("400 InvalidParameterException: Initiate Auth method not supported.");
  }

  @Test
  void anInvitedUserReplacesTheTemporaryPasswordAndMayBeInvitedAgain() {
    Map<String, Object> bob = new LinkedHashMap<>();
    bob.put("Username", "bob");
    bob.put("MessageAction", "SUPPRESS");
    assertThat(admin("AdminCreateUser", bob).at("/User/UserStatus"))
        .isEqualTo("FORCE_CHANGE_PASSWORD");
    assertThat(pool.sentCodes()).isEmpty();
    bob.put("MessageAction", "RESEND");
    assertThat(admin("AdminCreateUser", bob).status()).isEqualTo(200);

    PoolCaller.Reply first = caller.signIn("bob", pool.sentCodes().get(0).code());
    assertThat(first.at("/ChallengeName")).isEqualTo("NEW_PASSWORD_REQUIRED");
    assertThat(
            caller
                .respond(
                    "NEW_PASSWORD_REQUIRED",
                    first.at("/Session"),
                    Map.of("USERNAME", "bob", "NEW_PASSWORD", "x", "userAttributes.sub", "y"))
                .error())
        .startsWith("400 NotAuthorizedException: A client attempted");
    assertThat(
            caller
                .respond(
                    "NEW_PASSWORD_REQUIRED",
                    first.at("/Session"),
                    Map.of("USERNAME", "bob", "NEW_PASSWORD", "mine"))
                .accessToken())
        .contains(".");
    assertThat(admin("AdminCreateUser", bob).error())
        .startsWith("400 UnsupportedUserStateException");
  }

  @Test
  void aDisabledUserAndTheirTokensAreRefusedUntilEnabled() {
    PoolCaller.Reply signIn = caller.signIn("alice", "correct horse");
    admin("AdminDisableUser", Map.of());

    assertThat(caller.signIn("alice", "correct horse").error())
        .isEqualTo("400 NotAuthorizedException: User is disabled.");
    assertThat(caller.call("GetUser", Map.of("AccessToken", signIn.accessToken())).status())
        .isEqualTo(400);
    admin("AdminEnableUser", Map.of());
    assertThat(caller.signIn("alice", "correct horse").status()).isEqualTo(200);
  }

  @Test
  void aDeletedUserIsGoneWhoeverDeletesThem() {
    String token = caller.signIn("alice", "correct horse").accessToken();
    assertThat(caller.call("DeleteUser", Map.of("AccessToken", token)).status()).isEqualTo(200);
    assertThat(admin("AdminGetUser", Map.of()).error()).startsWith("400 UserNotFoundException");

    pool.addUser("alice", "again");
    assertThat(admin("AdminDeleteUser", Map.of()).status()).isEqualTo(200);
    assertThat(admin("AdminDeleteUser", Map.of()).error()).startsWith("400 UserNotFoundException");
  }

  @Test
  void aNewAddressIsVerifiedWithTheCodeThatWentToIt() {
    verifyEmail();
    String token = caller.signIn("alice", "correct horse").accessToken();
    PoolCaller.Reply update =
        caller.call(
            "UpdateUserAttributes",
            Map.of(
                "AccessToken",
                token,
                "UserAttributes",
                List.of(Map.of("Name", "email", "Value", "new@b.example"))));
    assertThat(update.at("/CodeDeliveryDetailsList/0/Destination")).isEqualTo("n***@b***");
    assertThat(pool.user("alice").attributes()).containsEntry("email_verified", "false");
    Map<String, String> verify =
        Map.of("AccessToken", token, "AttributeName", "email", "Code", "123456");
    assertThat(caller.call("VerifyUserAttribute", verify).status()).isEqualTo(200);
    assertThat(pool.user("alice").attributes()).containsEntry("email_verified", "true");

    assertThat(caller.call("VerifyUserAttribute", verify).error())
        .startsWith("400 ExpiredCodeException");
    assertThat(
            caller
                .call(
                    "GetUserAttributeVerificationCode",
                    Map.of("AccessToken", token, "AttributeName", "email"))
                .at("/CodeDeliveryDetails/AttributeName"))
        .isEqualTo("email");
    assertThat(
            caller
                .call(
                    "DeleteUserAttributes",
                    Map.of("AccessToken", token, "UserAttributeNames", List.of("email")))
                .status())
        .isEqualTo(200);
    assertThat(pool.user("alice").attributes()).doesNotContainKeys("email", "email_verified");
  }

  @Test
  void aCodeForTheConfirmationIsSentAgainUntilTheUserIsConfirmed() {
    assertThat(client("ResendConfirmationCode", Map.of()).error())
        .isEqualTo("400 InvalidParameterException: User is already confirmed.");
    pool.user("alice").status(UserStatus.UNCONFIRMED).attribute("email", "a@b.example");
    assertThat(client("ResendConfirmationCode", Map.of()).at("/CodeDeliveryDetails/DeliveryMedium"))
        .isEqualTo("EMAIL");
    assertThat(client("ConfirmSignUp", Map.of("ConfirmationCode", "123456")).status())
        .isEqualTo(200);
  }

  @Test
  void aRotatedRefreshTokenHoldsForItsGracePeriod() throws ParseException {
    PoolCaller rotating = caller(1);
    PoolCaller.Reply signIn = rotating.signIn("alice", "correct horse");
    assertThat(signIn.json().at("/AuthenticationResult/ExpiresIn").asInt()).isEqualTo(300);
    JWTClaimsSet id = SignedJWT.parse(signIn.at("/AuthenticationResult/IdToken")).getJWTClaimsSet();
    assertThat(Duration.between(id.getIssueTime().toInstant(), id.getExpirationTime().toInstant()))
        .isEqualTo(Duration.ofMinutes(10));
    Map<String, String> body =
        Map.of(
            "ClientId",
            "rotating",
            "RefreshToken",
            signIn.at("/AuthenticationResult/RefreshToken"));

    PoolCaller.Reply refreshed = rotating.call("GetTokensFromRefreshToken", body);
    String successor = refreshed.at("/AuthenticationResult/RefreshToken");
    assertThat(successor).isNotEmpty().isNotEqualTo(body.get("RefreshToken"));
    assertThat(rotating.call("GetTokensFromRefreshToken", body).status()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(31));
    assertThat(rotating.call("GetTokensFromRefreshToken", body).error())
        .startsWith("400 RefreshTokenReuseException");
    assertThat(rotating.initiate("REFRESH_TOKEN_AUTH", Map.of("REFRESH_TOKEN", successor)).error())
        .isEqualTo(
            "400 InvalidParameterException: REFRESH_TOKEN_AUTH is not enabled for the client.");
    clock.advance(Duration.ofHours(1));
    assertThat(
            rotating
                .call(
                    "GetTokensFromRefreshToken",
                    Map.of("ClientId", "rotating", "RefreshToken", successor))
                .error())
        .isEqualTo("400 NotAuthorizedException: Refresh Token has expired");
  }

  @Test
  void aPasswordConformsWithThePolicyWhereverItIsSet() {
    try (LocalUserPool strict =
        LocalUserPool.builder()
            .passwordPolicy(new PasswordPolicy(8, true, true, true, true, 1))
            .start()) {
      strict.addUser("bob", "Aa1!aaaa");
      PoolCaller other = new PoolCaller(strict);
      for (String weak : List.of("Aa1!", "AAAAAA1!", "aaaaaa1!", "Aaaaaaa!", "Aaaaaaa1")) {
        assertThat(
                other
                    .call(
                        "SignUp",
                        Map.of("ClientId", "localclient", "Username", "eve", "Password", weak))
                    .error())
            .startsWith("400 InvalidPasswordException: Password did not conform with policy: ");
      }
      assertThat(
              other
                  .call(
                      "AdminSetUserPassword",
                      Map.of(
                          "UserPoolId", strict.userPoolId(),
                          "Username", "bob",
                          "Password", "Aa1!aaaa"))
                  .error())
          .startsWith("400 PasswordHistoryPolicyViolationException");
    }
  }

  @Test
  void groupsAreInBothTokensAndRolesInTheIdToken() throws ParseException {
    for (String[] group : new String[][] {{"readers", "2", "reader"}, {"admins", "1", "admin"}}) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("UserPoolId", pool.userPoolId());
      body.put("GroupName", group[0]);
      body.put("Precedence", Integer.valueOf(group[1]));
      body.put("RoleArn", "arn:aws:iam::123456789012:role/" + group[2]);
      assertThat(caller.call("CreateGroup", body).at("/Group/GroupName")).isEqualTo(group[0]);
      assertThat(caller.call("CreateGroup", body).error())
          .isEqualTo("400 GroupExistsException: A group with the name already exists.");
      assertThat(admin("AdminAddUserToGroup", Map.of("GroupName", group[0])).status())
          .isEqualTo(200);
    }
    assertThat(admin("AdminAddUserToGroup", Map.of("GroupName", "none")).error())
        .isEqualTo("400 ResourceNotFoundException: Group not found.");

    PoolCaller.Reply signIn = caller.signIn("alice", "correct horse");
    JWTClaimsSet id = SignedJWT.parse(signIn.at("/AuthenticationResult/IdToken")).getJWTClaimsSet();
    JWTClaimsSet access = SignedJWT.parse(signIn.accessToken()).getJWTClaimsSet();
    assertThat(id.getStringListClaim("cognito:groups")).containsExactly("admins", "readers");
    assertThat(access.getStringListClaim("cognito:groups")).containsExactly("admins", "readers");
    assertThat(id.getStringListClaim("cognito:roles"))
        .containsExactly(
            "arn:aws:iam::123456789012:role/admin", "arn:aws:iam::123456789012:role/reader");
    assertThat(id.getStringClaim("cognito:preferred_role"))
        .isEqualTo("arn:aws:iam::123456789012:role/admin");

    Map<String, String> admins = Map.of("UserPoolId", pool.userPoolId(), "GroupName", "admins");
    assertThat(caller.call("ListUsersInGroup", admins).at("/Users/0/Username")).isEqualTo("alice");
    assertThat(admin("AdminListGroupsForUser", Map.of()).json().at("/Groups")).hasSize(2);
    admin("AdminRemoveUserFromGroup", Map.of("GroupName", "readers"));
    caller.call("DeleteGroup", admins);
    assertThat(caller.call("GetGroup", admins).status()).isEqualTo(400);
    assertThat(
            caller.call("ListGroups", Map.of("UserPoolId", pool.userPoolId())).json().at("/Groups"))
        .hasSize(1);
    assertThat(pool.user("alice").groups()).isEmpty();
  }

  @Test
  void aWrongChoiceOfFactorDoesNotSpendTheChallengeButFiveDo() {
    try (LocalUserPool mfa =
        LocalUserPool.builder().mfa(MfaMode.OPTIONAL).user("bob", "secret").start()) {
      mfa.user("bob")
          .attribute("phone_number", "+4915112345678")
          .mfa(MfaMethod.SMS_MFA, MfaMethod.SOFTWARE_TOKEN_MFA);
      PoolCaller other = new PoolCaller(mfa);
      PoolCaller.Reply choice = other.signIn("bob", "secret");
      Map<String, String> wrong = Map.of("USERNAME", "bob", "ANSWER", "EMAIL_OTP");
      assertThat(other.respond("SELECT_MFA_TYPE", choice.at("/Session"), wrong).status())
          .isEqualTo(400);
      PoolCaller.Reply code =
          other.respond(
              "SELECT_MFA_TYPE",
              choice.at("/Session"),
              Map.of("USERNAME", "bob", "ANSWER", "SMS_MFA"));
      assertThat(code.at("/ChallengeName")).isEqualTo("SMS_MFA");

      Map<String, String> guess = Map.of("USERNAME", "bob", "SMS_MFA_CODE", "x");
      for (int i = 0; i < 5; i++) {
        assertThat(other.respond("SMS_MFA", code.at("/Session"), guess).error())
            .startsWith("400 CodeMismatchException");
      }
      assertThat(other.respond("SMS_MFA", code.at("/Session"), guess).error())
          .isEqualTo("400 NotAuthorizedException: Invalid session for the user.");
    }
  }

  @Test
  void thePoolDescribesItself() {
    Map<String, String> id = Map.of("UserPoolId", pool.userPoolId());
    assertThat(caller.call("DescribeUserPool", id).at("/UserPool/Id")).isEqualTo(pool.userPoolId());
    assertThat(
            caller
                .call(
                    "DescribeUserPoolClient",
                    Map.of("UserPoolId", pool.userPoolId(), "ClientId", "rotating"))
                .at("/UserPoolClient/RefreshTokenRotation/Feature"))
        .isEqualTo("ENABLED");
    assertThat(caller.call("ListUserPoolClients", id).json().at("/UserPoolClients")).hasSize(2);
    assertThat(caller.call("GetUserPoolMfaConfig", id).at("/MfaConfiguration")).isEqualTo("OFF");
    assertThat(caller.call("DescribeUserPool", Map.of("UserPoolId", "x_y")).error())
        .isEqualTo("400 ResourceNotFoundException: User pool x_y does not exist.");
  }
}
