package io.github.cognitosrp.customauth.fido2;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An assertion whose verdict is known. To verify it loads what the first sign-in would wait for:
 * the JSON and CBOR parsers, webauthn4j, and the signature's classes. Lambda gives the init phase a
 * whole processor, and a trigger must answer within 5 seconds.
 */
final class KnownAssertion {
  private static final String ID = "AAAAAAAAAAAAAAAAAAAAAA";
  private static final String CHALLENGE = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  private static final String ANSWER =
      """
      {"credentialIdB64": "%s",
       "authenticatorDataB64": "o3mm9u6vuaVeN4wRgDTidR5oL6ufLTCrE9ISVYbOGUcFAAAAAQ",
       "clientDataJSON_B64": "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiQUFBQUFBQUFBQUFBQUFBQ\
      UFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQSIsIm9yaWdpbiI6Imh0dHBzOi8vZXhhbXBsZS5jb20iLCJjcm9zc09ya\
      WdpbiI6ZmFsc2V9",
       "signatureB64": "MEUCIFJsM6rzY46bwLGlD2aq2w8zTyzQ8XPGlw1hGqG-fVRDAiEAzv3H44g0JiYRoXMIFtf6UsJ\
      Q334cVHn3xj1op4lONYA"}
      """
          .formatted(ID);

  private static final Map<String, String> PUBLIC_KEY =
      Map.of(
          "kty", "EC",
          "alg", "ES256",
          "crv", "P-256",
          "x", "sNBM5ocgwMSBsvw93j98PO3KELnO9lLJYhXhfLFncnk",
          "y", "2WzdMcfKgCBZarw0bS2HW7uH42poiH0IrX-xaTIQQ5A");

  private static boolean verified;

  private KnownAssertion() {}

  /**
   * Verifies it, if this process has not done so yet.
   *
   * @throws IllegalStateException if it does not hold: this process cannot verify anything
   */
  static synchronized void verifyOnce() {
    if (!verified) {
      verify();
      verified = true;
    }
  }

  private static void verify() {
    RelyingParty party =
        RelyingParty.builder().ids("example.com").origins("https://example.com").build();
    StoredCredential credential =
        new StoredCredential(
            "u|known",
            ID,
            PUBLIC_KEY,
            "known",
            0,
            true,
            false,
            false,
            new UUID(0, 0),
            List.of(),
            "example.com",
            Instant.EPOCH,
            null,
            0,
            "");
    try {
      RequestOptions options =
          RequestOptions.parse(RequestOptions.json(party, CHALLENGE, null)).orElseThrow();
      AssertionResponse response = AssertionResponse.parse(ANSWER).orElseThrow();
      new AssertionVerifier(party).verify(response, ANSWER, options, credential);
    } catch (RefusedException e) {
      throw new IllegalStateException("A known WebAuthn assertion does not verify here", e);
    }
  }
}
