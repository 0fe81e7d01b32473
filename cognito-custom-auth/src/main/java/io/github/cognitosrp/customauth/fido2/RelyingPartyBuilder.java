package io.github.cognitosrp.customauth.fido2;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects a {@link RelyingParty}. Not thread-safe. */
public final class RelyingPartyBuilder {
  private static final int MAX_NAME = 64;

  /** https://, a host name, and a port with its colon. */
  private static final int MAX_ORIGIN = 8 + 253 + 6;

  private static final String DOMAIN = "[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63}){0,9}";

  /** Of an Android application, or an iOS bundle id: no page has one of these. */
  private static final String APPLICATION = "[A-Za-z0-9_.:+/=-]{1,256}";

  String name = "";
  List<String> ids = List.of();
  final Set<String> origins = new LinkedHashSet<>();
  UserVerification userVerification = UserVerification.REQUIRED;
  ResidentKey residentKey = ResidentKey.PREFERRED;
  List<SignatureAlgorithm> algorithms = List.of(SignatureAlgorithm.values());
  Duration signInTimeout = Duration.ofMinutes(2);
  Duration registrationTimeout = Duration.ofMinutes(5);

  RelyingPartyBuilder() {}

  /**
   * Sets the name that authenticators show; the first id unless set.
   *
   * @param text 1 to 64 characters
   * @return this
   * @throws IllegalArgumentException if it is shorter or longer
   */
  public RelyingPartyBuilder name(String text) {
    Objects.requireNonNull(text, "text");
    if (text.isBlank() || text.length() > MAX_NAME) {
      throw new IllegalArgumentException("A relying party's name has 1 to 64 characters");
    }
    this.name = text;
    return this;
  }

  /**
   * Sets the relying party ids: domains of the pages, or domains above them. With one id the
   * options of a sign-in name it; with several the page's own domain counts, unless the client
   * names another.
   *
   * @param domains such as {@code example.com}
   * @return this
   * @throws IllegalArgumentException if one is not a domain in small letters
   */
  public RelyingPartyBuilder ids(String... domains) {
    List<String> given = copy(domains, "domains");
    for (String domain : given) {
      if (!domain.matches(DOMAIN)) {
        throw new IllegalArgumentException("A relying party id is a domain in small letters");
      }
    }
    this.ids = given;
    return this;
  }

  /**
   * Adds pages that may register and sign in: scheme, host and port, nothing more.
   *
   * @param pages such as {@code https://example.com}, or {@code http://localhost:8080} while
   *     developing
   * @return this
   * @throws IllegalArgumentException if one is not the origin of a page over TLS or on localhost
   */
  public RelyingPartyBuilder origins(String... pages) {
    for (String page : copy(pages, "pages")) {
      origins.add(checkedOrigin(page));
    }
    return this;
  }

  /**
   * Adds mobile applications, by the origin that they put into {@code clientDataJSON}.
   *
   * @param applications such as {@code android:apk-key-hash:…}
   * @return this
   * @throws IllegalArgumentException if one is empty, longer than 256 characters, or a web page's
   */
  public RelyingPartyBuilder applicationOrigins(String... applications) {
    for (String application : copy(applications, "applications")) {
      if (!application.matches(APPLICATION) || application.contains("://")) {
        throw new IllegalArgumentException(
            "An application's origin has 1 to 256 characters and is no address");
      }
      origins.add(application);
    }
    return this;
  }

  /**
   * Sets whether authenticators have to verify their user, {@link UserVerification#REQUIRED} unless
   * set.
   *
   * @param requirement the requirement
   * @return this
   */
  public RelyingPartyBuilder userVerification(UserVerification requirement) {
    this.userVerification = Objects.requireNonNull(requirement, "requirement");
    return this;
  }

  /**
   * Sets whether new credentials are to be discoverable, {@link ResidentKey#PREFERRED} unless set.
   *
   * @param requirement the requirement
   * @return this
   */
  public RelyingPartyBuilder residentKey(ResidentKey requirement) {
    this.residentKey = Objects.requireNonNull(requirement, "requirement");
    return this;
  }

  /**
   * Sets the algorithms that new credentials may have, all of them unless set. Leave out {@link
   * SignatureAlgorithm#ED25519} while triggers of the npm package read the same table.
   *
   * @param accepted in the order of preference
   * @return this
   * @throws IllegalArgumentException if there is none
   */
  public RelyingPartyBuilder algorithms(SignatureAlgorithm... accepted) {
    List<SignatureAlgorithm> given = copy(accepted, "accepted");
    if (given.isEmpty()) {
      throw new IllegalArgumentException("There must be an algorithm");
    }
    this.algorithms = List.copyOf(new LinkedHashSet<>(given));
    return this;
  }

  /**
   * Sets how long the user has for a sign-in, 2 minutes unless set. Cognito's session ends after 3
   * minutes unless the app client says otherwise ({@code AuthSessionValidity}).
   *
   * @param timeout a second to 15 minutes
   * @return this
   * @throws IllegalArgumentException if it is shorter or longer
   */
  public RelyingPartyBuilder signInTimeout(Duration timeout) {
    Objects.requireNonNull(timeout, "timeout");
    this.signInTimeout = checkedTimeout(timeout);
    return this;
  }

  /**
   * Sets how long the user has for a registration, 5 minutes unless set.
   *
   * @param timeout a second to 15 minutes
   * @return this
   * @throws IllegalArgumentException if it is shorter or longer
   */
  public RelyingPartyBuilder registrationTimeout(Duration timeout) {
    Objects.requireNonNull(timeout, "timeout");
    this.registrationTimeout = checkedTimeout(timeout);
    return this;
  }

  /**
   * The relying party.
   *
   * @return what was collected
   * @throws IllegalStateException if there is no id or no origin
   */
  public RelyingParty build() {
    if (ids.isEmpty() || origins.isEmpty()) {
      throw new IllegalStateException("A relying party has an id and an origin");
    }
    if (name.isEmpty()) {
      this.name = ids.get(0);
    }
    return new RelyingParty(this);
  }

  private static <T> List<T> copy(T[] elements, String argument) {
    return Arguments.list(Arrays.asList(Objects.requireNonNull(elements, argument)), argument);
  }

  private static Duration checkedTimeout(Duration timeout) {
    if (timeout.compareTo(Duration.ofSeconds(1)) < 0
        || timeout.compareTo(Duration.ofMinutes(15)) > 0) {
      throw new IllegalArgumentException("A timeout is a second to 15 minutes");
    }
    return timeout;
  }

  /** WebAuthn, level 3, section 13.4.9: browsers have credentials on secure pages only. */
  private static String checkedOrigin(String page) {
    if (page.length() > MAX_ORIGIN) {
      throw noOrigin();
    }
    try {
      URI uri = new URI(page);
      String scheme = uri.getScheme();
      String host = uri.getHost();
      boolean secure = "https".equals(scheme) || ("http".equals(scheme) && isLocalhost(host));
      if (secure && host != null && page.equals(origin(scheme, host, uri.getPort()))) {
        return page;
      }
    } catch (URISyntaxException ignored) {
      // Said below.
    }
    throw noOrigin();
  }

  private static IllegalArgumentException noOrigin() {
    return new IllegalArgumentException(
        "An origin is https:// (or http://localhost), a host in small letters, and a port unless"
            + " it is the usual one; no path, not even a slash");
  }

  private static boolean isLocalhost(@Nullable String host) {
    return host != null && (host.equals("localhost") || host.endsWith(".localhost"));
  }

  private static String origin(String scheme, String host, int port) {
    int usual = scheme.equals("https") ? 443 : 80;
    // What a browser writes: without the usual port. With it this text differs from the given.
    String withoutPort = scheme + "://" + host.toLowerCase(Locale.ROOT);
    return port == -1 || port == usual ? withoutPort : withoutPort + ":" + port;
  }
}
