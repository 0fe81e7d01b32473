package io.github.cognitosrp.localpool.webauthn;

import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A passkey of a user. Immutable; a sign-in makes a new one.
 *
 * @param id in base64url
 * @param attestation what the authenticator sent at the registration, the public key in it
 * @param signCount the last one that the authenticator sent
 */
public record WebAuthnCredential(
    String id,
    AttestationObject attestation,
    long signCount,
    List<String> transports,
    @Nullable String attachment,
    Instant createdAt) {

  /** The passkey of a registration that has been verified. */
  public static WebAuthnCredential of(
      RegistrationData data,
      List<String> transports,
      @Nullable String attachment,
      Instant createdAt) {
    AttestationObject attestation = Objects.requireNonNull(data.getAttestationObject());
    AuthenticatorData<?> authenticator = attestation.getAuthenticatorData();
    byte[] id = Objects.requireNonNull(authenticator.getAttestedCredentialData()).getCredentialId();
    return new WebAuthnCredential(
        Base64.getUrlEncoder().withoutPadding().encodeToString(id),
        attestation,
        authenticator.getSignCount(),
        transports,
        attachment,
        createdAt);
  }

  /** A copy for WebAuthn4J, which changes it. */
  CredentialRecord record() {
    CredentialRecordImpl record = new CredentialRecordImpl(attestation, null, null, null);
    record.setCounter(signCount);
    return record;
  }

  /** WebAuthn, level 3, section 6.1.1: a count that does not grow is that of a copied passkey. */
  boolean mayCount(long newCount) {
    return newCount > signCount || (newCount == 0 && signCount == 0);
  }

  WebAuthnCredential count(long newCount) {
    return new WebAuthnCredential(id, attestation, newCount, transports, attachment, createdAt);
  }
}
