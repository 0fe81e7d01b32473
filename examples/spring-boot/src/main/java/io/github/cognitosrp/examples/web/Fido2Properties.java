package io.github.cognitosrp.examples.web;

import io.github.cognitosrp.customauth.fido2.RelyingParty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * For whom credentials are made; the pool's triggers have the same settings.
 *
 * @param relyingPartyId the domain of the pages, or one above it
 * @param origins the pages, such as {@code https://example.com}
 * @param passkeyClientId the app client whose triggers take a passkey in place of a password
 */
@ConfigurationProperties("fido2")
record Fido2Properties(
    @DefaultValue("localhost") String relyingPartyId,
    @DefaultValue("http://localhost:8080") List<String> origins,
    @DefaultValue("passkeys") String passkeyClientId) {

  RelyingParty relyingParty() {
    return RelyingParty.builder()
        .name("Sign-in example")
        .ids(relyingPartyId)
        .origins(origins.toArray(String[]::new))
        .build();
  }
}
