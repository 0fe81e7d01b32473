package io.github.cognitosrp.localpool.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.webauthn4j.data.RegistrationData;
import io.github.cognitosrp.localpool.model.FirstFactor;
import io.github.cognitosrp.localpool.signin.WebAuthnSteps;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.state.RandomText;
import io.github.cognitosrp.localpool.token.Caller;
import io.github.cognitosrp.localpool.webauthn.PasskeyVerifier;
import io.github.cognitosrp.localpool.webauthn.WebAuthnCredential;
import io.github.cognitosrp.localpool.webauthn.WebAuthnCredentials;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.Page;
import io.github.cognitosrp.localpool.wire.Request;
import io.github.cognitosrp.localpool.wire.ServiceException;

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
  private final PasskeyVerifier verifier;

  public WebAuthnOperations(PoolState pool) {
    this.pool = pool;
    this.verifier =
        new PasskeyVerifier(
            pool.settings().relyingParty(), pool.settings().passkeysAreMultiFactor());
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
                caller.client().id(),
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
    ArrayNode algorithms = options.putArray("pubKeyCredParams");
    PasskeyVerifier.ALGORITHMS.forEach(algorithm ->
        algorithms.addObject().put("type", "public-key").put("alg", algorithm.getValue()));
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
    RegistrationData data =
        verifier.parse(
            response.base64Url("clientDataJSON"), response.base64Url("attestationObject"));
    WebAuthnCredentials passkeys = caller.account().passkeys();
    WebAuthnCredentials.Registration registration = passkeys.takePending();
    if (registration == null
        || !PasskeyVerifier.challenge(data).equals(registration.challenge())
        || !pool.settings().clock().instant().isBefore(registration.expiresAt())) {
      throw new ServiceException(
          "WebAuthnChallengeNotFoundException", "The registration has not been started.");
    }
    if (!caller.client().id().equals(registration.clientId())) {
      throw new ServiceException(
          "WebAuthnClientMismatchException", "The registration was started by another app client.");
    }
    verifier.verify(data, registration.challenge());
    WebAuthnCredential passkey =
        WebAuthnCredential.of(
            data,
            response.texts("transports"),
            credential.optional("authenticatorAttachment"),
            pool.settings().clock().instant());
    if (!passkey.id().equals(credential.required("id")) || pool.hasPasskey(passkey.id())) {
      throw ServiceException.invalidParameter("Invalid credential id.");
    }
    passkeys.add(passkey);
    return Json.object();
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
}
