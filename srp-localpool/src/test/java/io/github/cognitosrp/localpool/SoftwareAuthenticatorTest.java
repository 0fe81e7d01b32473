package io.github.cognitosrp.localpool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import java.net.URI;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** The software authenticator satisfies a verifier that other people wrote: WebAuthn4J. */
class SoftwareAuthenticatorTest {
  private static final String ORIGIN = "https://auth.example.com";
  private static final String CHALLENGE = "c29tZSBjaGFsbGVuZ2UgdGhhdCBpcyBsb25n";
  private static final List<PublicKeyCredentialParameters> ES256 =
      List.of(
          new PublicKeyCredentialParameters(
              PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256));

  private final WebAuthnManager verifier = WebAuthnManager.createNonStrictWebAuthnManager();
  private final SoftwareAuthenticator browser = new SoftwareAuthenticator(URI.create(ORIGIN));

  private static String creationOptions() {
    return """
    {"rp": {"id": "example.com"}, "user": {"id": "dXNlcg", "name": "alice"},
     "challenge": "%s"}\
    """
        .formatted(CHALLENGE);
  }

  private static String requestOptions(String challenge) {
    return "{\"rpId\": \"example.com\", \"challenge\": \"" + challenge + "\"}";
  }

  private static ServerProperty server(String challenge) {
    return ServerProperty.builder()
        .origin(Origin.create(ORIGIN))
        .rpId("example.com")
        .challenge(new DefaultChallenge(challenge))
        .build();
  }

  private RegistrationData registration() {
    return verifier.verifyRegistrationResponseJSON(
        browser.create(creationOptions()),
        new RegistrationParameters(server(CHALLENGE), ES256, true, true));
  }

  private AuthenticationData assertion(RegistrationData registered, String credential) {
    CredentialRecordImpl known =
        new CredentialRecordImpl(
            registered.getAttestationObject(),
            registered.getCollectedClientData(),
            registered.getClientExtensions(),
            registered.getTransports());
    return verifier.verifyAuthenticationResponseJSON(
        credential, new AuthenticationParameters(server(CHALLENGE), known, null, true, true));
  }

  @Test
  void aNewPasskeyAndItsAssertionHold() {
    RegistrationData registered = registration();
    assertThat(registered.getAttestationObject().getFormat()).isEqualTo("none");

    AuthenticationData assertion = assertion(registered, browser.get(requestOptions(CHALLENGE)));

    assertThat(assertion.getAuthenticatorData().getSignCount()).isEqualTo(1);
    assertThat(new String(assertion.getUserHandle(), UTF_8)).isEqualTo("user");
  }

  /** So the verifier does look. */
  @Test
  void anAssertionForAnotherChallengeDoesNotHold() {
    RegistrationData registered = registration();
    String other = browser.get(requestOptions("YW5vdGhlciBjaGFsbGVuZ2UgdGhhdCBpcyBsb25n"));

    assertThatThrownBy(() -> assertion(registered, other))
        .isInstanceOf(VerificationException.class);
  }

  @Test
  void aBrowserWithoutThePasskeySaysSo() {
    assertThatThrownBy(() -> browser.get(requestOptions(CHALLENGE)))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> browser.get("[]")).isInstanceOf(IllegalArgumentException.class);
  }
}
