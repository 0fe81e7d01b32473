package io.github.cognitosrp.customauth.fido2;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import java.security.MessageDigest;
import java.util.Objects;

/** Verifies the answer to a challenge against a stored credential. Changes nothing. */
final class AssertionVerifier {
  /** As long as any that is made here; the npm package lets a program make others. */
  private static final int MAX_CHALLENGE_BYTES = 1_024;

  private final RelyingParty party;
  private final WebAuthn webAuthn;

  /**
   * What an assertion that holds says.
   *
   * @param isForSession whether it answers the challenge that Cognito keeps. If not, the challenge
   *     must still be taken out of the store
   * @param isRepeated whether the same answer to the same session's challenge was accepted before
   */
  record Verified(
      String challenge,
      boolean isForSession,
      boolean isRepeated,
      long signCount,
      boolean backupState,
      String answer) {}

  AssertionVerifier(RelyingParty party) {
    this.party = party;
    this.webAuthn = new WebAuthn(party);
  }

  Verified verify(
      AssertionResponse response, String text, RequestOptions options, StoredCredential credential)
      throws RefusedException {
    if (!party.ids().contains(credential.relyingPartyId())) {
      throw new RefusedException("the credential is another relying party's");
    }
    byte[] id = bytes(credential.credentialId(), AssertionResponse.MAX_CREDENTIAL_ID_BYTES);
    byte[] expected = bytes(options.challenge(), MAX_CHALLENGE_BYTES);
    AuthenticationData data = WebAuthn.parse(response, id);
    byte[] signed = Objects.requireNonNull(data.getCollectedClientData()).getChallenge().getValue();
    if (signed.length == 0 || signed.length > MAX_CHALLENGE_BYTES) {
      throw new RefusedException("the challenge is none");
    }
    String answer = answer(options, text);
    boolean repeated = answer.equals(credential.lastAnswer());
    webAuthn.verify(
        data,
        signed,
        // The count of a repeated answer is the stored one already.
        WebAuthn.record(credential, id, repeated ? 0 : credential.signCount()),
        credential.relyingPartyId(),
        options.mustVerifyUser() || party.userVerification() == UserVerification.REQUIRED);
    AuthenticatorData<?> authenticator = Objects.requireNonNull(data.getAuthenticatorData());
    return new Verified(
        Encoding.base64Url(signed),
        MessageDigest.isEqual(signed, expected),
        repeated,
        authenticator.getSignCount(),
        authenticator.isFlagBS(),
        answer);
  }

  /**
   * What tells this answer from every other. The session's challenge is in it, which is fresh for
   * each sign-in, so that an answer can be repeated within its sign-in only.
   */
  private static String answer(RequestOptions options, String text) {
    return Encoding.base64Url(
        Encoding.sha256(options.challenge().getBytes(UTF_8), new byte[1], text.getBytes(UTF_8)));
  }

  private static byte[] bytes(String text, int maxBytes) throws RefusedException {
    return Encoding.decode(text, maxBytes)
        .orElseThrow(() -> new RefusedException("what is stored cannot be read"));
  }
}
