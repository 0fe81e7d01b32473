package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.localpool.model.Alias;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The names that lead to a user, and that each leads to one. */
class NameTest {
  private static final String CODE = "123456";

  private static PoolCaller.Reply signUp(PoolCaller caller, String username, String email) {
    return caller.call(
        "SignUp",
        Map.of(
            "ClientId",
            "localclient",
            "Username",
            username,
            "Password",
            "battery staple",
            "UserAttributes",
            email.isEmpty() ? List.of() : List.of(Map.of("Name", "email", "Value", email))));
  }

  private static PoolCaller.Reply confirm(PoolCaller caller, String username, boolean force) {
    return caller.call(
        "ConfirmSignUp",
        Map.of(
            "ClientId", "localclient",
            "Username", username,
            "ConfirmationCode", CODE,
            "ForceAliasCreation", force));
  }

  @Test
  void signUpTellsWhereTheCodeWentAndConfirmationVerifiesThat() {
    try (LocalUserPool pool = LocalUserPool.builder().aliases(Alias.EMAIL).start()) {
      PoolCaller caller = new PoolCaller(pool);

      PoolCaller.Reply signUp = signUp(caller, "dave", "dave@example.com");
      assertThat(signUp.at("/CodeDeliveryDetails/Destination")).isEqualTo("d***@e***");
      assertThat(signUp.at("/CodeDeliveryDetails/AttributeName")).isEqualTo("email");
      assertThat(pool.sentCodes().get(0).destination()).isEqualTo("dave@example.com");
      assertThat(confirm(caller, "dave", false).status()).isEqualTo(200);

      assertThat(pool.user("dave").attributes()).containsEntry("email_verified", "true");
      assertThat(caller.signIn("dave@example.com", "battery staple").status()).isEqualTo(200);
    }
  }

  @Test
  void aVerifiedAliasBelongsToOneUser() {
    try (LocalUserPool pool =
        LocalUserPool.builder().aliases(Alias.EMAIL).user("alice", "correct horse").start()) {
      PoolCaller caller = new PoolCaller(pool);
      pool.user("alice")
          .attribute("email", "alice@example.com")
          .attribute("email_verified", "true");

      signUp(caller, "mallory", "Alice@example.com");

      assertThat(confirm(caller, "mallory", false).error())
          .isEqualTo("400 AliasExistsException: An account with the email already exists.");
      assertThat(caller.signIn("alice@example.com", "correct horse").status()).isEqualTo(200);
    }
  }

  @Test
  void anAliasMovesIfTheConfirmationForcesIt() {
    try (LocalUserPool pool =
        LocalUserPool.builder().aliases(Alias.EMAIL).user("alice", "correct horse").start()) {
      PoolCaller caller = new PoolCaller(pool);
      pool.user("alice")
          .attribute("email", "alice@example.com")
          .attribute("email_verified", "true");
      signUp(caller, "bob", "alice@example.com");

      assertThat(confirm(caller, "bob", true).status()).isEqualTo(200);

      assertThat(pool.user("alice").attributes()).containsEntry("email_verified", "false");
      assertThat(caller.signIn("alice@example.com", "battery staple").status()).isEqualTo(200);
    }
  }

  @Test
  void aUserNameInTheFormOfAnAliasIsRefused() {
    try (LocalUserPool pool =
        LocalUserPool.builder().aliases(Alias.EMAIL, Alias.PHONE_NUMBER).start()) {
      PoolCaller caller = new PoolCaller(pool);

      assertThat(signUp(caller, "alice@example.com", "").error())
          .isEqualTo(
              "400 InvalidParameterException: Username cannot be of email format, since user pool"
                  + " is configured for email alias.");
      assertThat(signUp(caller, "+4915112345678", "").error())
          .startsWith("400 InvalidParameterException: Username cannot be of phone number format");
    }
  }

  @Test
  void whereTheAddressIsTheNameUsersHaveAUuidAndSignInUnverifiedToo() {
    try (LocalUserPool pool = LocalUserPool.builder().usernameAttributes(Alias.EMAIL).start()) {
      PoolCaller caller = new PoolCaller(pool);
      assertThat(signUp(caller, "alice", "").error())
          .isEqualTo("400 InvalidParameterException: Username should be an email.");

      PoolCaller.Reply signUp = signUp(caller, "Alice@Example.com", "");
      assertThat(pool.user("alice@example.com").username()).isEqualTo(signUp.at("/UserSub"));
      assertThat(signUp(caller, "alice@example.com", "").error())
          .startsWith("400 UsernameExistsException");
      caller.call(
          "AdminConfirmSignUp",
          Map.of("UserPoolId", pool.userPoolId(), "Username", "alice@example.com"));

      assertThat(caller.signIn("alice@example.com", "battery staple").status()).isEqualTo(200);
      assertThat(caller.signIn(signUp.at("/UserSub"), "battery staple").status()).isEqualTo(200);
      assertThat(caller.initiateSrp("nobody@example.com", new SrpClient()).parameter("USERNAME"))
          .matches("[0-9a-f-]{36}");
    }
  }

  @Test
  void theCaseOfANameDoesNotMatterUnlessThePoolSaysSo() {
    try (LocalUserPool pool = LocalUserPool.builder().user("Alice", "correct horse").start();
        LocalUserPool sensitive =
            LocalUserPool.builder().caseSensitive(true).user("Alice", "correct horse").start()) {
      assertThat(new PoolCaller(pool).signIn("aLICE", "correct horse").status()).isEqualTo(200);
      assertThat(signUp(new PoolCaller(pool), "ALICE", "").error())
          .startsWith("400 UsernameExistsException");
      assertThat(new PoolCaller(sensitive).signIn("aLICE", "correct horse").status())
          .isEqualTo(400);
    }
  }

  @Test
  void severalPoolsBehindOneEndpointKeepTheirUsersApart() {
    try (LocalUserPool first =
        LocalUserPool.builder()
            .userPool("local-1_First")
            .appClient("one")
            .user("alice", "first")
            .alsoServing(
                LocalUserPool.builder()
                    .userPool("local-1_Second")
                    .appClient("two")
                    .user("alice", "second"))
            .start()) {
      LocalUserPool second = first.pools().get("local-1_Second");
      PoolCaller one = new PoolCaller(first);
      PoolCaller two = new PoolCaller(second);

      assertThat(one.signIn("alice", "first").status()).isEqualTo(200);
      assertThat(two.signIn("alice", "first").status()).isEqualTo(400);
      String token = two.signIn("alice", "second").accessToken();
      assertThat(two.call("DeleteUser", Map.of("AccessToken", token)).status()).isEqualTo(200);
      assertThat(first.user("alice").username()).isEqualTo("alice");
      assertThat(one.call("ListUserPools", Map.of("MaxResults", 10)).json().at("/UserPools"))
          .hasSize(2);
    }
  }
}
