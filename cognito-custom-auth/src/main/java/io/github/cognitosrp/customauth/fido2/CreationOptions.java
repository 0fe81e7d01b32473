package io.github.cognitosrp.customauth.fido2;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a registration asks of the browser, with the members of the npm package. */
final class CreationOptions {
  private static final String TYPE = "public-key";

  private CreationOptions() {}

  static Map<String, Object> of(
      RelyingParty party,
      Fido2User user,
      String relyingPartyId,
      String challenge,
      List<StoredCredential> existing) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("challenge", challenge);
    options.put("attestation", "none");
    options.put("rp", Map.of("name", party.name(), "id", relyingPartyId));
    options.put(
        "user",
        Map.of("id", user.userHandle(), "name", user.name(), "displayName", user.displayName()));
    options.put(
        "pubKeyCredParams",
        party.algorithms().stream()
            .map(algorithm -> Map.of("type", TYPE, "alg", algorithm.coseId()))
            .toList());
    options.put(
        "authenticatorSelection",
        Map.of(
            "userVerification", party.userVerification().text(),
            "residentKey", party.residentKey().text(),
            "requireResidentKey", party.residentKey() == ResidentKey.REQUIRED));
    options.put("timeout", party.registrationTimeout().toMillis());
    options.put(
        "excludeCredentials",
        existing.stream()
            .filter(credential -> credential.relyingPartyId().equals(relyingPartyId))
            .map(credential -> Map.of("id", credential.credentialId(), "type", TYPE))
            .toList());
    return options;
  }

  /** The domain that a registration was started for; empty if the options have none. */
  static String relyingPartyId(Map<String, Object> options) {
    return options.get("rp") instanceof Map<?, ?> rp && rp.get("id") instanceof String id ? id : "";
  }
}
