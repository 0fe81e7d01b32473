package io.github.cognitosrp.localpool.token;

import com.nimbusds.jwt.JWTClaimsSet;
import io.github.cognitosrp.localpool.model.TriggerType;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.SignInContext;
import io.github.cognitosrp.localpool.state.Triggers;
import io.github.cognitosrp.localpool.trigger.TriggerResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the PreTokenGeneration trigger makes of the tokens. A claim that it may not touch keeps its
 * value, and the token is issued all the same.
 *
 * <p>Source: the developer guide, "Pre token generation Lambda trigger".
 */
record TokenChanges(
    Claims idToken,
    Claims accessToken,
    List<String> scopesToAdd,
    List<String> scopesToSuppress,
    GroupClaims groups) {
  private static final Set<String> PROTECTED_IN_BOTH =
      Set.of(
          "acr",
          "amr",
          "at_hash",
          "auth_time",
          "azp",
          "exp",
          "iat",
          "iss",
          "jti",
          "nbf",
          "nonce",
          "origin_jti",
          "sub",
          "token_use");
  private static final Set<String> PROTECTED_IN_ID = Set.of("aud", "identities", "event_id");
  private static final Set<String> PROTECTED_IN_ACCESS =
      Set.of("username", "client_id", "scope", "device_key", "event_id", "version");
  private static final Claims NONE = new Claims(Map.of(), List.of());

  /** Claims of one token. What is both suppressed and set is suppressed. */
  record Claims(Map<String, Object> toSet, List<String> toSuppress) {}

  /** Calls whichever version of the trigger the pool has. */
  static TokenChanges ask(
      Triggers triggers, SignInContext context, Account account, GroupClaims groups) {
    if (triggers.has(TriggerType.PRE_TOKEN_GENERATION_V2)) {
      return second(
          ask(triggers, TriggerType.PRE_TOKEN_GENERATION_V2, context, account, groups)
              .part("claimsAndScopeOverrideDetails"),
          groups);
    }
    if (triggers.has(TriggerType.PRE_TOKEN_GENERATION)) {
      TriggerResponse details =
          ask(triggers, TriggerType.PRE_TOKEN_GENERATION, context, account, groups)
              .part("claimsOverrideDetails");
      Claims claims =
          new Claims(
              new LinkedHashMap<>(details.textMap("claimsToAddOrOverride")),
              details.texts("claimsToSuppress"));
      return new TokenChanges(claims, NONE, List.of(), List.of(), groups(details, groups));
    }
    return new TokenChanges(NONE, NONE, List.of(), List.of(), groups);
  }

  private static TriggerResponse ask(
      Triggers triggers,
      TriggerType version,
      SignInContext context,
      Account account,
      GroupClaims groups) {
    return triggers.preTokenGeneration(
        version, context, account, groups.configuration(), TokenIssuer.SCOPES);
  }

  private static TokenChanges second(TriggerResponse details, GroupClaims groups) {
    TriggerResponse idToken = details.part("idTokenGeneration");
    TriggerResponse accessToken = details.part("accessTokenGeneration");
    return new TokenChanges(
        claims(idToken),
        claims(accessToken),
        accessToken.texts("scopesToAdd"),
        accessToken.texts("scopesToSuppress"),
        groups(details, groups));
  }

  private static Claims claims(TriggerResponse generation) {
    return new Claims(
        generation.objectMap("claimsToAddOrOverride"), generation.texts("claimsToSuppress"));
  }

  /** An empty or null object suppresses the groups; none leaves them as they are. */
  private static GroupClaims groups(TriggerResponse details, GroupClaims before) {
    return details.has("groupOverrideDetails")
        ? GroupClaims.of(details.part("groupOverrideDetails"))
        : before;
  }

  void applyToIdToken(JWTClaimsSet.Builder claims) {
    apply(idToken, claims, PROTECTED_IN_ID, "");
  }

  void applyToAccessToken(JWTClaimsSet.Builder claims, String clientId) {
    apply(accessToken, claims, PROTECTED_IN_ACCESS, clientId);
  }

  private static void apply(
      Claims changes, JWTClaimsSet.Builder claims, Set<String> more, String clientId) {
    Set<String> suppressed = new HashSet<>(changes.toSuppress());
    changes
        .toSet()
        .forEach((name, value) -> {
          // An audience in access tokens has to be the client.
          boolean otherAudience = name.equals("aud") && !clientId.equals(value);
          if (mayChange(name, more) && !suppressed.contains(name) && !otherAudience) {
            claims.claim(name, value);
          }
        });
    suppressed.stream()
        .filter(name -> mayChange(name, more))
        .forEach(name -> claims.claim(name, null));
  }

  /** Claims about groups go by groupOverrideDetails. */
  private static boolean mayChange(String name, Set<String> more) {
    return !PROTECTED_IN_BOTH.contains(name)
        && !more.contains(name)
        && !name.startsWith("cognito:")
        && !name.startsWith("dev:");
  }

  /** The scopes of the access token; those of Cognito can be taken away, not given. */
  List<String> scopes(List<String> before) {
    Set<String> scopes = new LinkedHashSet<>(before);
    scopesToAdd.stream()
        .filter(scope -> !scope.startsWith("aws.cognito") && !scope.contains(" "))
        .forEach(scopes::add);
    scopesToSuppress.forEach(scopes::remove);
    return new ArrayList<>(scopes);
  }
}
