package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import io.github.cognitosrp.localpool.model.TriggerType;
import java.io.IOException;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PreTokenGeneration, versions 1 and 2. */
class TokenTriggerTest {
  private LocalUserPool pool;
  private PoolCaller caller;

  @AfterEach
  void close() {
    pool.close();
  }

  private RecordingTrigger start(TriggerType version, String response) {
    RecordingTrigger trigger = new RecordingTrigger(json(response));
    pool =
        LocalUserPool.builder()
            .deviceTracking(DeviceTracking.OFF)
            .user("alice", "secret")
            .trigger(version, trigger)
            .start();
    pool.addGroup("staff", 1, "arn:aws:iam::000000000000:role/staff").addGroup("all");
    pool.user("alice").groups("staff", "all").attribute("email", "a@example.com");
    caller = new PoolCaller(pool);
    return trigger;
  }

  private static Map<String, Object> json(String text) {
    try {
      return PoolCaller.MAPPER.readerForMapOf(Object.class).readValue(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static JWTClaimsSet claims(JsonNode reply, String name) {
    try {
      String token = reply.at("/AuthenticationResult/" + name).asText();
      return SignedJWT.parse(token).getJWTClaimsSet();
    } catch (ParseException e) {
      throw new AssertionError(reply.toString(), e);
    }
  }

  @Test
  void theFirstVersionChangesTheIdToken() throws Exception {
    start(
        TriggerType.PRE_TOKEN_GENERATION,
        "{'claimsOverrideDetails': {'claimsToAddOrOverride': {'tenant': 'blue', 'email': 'x@y.z'},"
            + " 'claimsToSuppress': ['name']}}");
    pool.user("alice").attribute("name", "Alice");

    JsonNode reply = caller.signIn("alice", "secret").json();

    JWTClaimsSet id = claims(reply, "IdToken");
    assertThat(id.getStringClaim("tenant")).isEqualTo("blue");
    assertThat(id.getStringClaim("email")).isEqualTo("x@y.z");
    assertThat(id.getClaims()).doesNotContainKey("name");
    assertThat(claims(reply, "AccessToken").getClaims()).doesNotContainKey("tenant");
  }

  @Test
  void anIdTokenWithTheUserNameOfAnAccessTokenIsStillNoAccessToken() {
    start(
        TriggerType.PRE_TOKEN_GENERATION,
        "{'claimsOverrideDetails': {'claimsToAddOrOverride': {'username': 'alice'}}}");
    String idToken = caller.signIn("alice", "secret").at("/AuthenticationResult/IdToken");

    assertThat(caller.call("GetUser", Map.of("AccessToken", idToken)).error())
        .isEqualTo("400 NotAuthorizedException: Invalid Access Token");
  }

  @Test
  void theFirstVersionGetsTheGroupsAndNoScopes() {
    RecordingTrigger trigger =
        start(TriggerType.PRE_TOKEN_GENERATION, "{'claimsOverrideDetails': null}");

    caller.signIn("alice", "secret");

    assertThat(trigger.lastEvent())
        .containsEntry("version", "1")
        .containsEntry("triggerSource", "TokenGeneration_Authentication");
    assertThat(trigger.lastRequest().containsKey("scopes")).isFalse();
    assertThat(trigger.lastRequest().get("groupConfiguration"))
        .isEqualTo(
            json(
                "{'groupsToOverride': ['staff', 'all'],"
                    + " 'iamRolesToOverride': ['arn:aws:iam::000000000000:role/staff'],"
                    + " 'preferredRole': 'arn:aws:iam::000000000000:role/staff'}"));
  }

  @Test
  void theSecondVersionChangesBothTokensAndTheScopes() throws Exception {
    RecordingTrigger trigger =
        start(
            TriggerType.PRE_TOKEN_GENERATION_V2,
            "{'claimsAndScopeOverrideDetails': {"
                + "'idTokenGeneration': {'claimsToAddOrOverride': {'level': 3}},"
                + "'accessTokenGeneration': {'claimsToAddOrOverride': {'plan': {'name': 'gold'}},"
                + " 'scopesToAdd': ['books.read', 'aws.cognito.other', 'two words']}}}");

    PoolCaller.Reply reply = caller.signIn("alice", "secret");

    assertThat(trigger.lastEvent()).containsEntry("version", "2");
    assertThat(trigger.lastRequest().get("scopes"))
        .isEqualTo(List.of("aws.cognito.signin.user.admin"));
    assertThat(claims(reply.json(), "IdToken").getLongClaim("level")).isEqualTo(3);
    JWTClaimsSet access = claims(reply.json(), "AccessToken");
    assertThat(access.getJSONObjectClaim("plan")).isEqualTo(Map.of("name", "gold"));
    assertThat(access.getStringClaim("scope"))
        .isEqualTo("aws.cognito.signin.user.admin books.read");
    assertThat(caller.call("GetUser", Map.of("AccessToken", reply.accessToken())).status())
        .isEqualTo(200);
  }

  @Test
  void aTokenWithoutTheUsersScopeIsNoUseForTheUsersOperations() {
    start(
        TriggerType.PRE_TOKEN_GENERATION_V2,
        "{'claimsAndScopeOverrideDetails': {'accessTokenGeneration':"
            + " {'scopesToSuppress': ['aws.cognito.signin.user.admin']}}}");

    String token = caller.signIn("alice", "secret").accessToken();

    assertThat(caller.call("GetUser", Map.of("AccessToken", token)).error())
        .isEqualTo("400 NotAuthorizedException: Access Token does not have required scopes");
  }

  @Test
  void claimsOfTheProtocolKeepTheirValues() throws Exception {
    String claims =
        "{'claimsToAddOrOverride': {'sub': 'x', 'iss': 'x', 'aud': 'x', 'exp': 'x',"
            + " 'token_use': 'x', 'username': 'x', 'client_id': 'x', 'scope': 'x',"
            + " 'cognito:username': 'x', 'cognito:groups': 'x', 'origin_jti': 'x'},"
            + " 'claimsToSuppress': ['sub', 'exp', 'client_id', 'cognito:groups']}";
    start(
        TriggerType.PRE_TOKEN_GENERATION_V2,
        "{'claimsAndScopeOverrideDetails': {'idTokenGeneration': "
            + claims
            + ", 'accessTokenGeneration': "
            + claims
            + "}}");

    JsonNode reply = caller.signIn("alice", "secret").json();

    JWTClaimsSet id = claims(reply, "IdToken");
    JWTClaimsSet access = claims(reply, "AccessToken");
    for (JWTClaimsSet token : List.of(id, access)) {
      assertThat(token.getSubject()).isEqualTo(pool.user("alice").sub());
      assertThat(token.getIssuer()).isEqualTo(pool.issuer());
      assertThat(token.getExpirationTime()).isInTheFuture();
      assertThat(token.getStringListClaim("cognito:groups")).containsExactly("staff", "all");
    }
    assertThat(id.getAudience()).containsExactly(pool.clientId());
    assertThat(id.getStringClaim("cognito:username")).isEqualTo("alice");
    assertThat(access.getAudience()).isEmpty();
    assertThat(access.getStringClaim("client_id")).isEqualTo(pool.clientId());
    assertThat(access.getStringClaim("username")).isEqualTo("alice");
    assertThat(access.getStringClaim("token_use")).isEqualTo("access");
  }

  @Test
  void anAccessTokenMayHaveTheClientAsAudience() throws Exception {
    start(
        TriggerType.PRE_TOKEN_GENERATION_V2,
        "{'claimsAndScopeOverrideDetails': {'accessTokenGeneration':"
            + " {'claimsToAddOrOverride': {'aud': 'localclient'}}}}");

    assertThat(claims(caller.signIn("alice", "secret").json(), "AccessToken").getAudience())
        .containsExactly("localclient");
  }

  @Test
  void groupsAreReplacedInBothTokensAndRolesInTheIdToken() throws Exception {
    start(
        TriggerType.PRE_TOKEN_GENERATION,
        "{'claimsOverrideDetails': {'groupOverrideDetails': {'groupsToOverride': ['guests'],"
            + " 'iamRolesToOverride': ['r1', 'r2'], 'preferredRole': 'r1'}}}");

    JsonNode reply = caller.signIn("alice", "secret").json();

    JWTClaimsSet id = claims(reply, "IdToken");
    assertThat(id.getStringListClaim("cognito:groups")).containsExactly("guests");
    assertThat(id.getStringListClaim("cognito:roles")).containsExactly("r1", "r2");
    assertThat(id.getStringClaim("cognito:preferred_role")).isEqualTo("r1");
    JWTClaimsSet access = claims(reply, "AccessToken");
    assertThat(access.getStringListClaim("cognito:groups")).containsExactly("guests");
    assertThat(access.getClaims()).doesNotContainKeys("cognito:roles", "cognito:preferred_role");
  }

  @Test
  void groupsWithoutChangesAreThePoolsOwnAndEmptyOnesAreNone() throws Exception {
    start(TriggerType.PRE_TOKEN_GENERATION, "{'claimsOverrideDetails': {}}");
    assertThat(
            claims(caller.signIn("alice", "secret").json(), "IdToken")
                .getStringListClaim("cognito:groups"))
        .containsExactly("staff", "all");
    pool.close();

    start(
        TriggerType.PRE_TOKEN_GENERATION,
        "{'claimsOverrideDetails': {'groupOverrideDetails': {}}}");
    assertThat(claims(caller.signIn("alice", "secret").json(), "IdToken").getClaims())
        .doesNotContainKeys("cognito:groups", "cognito:roles", "cognito:preferred_role");
  }

  @Test
  void valuesOfTheFirstVersionAreTexts() {
    start(
        TriggerType.PRE_TOKEN_GENERATION,
        "{'claimsOverrideDetails': {'claimsToAddOrOverride': {'level': 3}}}");

    assertThat(caller.signIn("alice", "secret").error())
        .isEqualTo("400 InvalidLambdaResponseException: Unrecognizable lambda output");
  }

  @Test
  void theSourceSaysWhereTheTokensComeFrom() {
    RecordingTrigger trigger = start(TriggerType.PRE_TOKEN_GENERATION, "{}");
    pool.user("alice").temporaryPassword("first");
    PoolCaller.Reply required = caller.signIn("alice", "first");
    PoolCaller.Reply signedIn =
        caller.respond(
            "NEW_PASSWORD_REQUIRED",
            required.at("/Session"),
            Map.of("USERNAME", "alice", "NEW_PASSWORD", "second"));
    String refreshToken = signedIn.at("/AuthenticationResult/RefreshToken");
    caller.initiate("REFRESH_TOKEN_AUTH", Map.of("REFRESH_TOKEN", refreshToken));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ClientId", caller.client.id());
    body.put("RefreshToken", refreshToken);
    body.put("ClientMetadata", Map.of("why", "expired"));
    caller.call("GetTokensFromRefreshToken", body);

    assertThat(trigger.sources())
        .containsExactly(
            "TokenGeneration_NewPasswordChallenge",
            "TokenGeneration_RefreshTokens",
            "TokenGeneration_RefreshTokens");
    assertThat(trigger.lastRequest().get("clientMetadata")).isEqualTo(Map.of("why", "expired"));
  }
}
