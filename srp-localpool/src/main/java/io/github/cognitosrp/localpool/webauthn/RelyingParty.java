package io.github.cognitosrp.localpool.webauthn;

import io.github.cognitosrp.localpool.model.UserVerification;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * The WebAuthn relying party: {@code WebAuthnConfiguration}.
 *
 * @param id a domain
 */
public record RelyingParty(String id, UserVerification userVerification) {

  public RelyingParty {
    if (!id.matches("[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63}){0,9}")) {
      throw new IllegalArgumentException("A relying party is a domain in small letters");
    }
  }

  /** As the options of both ceremonies name it. */
  public String verification() {
    return userVerification.name().toLowerCase(Locale.ROOT);
  }

  /**
   * WebAuthn, level 3, section 13.4.9: pages of the domain and below it, over TLS, or
   * http://localhost.
   */
  public boolean allows(String origin) {
    URI page;
    try {
      page = new URI(origin);
    } catch (URISyntaxException e) {
      return false;
    }
    String host = page.getHost();
    if (host == null) {
      return false;
    }
    boolean secure =
        "https".equals(page.getScheme())
            || ("http".equals(page.getScheme()) && host.equals("localhost"));
    return secure && (host.equals(id) || host.endsWith("." + id));
  }
}
