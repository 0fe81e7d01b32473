package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.UserStatus;
import io.github.cognitosrp.localpool.model.UserVerification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How users come into the pool, over HTTP and from Java. */
class AccountTest {
  private final LocalUserPool pool = LocalUserPool.builder().confirmationCode("4711").start();
  private final PoolCaller caller = new PoolCaller(pool);
  private final SrpClient srp = new SrpClient();

  @AfterEach
  void close() {
    pool.close();
  }

  private Map<String, Object> admin(Map<String, ?> more) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("UserPoolId", pool.userPoolId());
    body.put("Username", "alice");
    return body;
  }

  @Test
  void whoSignsUpAndConfirmsMaySignIn() {
    Map<String, Object> signUp =
        Map.of(
            "ClientId",
            pool.clientId(),
            "Username",
            "alice",
            "Password",
            "correct horse",
            "UserAttributes",
            List.of(Map.of("Name", "email", "Value", "alice@example.com")));
    PoolCaller.Reply reply = caller.call("SignUp", signUp);
    assertThat(reply.at("/UserConfirmed")).isEqualTo("false");
    assertThat(reply.at("/UserSub")).isEqualTo(pool.user("alice").sub());
    assertThat(caller.call("SignUp", signUp).error())
        .isEqualTo("400 UsernameExistsException: User already exists");

    assertThat(confirm("alice", "0000").error()).startsWith("400 CodeMismatchException");
    assertThat(confirm("mallory", "4711").error()).startsWith("400 CodeMismatchException");
    assertThat(confirm("alice", "4711").status()).isEqualTo(200);
    assertThat(confirm("alice", "4711").error())
        .isEqualTo(
            "400 NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED");
    assertThat(caller.signIn("alice", "correct horse").status()).isEqualTo(200);
    assertThat(pool.user("alice").attributes()).containsEntry("email", "alice@example.com");
  }

  private PoolCaller.Reply confirm(String username, String code) {
    return caller.call(
        "ConfirmSignUp",
        Map.of("ClientId", pool.clientId(), "Username", username, "ConfirmationCode", code));
  }

  @Test
  void anAdministratorConfirmsWithoutCode() {
    caller.call(
        "SignUp",
        Map.of("ClientId", pool.clientId(), "Username", "alice", "Password", "correct horse"));

    assertThat(caller.call("AdminConfirmSignUp", admin(Map.of())).status()).isEqualTo(200);
    assertThat(pool.user("alice").status()).isEqualTo(UserStatus.CONFIRMED);
  }

  @Test
  void aTemporaryPasswordIsReplacedAtTheFirstSignIn() {
    PoolCaller.Reply created =
        caller.call("AdminCreateUser", admin(Map.of("TemporaryPassword", "temporary")));
    assertThat(created.at("/User/UserStatus")).isEqualTo("FORCE_CHANGE_PASSWORD");

    PoolCaller.Reply challenge = caller.signIn("alice", "temporary");
    assertThat(challenge.at("/ChallengeName")).isEqualTo("NEW_PASSWORD_REQUIRED");
    assertThat(challenge.parameter("USER_ID_FOR_SRP")).isEqualTo("alice");
    assertThat(challenge.parameter("requiredAttributes")).isEqualTo("[]");
    Map<String, String> answer =
        Map.of(
            "USERNAME", "alice",
            "NEW_PASSWORD", "correct horse",
            "userAttributes.email", "alice@example.com");
    PoolCaller.Reply done =
        caller.respond("NEW_PASSWORD_REQUIRED", challenge.at("/Session"), answer);

    assertThat(done.json().has("AuthenticationResult")).isTrue();
    assertThat(caller.respond("NEW_PASSWORD_REQUIRED", challenge.at("/Session"), answer).error())
        .isEqualTo("400 NotAuthorizedException: Invalid session for the user.");
    assertThat(caller.signIn("alice", "temporary").status()).isEqualTo(400);
    assertThat(caller.signIn("alice", "correct horse").json().has("AuthenticationResult")).isTrue();
    assertThat(pool.user("alice").attributes()).containsEntry("email", "alice@example.com");
  }

  @Test
  void anAdministratorSetsPasswordsForGoodOrForOnce() {
    pool.addUser("alice", "old");

    caller.call("AdminSetUserPassword", admin(Map.of("Password", "once")));
    assertThat(caller.signIn("alice", "once").at("/ChallengeName"))
        .isEqualTo("NEW_PASSWORD_REQUIRED");
    caller.call("AdminSetUserPassword", admin(Map.of("Password", "good", "Permanent", true)));
    assertThat(caller.signIn("alice", "good").json().has("AuthenticationResult")).isTrue();
    assertThat(
            caller.call("AdminSetUserPassword", admin(Map.of("Password", "x".repeat(257)))).error())
        .startsWith("400 InvalidPasswordException");
  }

  @Test
  void anAdministratorSeesAUser() {
    pool.addUser("alice", "secret").attribute("email", "alice@example.com").enabled(false);

    PoolCaller.Reply user = caller.call("AdminGetUser", admin(Map.of()));

    assertThat(user.at("/Username")).isEqualTo("alice");
    assertThat(user.at("/UserStatus")).isEqualTo("CONFIRMED");
    assertThat(user.at("/Enabled")).isEqualTo("false");
    assertThat(user.json().at("/UserAttributes").toString()).contains("alice@example.com");
    pool.user("alice").delete();
    assertThat(caller.call("AdminGetUser", admin(Map.of())).error())
        .isEqualTo("400 UserNotFoundException: User does not exist.");
  }

  @Test
  void aChallengeDiesWithItsUserEvenIfTheNameLivesOn() {
    pool.addUser("alice", "old");
    PoolCaller.Reply challenge = caller.initiateSrp("alice", srp);
    pool.user("alice").delete();
    pool.addUser("alice", "new");

    assertThat(
            caller.respond("PASSWORD_VERIFIER", "", caller.answer(challenge, srp, "old")).error())
        .isEqualTo("400 NotAuthorizedException: Incorrect username or password.");
  }

  @Test
  void javaCallersAreToldWhatAUserMayBe() {
    pool.addUser("alice", "secret");

    assertThatThrownBy(() -> pool.addUser("alice", "secret"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pool.addUser("two words", "secret"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pool.addUser("bob", "")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pool.user("bob")).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> LocalUserPool.builder().userPool("nounderscore"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LocalUserPool.builder().appClient("with-hyphen"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            LocalUserPool.builder().relyingParty("https://example.com", UserVerification.PREFERRED))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LocalUserPool.builder().mfaSetup(MfaMethod.SMS_MFA))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LocalUserPool.builder().port(65_536))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void usersAreListedAndFilteredByNameAndAttribute() {
    pool.addUser("alice", "correct horse").attribute("email", "alice@example.com");
    pool.addUser("albert", "correct horse").attribute("email", "albert@example.org");
    assertThat(listed(null)).containsExactlyInAnyOrder("alice", "albert");
    assertThat(listed("username = \"alice\"")).containsExactly("alice");
    assertThat(listed("username ^= \"al\"")).containsExactlyInAnyOrder("alice", "albert");
    assertThat(listed("email ^= \"albert@\"")).containsExactly("albert");
    assertThat(listed("email = \"nobody@example.com\"")).isEmpty();
    assertThat(
            caller
                .call("ListUsers", Map.of("UserPoolId", pool.userPoolId(), "Filter", "nonsense"))
                .error())
        .startsWith("400 InvalidParameterException");
  }

  @Test
  void aFilterIsOfAnAttributeThatCognitoSearches() {
    pool.addUser("alice", "x").attribute("name", "Alice");
    pool.addUser("bob", "x").enabled(false);
    String sub = pool.user("alice").sub();
    assertThat(listed("sub = \"" + sub + "\"")).containsExactly("alice");
    assertThat(listed("status = \"Disabled\"")).containsExactly("bob");
    assertThat(listed("cognito:user_status = \"CONFIRMED\"")).containsExactly("alice", "bob");
    assertThat(listing(Map.of("Filter", "custom:team = \"blue\"")).error())
        .startsWith("400 InvalidParameterException");
  }

  @Test
  void aListComesInPagesThatAnAdditionDoesNotShift() {
    List.of("d", "a", "c", "e").forEach(name -> pool.addUser(name, "x"));

    PoolCaller.Reply first = listing(Map.of("Limit", 2));
    assertThat(names(first)).containsExactly("a", "c");
    pool.addUser("b", "x");
    PoolCaller.Reply rest =
        listing(Map.of("Limit", 2, "PaginationToken", first.at("/PaginationToken")));

    assertThat(names(rest)).containsExactly("d", "e");
    assertThat(rest.json().hasNonNull("PaginationToken")).isFalse();
    assertThat(names(listing(Map.of("Limit", 0)))).hasSize(5);
    assertThat(listing(Map.of("Limit", 61)).error()).startsWith("400 InvalidParameterException");
    assertThat(listing(Map.of("Limit", "2")).error()).startsWith("400 SerializationException");
    assertThat(listing(Map.of("PaginationToken", "?")).error())
        .startsWith("400 InvalidParameterException");
  }

  private PoolCaller.Reply listing(Map<String, ?> more) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("UserPoolId", pool.userPoolId());
    return caller.call("ListUsers", body);
  }

  private static List<String> names(PoolCaller.Reply reply) {
    return reply.json().at("/Users").findValuesAsText("Username");
  }

  private List<String> listed(@Nullable String filter) {
    return names(listing(filter == null ? Map.of() : Map.of("Filter", filter)));
  }
}
