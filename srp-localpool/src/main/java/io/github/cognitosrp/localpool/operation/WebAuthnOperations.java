package io.github.cognitosrp.localpool.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.FirstFactor;
import io.github.cognitosrp.localpool.signin.WebAuthnSteps;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.state.RandomText;
import io.github.cognitosrp.localpool.token.Caller;
import io.github.cognitosrp.localpool.webauthn.AuthenticatorData;
import io.github.cognitosrp.localpool.webauthn.Cbor;
import io.github.cognitosrp.localpool.webauthn.ClientData;
import io.github.cognitosrp.localpool.webauthn.CoseKey;
import io.github.cognitosrp.localpool.webauthn.WebAuthnCredential;
import io.github.cognitosrp.localpool.webauthn.WebAuthnCredentials;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.Page;
import io.github.cognitosrp.localpool.wire.Request;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * What a signed-in user does with passkeys.
 *
 * <p>Source: the Cognito API reference, StartWebAuthnRegistration and its neighbours; WebAuthn,
 * level 3, section 7.1.
 */
public final class WebAuthnOperations {
  private static final int MAX_LISTED = 20;
  private static final int TIMEOUT_MILLIS = 60_000;

  private final PoolState pool;

  public WebAuthnOperations(PoolState pool) {
    this.pool = pool;
  }

  public ObjectNode start(Caller caller, Request request) {
    checkEnabled();
    Account account = caller.account();
    String challenge = RandomText.webAuthnChallenge(pool.random());
    account
        .passkeys()
        .begin(
            new WebAuthnCredentials.Registration(
                challenge,
                caller.clientId(),
                pool.settings().clock().instant().plus(pool.settings().sessionLifetime())));
    ObjectNode response = Json.object();
    ObjectNode options = response.putObject("CredentialCreationOptions");
    options.put("challenge", challenge).put("timeout", TIMEOUT_MILLIS).put("attestation", "none");
    options
        .putObject("rp")
        .put("id", pool.settings().relyingParty().id())
        .put("name", pool.settings().relyingParty().id());
    options
        .putObject("user")
        .put("id", WebAuthnSteps.userHandle(account))
        .put("name", account.username())
        .put("displayName", account.username());
    options
        .putArray("pubKeyCredParams")
        .addObject()
        .put("type", "public-key")
        .put("alg", CoseKey.ES256);
    WebAuthnSteps.putDescriptors(options.putArray("excludeCredentials"), account);
    options
        .putObject("authenticatorSelection")
        .put("requireResidentKey", true)
        .put("residentKey", "required")
        .put("userVerification", pool.settings().relyingParty().verification());
    return response;
  }

  public ObjectNode complete(Caller caller, Request request) {
    checkEnabled();
    Request credential = request.structure("Credential");
    Request response = credential == null ? null : credential.structure("response");
    if (credential == null || response == null) {
      throw ServiceException.validation("Value null", "credential", "Member must not be null");
    }
    ClientData client = ClientData.parse(response.base64Url("clientDataJSON"));
    byte[] attestation = response.base64Url("attestationObject");
    WebAuthnCredentials.Registration registration = caller.account().passkeys().takePending();
    if (registration == null
        || !client.challenge().equals(registration.challenge())
        || !pool.settings().clock().instant().isBefore(registration.expiresAt())) {
      throw new ServiceException(
          "WebAuthnChallengeNotFoundException", "The registration has not been started.");
    }
    if (!caller.clientId().equals(registration.clientId())) {
      throw new ServiceException(
          "WebAuthnClientMismatchException", "The registration was started by another app client.");
    }
    if (!pool.settings().relyingParty().allows(client.origin())) {
      throw new ServiceException(
          "WebAuthnOriginNotAllowedException", "The page is not one of the relying party's.");
    }
    if (!client.is("webauthn.create", registration.challenge())) {
      throw ServiceException.invalidParameter("Invalid clientDataJSON.");
    }
    caller.account().passkeys().add(credential(credential, response, attestation));
    return Json.object();
  }

  private WebAuthnCredential credential(Request credential, Request response, byte[] attestation) {
    try {
      AuthenticatorData data = unattested(attestation);
      if (!data.isFor(pool.settings().relyingParty())) {
        throw new ServiceException(
            "WebAuthnRelyingPartyMismatchException", "The passkey is another relying party's.");
      }
      if (!pool.settings().relyingParty().accepts(data)) {
        throw notSupported("The authenticator must have had the user present and verified.");
      }
      String id = data.credentialId();
      if (id == null || !id.equals(credential.required("id")) || pool.hasPasskey(id)) {
        throw ServiceException.invalidParameter("Invalid credential id.");
      }
      return new WebAuthnCredential(
          id,
          CoseKey.parse(Objects.requireNonNull(data.credentialKey())),
          data.signCount(),
          response.texts("transports"),
          credential.optional("authenticatorAttachment"),
          pool.settings().clock().instant());
    } catch (IOException e) {
      throw ServiceException.invalidParameter("Invalid attestationObject.");
    }
  }

  /** Only what the options asked for, the attestation "none", which vouches for nothing. */
  private static AuthenticatorData unattested(byte[] attestation) throws IOException {
    List<ObjectNode> maps = Cbor.maps(attestation, 0);
    if (maps.size() != 1) {
      throw new IOException("not one map");
    }
    ObjectNode map = maps.get(0);
    byte[] data = map.path("authData").binaryValue();
    if (data == null) {
      throw new IOException("no authData");
    }
    if (!map.path("fmt").asText().equals("none")
        || !(map.get("attStmt") instanceof ObjectNode statement)
        || !statement.isEmpty()) {
      throw notSupported("The attestation must be none.");
    }
    return AuthenticatorData.parse(data);
  }

  public ObjectNode list(Caller caller, Request request) {
    Account account = caller.account();
    Page<WebAuthnCredential> page =
        Page.of(
            account.passkeys().list(),
            WebAuthnCredential::id,
            request.limit("MaxResults", MAX_LISTED),
            request.optional("NextToken"));
    ObjectNode response = Json.object();
    ArrayNode credentials = response.putArray("Credentials");
    page.items().forEach(passkey -> putPasskey(credentials.addObject(), passkey));
    return response.put("NextToken", page.next());
  }

  private void putPasskey(ObjectNode json, WebAuthnCredential passkey) {
    json.put("CredentialId", passkey.id())
        .put("FriendlyCredentialName", "Passkey")
        .put("RelyingPartyId", pool.settings().relyingParty().id())
        .put("AuthenticatorAttachment", passkey.attachment())
        .put("CreatedAt", passkey.createdAt().getEpochSecond());
    ArrayNode transports = json.putArray("AuthenticatorTransports");
    passkey.transports().forEach(transports::add);
  }

  public ObjectNode delete(Caller caller, Request request) {
    if (!caller.account().passkeys().remove(request.required("CredentialId"))) {
      throw ServiceException.resourceNotFound("The passkey does not exist.");
    }
    return Json.object();
  }

  private void checkEnabled() {
    if (!pool.settings().firstFactors().contains(FirstFactor.WEB_AUTHN)) {
      throw new ServiceException(
          "WebAuthnNotEnabledException", "Passkeys are not enabled for this user pool.");
    }
  }

  private static ServiceException notSupported(String message) {
    return new ServiceException("WebAuthnCredentialNotSupportedException", message);
  }
}
