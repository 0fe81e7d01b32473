package io.github.cognitosrp.localpool.webauthn;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.BadAttestationStatementException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.IllegalBackupStateException;
import com.webauthn4j.verifier.exception.NotAllowedAlgorithmException;
import com.webauthn4j.verifier.exception.UserNotPresentException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import io.github.cognitosrp.localpool.model.UserVerification;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * Verifies new passkeys and their assertions with WebAuthn4J: WebAuthn, level 3, sections 7.1 and
 * 7.2. Only the attestation {@code none}, which the options ask for. Thread-safe.
 */
public final class PasskeyVerifier {
  /** What the options of a registration offer, in the order of preference. */
  public static final List<COSEAlgorithmIdentifier> ALGORITHMS =
      List.of(
          COSEAlgorithmIdentifier.ES256,
          COSEAlgorithmIdentifier.EdDSA,
          COSEAlgorithmIdentifier.RS256);

  private static final List<PublicKeyCredentialParameters> PARAMETERS =
      ALGORITHMS.stream()
          .map(id -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, id))
          .toList();

  private final RelyingParty party;
  private final boolean mustVerifyUser;

  public PasskeyVerifier(RelyingParty party, boolean multiFactor) {
    this.party = party;
    this.mustVerifyUser = multiFactor || party.userVerification() == UserVerification.REQUIRED;
  }

  /** Most pools have no passkeys, and should not wait for the classes behind them. */
  private static final class Lazy {
    static final WebAuthnManager MANAGER = WebAuthnManager.createNonStrictWebAuthnManager();
  }

  /** Reads {@code clientDataJSON} and {@code attestationObject}; nothing is verified yet. */
  public RegistrationData parse(byte[] clientData, byte[] attestation) {
    try {
      RegistrationData data = Lazy.MANAGER.parse(new RegistrationRequest(attestation, clientData));
      if (data.getCollectedClientData() != null && data.getAttestationObject() != null) {
        return data;
      }
    } catch (RuntimeException ignored) {
      // WebAuthn4J also lets the exceptions of its JSON and CBOR parsers through.
    }
    throw ServiceException.invalidParameter("Invalid attestationObject.");
  }

  /** The challenge that the browser has signed, in base64url. */
  public static String challenge(RegistrationData data) {
    byte[] value = Objects.requireNonNull(data.getCollectedClientData()).getChallenge().getValue();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
  }

  /** Verifies a registration whose challenge and client have been checked. */
  public void verify(RegistrationData data, String challenge) {
    if (!Objects.requireNonNull(data.getAttestationObject()).getFormat().equals("none")) {
      throw notSupported("The attestation must be none.");
    }
    try {
      Lazy.MANAGER.verify(
          data, new RegistrationParameters(server(challenge), PARAMETERS, mustVerifyUser, true));
    } catch (BadRpIdException e) {
      throw new ServiceException(
          "WebAuthnRelyingPartyMismatchException", "The passkey is another relying party's.");
    } catch (BadOriginException e) {
      throw new ServiceException(
          "WebAuthnOriginNotAllowedException", "The page is not one of the relying party's.");
    } catch (UserNotPresentException | UserNotVerifiedException | IllegalBackupStateException e) {
      throw notSupported("The authenticator must have had the user present and verified.");
    } catch (NotAllowedAlgorithmException e) {
      throw notSupported("The credential's key must be ES256, EdDSA or RS256.");
    } catch (BadAttestationStatementException e) {
      throw notSupported("The attestation must be none.");
    } catch (WebAuthnException e) {
      throw ServiceException.invalidParameter("Invalid attestationObject.");
    }
  }

  /**
   * Verifies an assertion of a passkey.
   *
   * @return the authenticator's count of signatures
   * @throws ServiceException if it does not hold
   */
  public long verify(
      WebAuthnCredential passkey, AuthenticationRequest assertion, String challenge) {
    try {
      AuthenticationData data =
          Lazy.MANAGER.verify(
              assertion,
              new AuthenticationParameters(
                  server(challenge), passkey.record(), null, mustVerifyUser, true));
      return Objects.requireNonNull(data.getAuthenticatorData()).getSignCount();
    } catch (RuntimeException ignored) {
      // Who does not hold the key learns nothing more. Parsers' exceptions come through as well.
      throw refused();
    }
  }

  public static ServiceException refused() {
    return ServiceException.notAuthorized("The passkey's assertion does not hold.");
  }

  private ServerProperty server(String challenge) {
    return ServerProperty.builder()
        .originPredicate(origin -> party.allows(origin.toString()))
        .rpId(party.id())
        .challenge(new DefaultChallenge(challenge))
        .build();
  }

  private static ServiceException notSupported(String message) {
    return new ServiceException("WebAuthnCredentialNotSupportedException", message);
  }
}
