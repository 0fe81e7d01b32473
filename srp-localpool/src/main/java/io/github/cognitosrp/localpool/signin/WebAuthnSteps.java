package io.github.cognitosrp.localpool.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.webauthn4j.data.AuthenticationRequest;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.Challenge;
import io.github.cognitosrp.localpool.state.ChallengeDetail;
import io.github.cognitosrp.localpool.state.ChallengeName;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.state.RandomText;
import io.github.cognitosrp.localpool.state.SignInContext;
import io.github.cognitosrp.localpool.state.Subject;
import io.github.cognitosrp.localpool.webauthn.PasskeyVerifier;
import io.github.cognitosrp.localpool.webauthn.WebAuthnCredential;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.Request;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.util.Base64;

/** Signing in with a passkey: WebAuthn, level 3, section 7.2. */
public final class WebAuthnSteps {
  private static final int TIMEOUT_MILLIS = 180_000;

  private final PoolState pool;
  private final SignInSteps flow;
  private final PasskeyVerifier verifier;

  public WebAuthnSteps(PoolState pool, SignInSteps flow) {
    this.pool = pool;
    this.flow = flow;
    this.verifier =
        new PasskeyVerifier(
            pool.settings().relyingParty(), pool.settings().passkeysAreMultiFactor());
  }

  /** WEB_AUTHN for a user who has passkeys. */
  public ObjectNode challenge(SignInContext context, Subject subject, Account account) {
    String challenge = RandomText.webAuthnChallenge(pool.random());
    ObjectNode options =
        Json.object()
            .put("challenge", challenge)
            .put("timeout", TIMEOUT_MILLIS)
            .put("rpId", pool.settings().relyingParty().id())
            .put("userVerification", pool.settings().relyingParty().verification());
    putDescriptors(options.putArray("allowCredentials"), account);
    ObjectNode response =
        flow.sessionChallenge(
            ChallengeName.WEB_AUTHN,
            context,
            subject,
            null,
            new ChallengeDetail.Assertion(challenge));
    response
        .withObjectProperty("ChallengeParameters")
        .put("USERNAME", subject.username())
        .put("CREDENTIAL_REQUEST_OPTIONS", options.toString());
    return response;
  }

  /** WEB_AUTHN: the authenticator's assertion. */
  public ObjectNode answer(ChallengeResponse answer) {
    Request credential =
        new Request(
            Json.parseParameter(
                "CREDENTIAL", answer.responses().required("CREDENTIAL").getBytes(UTF_8)));
    Request response = credential.structure("response");
    if (response == null) {
      throw ServiceException.invalidParameter("Invalid CREDENTIAL.");
    }
    AuthenticationRequest assertion =
        new AuthenticationRequest(
            credential.base64Url("id"),
            response.base64Url("authenticatorData"),
            response.base64Url("clientDataJSON"),
            response.base64Url("signature"));
    Challenge challenge =
        pool.challenges()
            .take(answer.requiredSession(), ChallengeName.WEB_AUTHN, answer.client().id());
    Account account = challenge.subject().account();
    if (account == null
        || !answer.isFor(challenge)
        || !pool.isCurrent(account)
        || !(challenge.detail() instanceof ChallengeDetail.Assertion asked)) {
      throw ServiceException.invalidSession();
    }
    String handle = response.optional("userHandle");
    WebAuthnCredential passkey = account.passkeys().find(credential.required("id"));
    if (passkey == null
        || (handle != null && !handle.equals(userHandle(account)))
        || !account
            .passkeys()
            .count(passkey.id(), verifier.verify(passkey, assertion, asked.challenge()))) {
      throw PasskeyVerifier.refused();
    }
    account.checkMaySignIn();
    return flow.complete(answer.context(), account, null);
  }

  /** The user's id towards authenticators, which must not be a name. */
  public static String userHandle(Account account) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(account.sub().getBytes(UTF_8));
  }

  public static void putDescriptors(ArrayNode list, Account account) {
    for (WebAuthnCredential passkey : account.passkeys().list()) {
      ObjectNode descriptor = list.addObject().put("type", "public-key").put("id", passkey.id());
      ArrayNode transports = descriptor.putArray("transports");
      passkey.transports().forEach(transports::add);
    }
  }
}
