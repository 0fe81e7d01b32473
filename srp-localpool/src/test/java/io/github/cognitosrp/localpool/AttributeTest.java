package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.cognitosrp.localpool.model.AttributeType;
import io.github.cognitosrp.localpool.model.LocalAppClient;
import io.github.cognitosrp.localpool.model.LocalAttribute;
import java.text.ParseException;
import java.time.Clock;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users may say about themselves, and what of it is in tokens. */
class AttributeTest {
  private final LocalUserPool pool =
      LocalUserPool.builder()
          .customAttributes("plan")
          .attributes(
              LocalAttribute.of("seats").type(AttributeType.NUMBER),
              LocalAttribute.of("tenant").immutable(),
              LocalAttribute.of("risk").developerOnly())
          .appClient("web")
          .appClient(LocalAppClient.of("narrow").readAttributes("email").writeAttributes("name"))
          .user("alice", "correct horse")
          .start();
  private final PoolCaller caller = new PoolCaller(pool);

  @AfterEach
  void close() {
    pool.close();
  }

  /** What was checked is what is kept. */
  @Test
  void aMapThatChangesWhileAUserIsAddedBringsNoAttributePastTheSchema() {
    AtomicInteger reads = new AtomicInteger();
    Map<String, String> changing =
        new AbstractMap<>() {
          @Override
          public Set<Map.Entry<String, String>> entrySet() {
            return reads.getAndIncrement() == 0
                ? Map.of("email", "bob@example.com").entrySet()
                : Map.of("cognito:groups", "admin").entrySet();
          }
        };
    assertThat(pool.addUser("bob", "correct horse", null, changing).attributes())
        .containsEntry("email", "bob@example.com")
        .doesNotContainKey("cognito:groups");
  }

  private static List<Map<String, String>> attribute(String name, String value) {
    return List.of(Map.of("Name", name, "Value", value));
  }

  private PoolCaller.Reply signUp(String name, String value) {
    return caller.call(
        "SignUp",
        Map.of(
            "ClientId", "web",
            "Username", "mallory",
            "Password", "battery staple",
            "UserAttributes", attribute(name, value)));
  }

  private PoolCaller.Reply update(String token, String name, String value) {
    return caller.call(
        "UpdateUserAttributes",
        Map.of("AccessToken", token, "UserAttributes", attribute(name, value)));
  }

  private PoolCaller.Reply adminUpdate(String name, String value) {
    return caller.call(
        "AdminUpdateUserAttributes",
        Map.of(
            "UserPoolId", pool.userPoolId(),
            "Username", "alice",
            "UserAttributes", attribute(name, value)));
  }

  private static JWTClaimsSet claims(PoolCaller.Reply signIn, String token) throws ParseException {
    return SignedJWT.parse(signIn.at("/AuthenticationResult/" + token)).getJWTClaimsSet();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exp",
        "iss",
        "aud",
        "iat",
        "nbf",
        "jti",
        "token_use",
        "username",
        "client_id",
        "auth_time",
        "origin_jti",
        "event_id",
        "scope",
        "cognito:groups",
        "cognito:username",
        "custom:other",
        "nonsense"
      })
  void aNameOutsideTheSchemaIsRefusedWhereverAttributesAreTaken(String name) {
    String refused =
        "400 InvalidParameterException: Attributes did not conform to the schema: Type for"
            + " attribute {"
            + name
            + "} could not be determined";
    String token = caller.signIn("alice", "correct horse").accessToken();

    assertThat(signUp(name, "1").error()).isEqualTo(refused);
    assertThat(update(token, name, "1").error()).isEqualTo(refused);
    assertThat(adminUpdate(name, "1").error()).isEqualTo(refused);
    assertThat(
            caller
                .call(
                    "AdminCreateUser",
                    Map.of(
                        "UserPoolId", pool.userPoolId(),
                        "Username", "mallory",
                        "UserAttributes", attribute(name, "1")))
                .error())
        .isEqualTo(refused);
    assertThatThrownBy(() -> pool.user("alice").attribute(name, "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub", "email_verified", "phone_number_verified", "dev:custom:risk"})
  void aUserDoesNotWriteWhatOnlyTheServiceOrAnAdministratorWrites(String name) {
    String refused =
        "400 NotAuthorizedException: A client attempted to write unauthorized attribute";
    String token = caller.signIn("alice", "correct horse").accessToken();

    assertThat(signUp(name, "true").error()).isEqualTo(refused);
    assertThat(update(token, name, "true").error()).isEqualTo(refused);
  }

  @Test
  void nobodyChangesASub() {
    assertThat(adminUpdate("sub", pool.user("alice").sub()).error())
        .isEqualTo("400 InvalidParameterException: Cannot modify the non-mutable attribute sub");
  }

  @ParameterizedTest
  @CsvSource({
    "email, no at sign",
    "phone_number, not a number",
    "email_verified, yes",
    "custom:seats, many",
    "updated_at, yesterday",
    "birthdate, 1970-01-011"
  })
  void aValueOfTheWrongTypeIsRefused(String name, String value) {
    assertThat(adminUpdate(name, value).error()).startsWith("400 InvalidParameterException: ");
  }

  @Test
  void anImmutableAttributeIsWrittenOnce() {
    assertThat(adminUpdate("custom:tenant", "a").status()).isEqualTo(200);
    assertThat(adminUpdate("custom:tenant", "b").error())
        .isEqualTo(
            "400 InvalidParameterException: user.custom:tenant: Attribute cannot be updated.");
  }

  @Test
  void attributesAreInTheIdTokenWithTheirTypesAndDoNotReplaceClaims() throws ParseException {
    pool.user("alice")
        .attribute("email", "a@b.example")
        .attribute("email_verified", "true")
        .attribute("address", "Main Street 1")
        .attribute("updated_at", "7")
        .attribute("custom:plan", "free")
        .attribute("dev:custom:risk", "high");

    PoolCaller.Reply signIn = caller.signIn("alice", "correct horse");
    JWTClaimsSet id = claims(signIn, "IdToken");

    assertThat(id.getSubject()).isEqualTo(pool.user("alice").sub());
    assertThat(id.getBooleanClaim("email_verified")).isTrue();
    assertThat(id.getLongClaim("updated_at")).isEqualTo(7);
    assertThat(id.getJSONObjectClaim("address")).containsEntry("formatted", "Main Street 1");
    assertThat(id.getStringClaim("custom:plan")).isEqualTo("free");
    assertThat(id.getClaims()).doesNotContainKey("dev:custom:risk");
    assertThat(claims(signIn, "AccessToken").getClaims())
        .doesNotContainKeys("email", "custom:plan");
  }

  @Test
  void anIdTokenIsNoAccessToken() {
    PoolCaller.Reply signIn = caller.signIn("alice", "correct horse");

    assertThat(
            caller
                .call("GetUser", Map.of("AccessToken", signIn.at("/AuthenticationResult/IdToken")))
                .error())
        .isEqualTo("400 NotAuthorizedException: Invalid Access Token");
  }

  @Test
  void aClientReadsAndWritesOnlyWhatItMay() throws ParseException {
    pool.user("alice").attribute("email", "a@b.example").attribute("name", "Alice");
    PoolCaller narrow = new PoolCaller(pool, pool.appClients().get(1), Clock.systemUTC());

    PoolCaller.Reply signIn = narrow.signIn("alice", "correct horse");

    assertThat(claims(signIn, "IdToken").getClaims())
        .containsKey("email")
        .doesNotContainKey("name");
    PoolCaller.Reply user = narrow.call("GetUser", Map.of("AccessToken", signIn.accessToken()));
    assertThat(user.json().toString()).contains("a@b.example").doesNotContain("Alice");
    assertThat(update(signIn.accessToken(), "name", "Al").status()).isEqualTo(200);
    assertThat(update(signIn.accessToken(), "email", "x@b.example").error())
        .startsWith("400 NotAuthorizedException");
  }

  @Test
  void aSubIsOneValueEverywhereAndSettable() throws ParseException {
    String sub = "11111111-2222-3333-4444-555555555555";
    pool.addUser("bob", "secret", sub);

    PoolCaller.Reply signIn = caller.signIn("bob", "secret");

    assertThat(claims(signIn, "IdToken").getSubject()).isEqualTo(sub);
    assertThat(claims(signIn, "AccessToken").getSubject()).isEqualTo(sub);
    assertThat(
            caller
                .call("AdminGetUser", Map.of("UserPoolId", pool.userPoolId(), "Username", sub))
                .at("/Username"))
        .isEqualTo("bob");
    assertThatThrownBy(() -> pool.addUser("carol", "secret", sub))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pool.addUser("carol", "secret", "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFieldThatThePoolDoesNotReadIsRefused() {
    assertThat(
            caller
                .call(
                    "AdminGetUser",
                    Map.of("UserPoolId", pool.userPoolId(), "Username", "alice", "Verbose", true))
                .error())
        .isEqualTo(
            "400 InvalidParameterException: The local user pool does not read Verbose of"
                + " AdminGetUser.");
  }
}
