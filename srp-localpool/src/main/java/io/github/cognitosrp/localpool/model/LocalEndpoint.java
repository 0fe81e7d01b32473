package io.github.cognitosrp.localpool.model;

import static io.github.cognitosrp.localpool.support.Arguments.MAX_HOST;
import static io.github.cognitosrp.localpool.support.Arguments.MAX_TEXT;
import static io.github.cognitosrp.localpool.support.Arguments.notNull;
import static io.github.cognitosrp.localpool.support.Arguments.text;
import static io.github.cognitosrp.localpool.support.Arguments.texts;

import java.security.KeyStore;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a pool listens, and which web pages may call it. Null is refused with an {@link
 * IllegalArgumentException}, as an argument and among several. Immutable.
 */
public final class LocalEndpoint {
  private static final int MAX_PORT = 65_535;

  private final String host;
  private final int port;
  private @Nullable KeyStore keyStore;
  private @Nullable String keyPassword;
  private Set<String> hosts = Set.of();
  private Set<String> origins = Set.of();

  private LocalEndpoint(String host, int port) {
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("A port is 0 to " + MAX_PORT);
    }
    this.host = text(host, "host", MAX_HOST);
    this.port = port;
  }

  private LocalEndpoint copy() {
    LocalEndpoint copy = new LocalEndpoint(host, port);
    copy.keyStore = keyStore;
    copy.keyPassword = keyPassword;
    copy.hosts = hosts;
    copy.origins = origins;
    return copy;
  }

  /**
   * A port of the loopback interface.
   *
   * @param port 0 to 65535; 0 for a free one
   * @return the endpoint
   * @throws IllegalArgumentException if the port is out of this range
   */
  public static LocalEndpoint loopback(int port) {
    return new LocalEndpoint("127.0.0.1", port);
  }

  /**
   * A port of another interface, such as {@code 0.0.0.0} in a container. Whoever reaches it can
   * administer the pool; the pool logs a warning.
   *
   * @param host a name or address of this machine, at most 255 characters
   * @param port 0 to 65535; 0 for a free one
   * @return the endpoint
   * @throws IllegalArgumentException if the host is longer or the port out of this range
   */
  public static LocalEndpoint of(String host, int port) {
    return new LocalEndpoint(host, port);
  }

  /**
   * The same endpoint with HTTPS.
   *
   * @param store a key store with one certificate and its key
   * @param password the password of the key, at most 131,072 characters
   * @return a new endpoint
   * @throws IllegalArgumentException if the password is longer
   */
  public LocalEndpoint https(KeyStore store, char[] password) {
    if (notNull(password, "password").length > MAX_TEXT) {
      throw new IllegalArgumentException("password has at most " + MAX_TEXT + " characters");
    }
    LocalEndpoint copy = copy();
    copy.keyStore = notNull(store, "store");
    copy.keyPassword = new String(password);
    return copy;
  }

  /**
   * The same endpoint under further names. Requests under other names than {@code localhost} and
   * addresses are refused, because a web page could have its own name lead here.
   *
   * @param names such as {@code cognito} or {@code host.docker.internal}
   * @return a new endpoint
   * @throws IllegalArgumentException if a name has more than 255 characters
   */
  public LocalEndpoint hosts(String... names) {
    LocalEndpoint copy = copy();
    copy.hosts =
        texts(names, "names", MAX_HOST).stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    return copy;
  }

  /**
   * The same endpoint for web pages of further origins. Pages of this machine may call it anyway;
   * others never administer it.
   *
   * @param names such as {@code https://app.example.test}
   * @return a new endpoint
   * @throws IllegalArgumentException if a name has more than 131,072 characters
   */
  public LocalEndpoint origins(String... names) {
    LocalEndpoint copy = copy();
    copy.origins = Set.copyOf(texts(names, "names", MAX_TEXT));
    return copy;
  }

  /**
   * The interface.
   *
   * @return a name or address
   */
  public String host() {
    return host;
  }

  /**
   * The port.
   *
   * @return 0 for a free one
   */
  public int port() {
    return port;
  }

  /**
   * The certificate.
   *
   * @return the key store, or null for plain HTTP
   */
  public @Nullable KeyStore keyStore() {
    return keyStore;
  }

  /**
   * The password of the key.
   *
   * @return the password, or null for plain HTTP
   */
  public @Nullable String keyPassword() {
    return keyPassword;
  }

  /**
   * The further names.
   *
   * @return in small letters
   */
  public Set<String> hosts() {
    return hosts;
  }

  /**
   * The further origins.
   *
   * @return as browsers send them
   */
  public Set<String> origins() {
    return origins;
  }

  /** Host and port. */
  @Override
  public String toString() {
    return "LocalEndpoint[" + host + ":" + port + "]";
  }
}
