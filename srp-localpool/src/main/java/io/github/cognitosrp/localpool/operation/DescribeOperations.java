package io.github.cognitosrp.localpool.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.Alias;
import io.github.cognitosrp.localpool.model.AuthFlow;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import io.github.cognitosrp.localpool.model.FirstFactor;
import io.github.cognitosrp.localpool.model.LocalAppClient;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.MfaMode;
import io.github.cognitosrp.localpool.model.PasswordPolicy;
import io.github.cognitosrp.localpool.state.AttributeSchema;
import io.github.cognitosrp.localpool.state.PoolSettings;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.Page;
import io.github.cognitosrp.localpool.wire.Request;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The pool's settings as Cognito describes them. Read only. */
public final class DescribeOperations {
  private static final int MAX_LISTED = 60;

  private final PoolState pool;
  private final PoolSettings settings;
  private final Instant startedAt;

  public DescribeOperations(PoolState pool) {
    this.pool = pool;
    this.settings = pool.settings();
    this.startedAt = pool.now();
  }

  public ObjectNode userPool(Request request) {
    ObjectNode json = Json.object();
    ObjectNode described = summary(json.putObject("UserPool"));
    described
        .put(
            "Arn",
            "arn:aws:cognito-idp:"
                + settings.region()
                + ":000000000000:userpool/"
                + settings.poolId())
        .put("MfaConfiguration", settings.mfa().name())
        .put("EstimatedNumberOfUsers", pool.accounts().list().size());
    putPolicy(described.putObject("Policies").putObject("PasswordPolicy"));
    putNames(described, "AliasAttributes", settings.aliases());
    putNames(described, "UsernameAttributes", settings.usernameAttributes());
    putNames(described, "AutoVerifiedAttributes", settings.autoVerified());
    described.putObject("UsernameConfiguration").put("CaseSensitive", settings.caseSensitive());
    putSchema(described.putArray("SchemaAttributes"));
    if (settings.deviceTracking() != DeviceTracking.OFF) {
      described
          .putObject("DeviceConfiguration")
          .put("ChallengeRequiredOnNewDevice", true)
          .put(
              "DeviceOnlyRememberedOnUserPrompt",
              settings.deviceTracking() == DeviceTracking.USER_OPT_IN);
    }
    return json;
  }

  /** An entry of ListUserPools. */
  public ObjectNode summary(ObjectNode json) {
    return json.put("Id", settings.poolId())
        .put("Name", settings.poolName())
        .put("CreationDate", startedAt.getEpochSecond())
        .put("LastModifiedDate", startedAt.getEpochSecond());
  }

  public ObjectNode client(Request request) {
    LocalAppClient client = pool.client(request);
    ObjectNode json = Json.object();
    ObjectNode described =
        json.putObject("UserPoolClient")
            .put("UserPoolId", settings.poolId())
            .put("ClientId", client.id())
            .put("ClientName", client.id())
            .put("CreationDate", startedAt.getEpochSecond())
            .put("LastModifiedDate", startedAt.getEpochSecond())
            .put("AccessTokenValidity", client.accessTokenValidity().toSeconds())
            .put("IdTokenValidity", client.idTokenValidity().toSeconds())
            .put("RefreshTokenValidity", client.refreshTokenValidity().toSeconds())
            .put("EnableTokenRevocation", true)
            .put(
                "PreventUserExistenceErrors",
                settings.preventUserExistenceErrors() ? "ENABLED" : "LEGACY");
    if (client.secret() != null) {
      described.put("ClientSecret", client.secret());
    }
    described
        .putObject("TokenValidityUnits")
        .put("AccessToken", "seconds")
        .put("IdToken", "seconds")
        .put("RefreshToken", "seconds");
    ArrayNode flows = described.putArray("ExplicitAuthFlows");
    client.authFlows().stream()
        .sorted()
        .map(AuthFlow::name)
        .forEach(name -> flows.add("ALLOW_" + name));
    if (client.rotationGrace() != null) {
      described
          .putObject("RefreshTokenRotation")
          .put("Feature", "ENABLED")
          .put("RetryGracePeriodSeconds", client.rotationGrace().toSeconds());
    }
    putAttributes(described.putArray("ReadAttributes"), client, true);
    putAttributes(described.putArray("WriteAttributes"), client, false);
    return json;
  }

  public ObjectNode listClients(Request request) {
    Page<LocalAppClient> page =
        Page.of(
            List.copyOf(settings.clients().values()),
            LocalAppClient::id,
            request.limit("MaxResults", MAX_LISTED),
            request.optional("NextToken"));
    ObjectNode response = Json.object();
    ArrayNode clients = response.putArray("UserPoolClients");
    for (LocalAppClient client : page.items()) {
      clients
          .addObject()
          .put("ClientId", client.id())
          .put("ClientName", client.id())
          .put("UserPoolId", settings.poolId());
    }
    return response.put("NextToken", page.next());
  }

  public ObjectNode mfaConfig(Request request) {
    ObjectNode json = Json.object().put("MfaConfiguration", settings.mfa().name());
    boolean on = settings.mfa() != MfaMode.OFF;
    json.putObject("SoftwareTokenMfaConfiguration")
        .put("Enabled", on && settings.mfaSetup().contains(MfaMethod.SOFTWARE_TOKEN_MFA));
    if (settings.firstFactors().contains(FirstFactor.WEB_AUTHN)) {
      json.putObject("WebAuthnConfiguration")
          .put("RelyingPartyId", settings.relyingParty().id())
          .put("UserVerification", settings.relyingParty().verification())
          .put(
              "FactorConfiguration",
              settings.passkeysAreMultiFactor()
                  ? "MULTI_FACTOR_WITH_USER_VERIFICATION"
                  : "SINGLE_FACTOR");
    }
    return json;
  }

  private void putPolicy(ObjectNode json) {
    PasswordPolicy policy = settings.passwordPolicy();
    json.put("MinimumLength", policy.minLength())
        .put("RequireUppercase", policy.uppercase())
        .put("RequireLowercase", policy.lowercase())
        .put("RequireNumbers", policy.numbers())
        .put("RequireSymbols", policy.symbols())
        .put("PasswordHistorySize", policy.historySize());
  }

  private void putSchema(ArrayNode schema) {
    AttributeSchema.standardTypes()
        .forEach((name, type) ->
            schema
                .addObject()
                .put("Name", name)
                .put("AttributeDataType", type.cognitoName())
                .put("Mutable", true)
                .put("Required", settings.schema().required().contains(name)));
    settings
        .schema()
        .custom()
        .values()
        .forEach(attribute ->
            schema
                .addObject()
                .put("Name", attribute.name())
                .put("AttributeDataType", attribute.type().cognitoName())
                .put("DeveloperOnlyAttribute", attribute.isDeveloperOnly())
                .put("Mutable", attribute.isMutable())
                .put("Required", false));
  }

  private void putAttributes(ArrayNode names, LocalAppClient client, boolean read) {
    AttributeSchema.standardTypes().keySet().stream()
        .filter(name -> read ? client.mayRead(name) : client.mayWrite(name))
        .forEach(names::add);
    settings.schema().custom().keySet().stream()
        .filter(name -> read ? client.mayRead(name) : client.mayWrite(name))
        .sorted()
        .forEach(names::add);
  }

  private static void putNames(ObjectNode json, String name, Collection<Alias> aliases) {
    if (!aliases.isEmpty()) {
      ArrayNode names = json.putArray(name);
      aliases.stream().sorted().forEach(alias -> names.add(alias.name().toLowerCase(Locale.ROOT)));
    }
  }
}
