package io.github.cognitosrp.customauth.fido2;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What this package asks webauthn4j, without attestation. Thread-safe. */
final class WebAuthn {
  private static final WebAuthnManager MANAGER = WebAuthnManager.createNonStrictWebAuthnManager();

  /** Where the flags of authenticator data are, and the one of a credential's public key. */
  private static final int FLAGS = 32;

  private static final int ATTESTED = 0x40;

  /** The hash of the domain, the flags and the count. */
  private static final int BEFORE_EXTENSIONS = 37;

  /** RFC 8949, section 3.1. */
  private static final int MAJOR_TYPE = 0xe0;

  private static final int MAP = 0xa0;

  private final RelyingParty party;
  private final Set<Origin> origins;

  WebAuthn(RelyingParty party) {
    this.party = party;
    this.origins = party.origins().stream().map(Origin::new).collect(Collectors.toSet());
  }

  static RegistrationData parse(byte[] attestationObject, byte[] clientData)
      throws RefusedException {
    try {
      RegistrationData data = MANAGER.parse(new RegistrationRequest(attestationObject, clientData));
      if (data.getAttestationObject() == null) {
        throw new RefusedException("there is no attestation object");
      }
      checkClientData(data.getCollectedClientData());
      return data;
    } catch (RuntimeException e) {
      // The exceptions of its JSON and CBOR parsers come through as well.
      throw RefusedException.of(e);
    }
  }

  static AuthenticationData parse(AssertionResponse response, byte[] credentialId)
      throws RefusedException {
    try {
      AuthenticationData data =
          MANAGER.parse(
              new AuthenticationRequest(
                  credentialId,
                  response.authenticatorData(),
                  response.clientData(),
                  response.signature()));
      if (data.getAuthenticatorData() == null) {
        throw new RefusedException("there is no authenticator data");
      }
      checkClientData(data.getCollectedClientData());
      checkExtensions(response.authenticatorData());
      return data;
    } catch (RuntimeException e) {
      throw RefusedException.of(e);
    }
  }

  /**
   * The outputs of extensions are a map of CBOR (WebAuthn, level 3, section 6.1); webauthn4j also
   * takes one with tags in front.
   */
  private static void checkExtensions(byte[] authenticatorData) throws RefusedException {
    if (authenticatorData.length > BEFORE_EXTENSIONS
        && (authenticatorData[FLAGS] & ATTESTED) == 0
        && (authenticatorData[BEFORE_EXTENSIONS] & MAJOR_TYPE) != MAP) {
      throw new RefusedException("the outputs of extensions are no map");
    }
  }

  private static void checkClientData(@Nullable CollectedClientData data) throws RefusedException {
    if (data == null || data.getChallenge() == null) {
      throw new RefusedException("there is no client data");
    }
  }

  /** WebAuthn, level 3, section 7.1. */
  void verify(
      RegistrationData data,
      byte[] challenge,
      String relyingPartyId,
      List<SignatureAlgorithm> algorithms)
      throws RefusedException {
    List<PublicKeyCredentialParameters> parameters =
        algorithms.stream()
            .map(algorithm ->
                new PublicKeyCredentialParameters(
                    PublicKeyCredentialType.PUBLIC_KEY, algorithm.cose()))
            .toList();
    boolean mustVerifyUser = party.userVerification() == UserVerification.REQUIRED;
    try {
      MANAGER.verify(
          data,
          new RegistrationParameters(
              server(challenge, relyingPartyId), parameters, mustVerifyUser, true));
    } catch (RuntimeException e) {
      throw RefusedException.of(e);
    }
  }

  /** WebAuthn, level 3, section 7.2, for one credential. */
  void verify(
      AuthenticationData data,
      byte[] challenge,
      CredentialRecord record,
      String relyingPartyId,
      boolean mustVerifyUser)
      throws RefusedException {
    try {
      MANAGER.verify(
          data,
          new AuthenticationParameters(
              server(challenge, relyingPartyId), record, null, mustVerifyUser, true));
    } catch (RuntimeException e) {
      throw RefusedException.of(e);
    }
  }

  /** A stored credential, as webauthn4j takes it. */
  static CredentialRecord record(StoredCredential credential, byte[] id, long signCount)
      throws RefusedException {
    COSEKey key =
        PublicKeys.toCose(credential.publicKey())
            .orElseThrow(() -> new RefusedException("the stored public key cannot be read"));
    return new CredentialRecordImpl(
        null,
        null,
        credential.backupEligible(),
        credential.backupState(),
        signCount,
        new AttestedCredentialData(new AAGUID(credential.aaguid()), id, key),
        null,
        null,
        null,
        null);
  }

  private ServerProperty server(byte[] challenge, String relyingPartyId) {
    return ServerProperty.builder()
        .origins(origins)
        .rpId(relyingPartyId)
        .challenge(new DefaultChallenge(challenge))
        .build();
  }
}
