package io.github.cognitosrp.customauth.duo;

import io.github.cognitosrp.customauth.ChallengeRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Describes a {@link DuoChallenge}: the values stand in Duo's admin panel under the application of
 * type "Web SDK". Not thread-safe.
 */
public final class DuoChallengeBuilder {
  private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9]{20}");
  private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private @Nullable String clientId;
  private @Nullable Supplier<String> clientSecret;
  private @Nullable URI api;
  private @Nullable URI redirectUri;
  private Function<ChallengeRequest, @Nullable String> duoUser = ChallengeRequest::userName;
  private boolean allowsWhenOutOfReach;
  private @Nullable HttpClient http;
  private Clock clock = Clock.systemUTC();
  private SecureRandom random = new SecureRandom();

  DuoChallengeBuilder() {}

  /**
   * Sets the client id. Required.
   *
   * @param id 20 letters and digits
   * @return this builder
   * @throws IllegalArgumentException if it is anything else
   */
  public DuoChallengeBuilder clientId(String id) {
    if (!CLIENT_ID.matcher(Objects.requireNonNull(id, "id")).matches()) {
      throw new IllegalArgumentException("clientId must be 20 letters and digits");
    }
    clientId = id;
    return this;
  }

  /**
   * Sets where the client secret comes from: Secrets Manager, a file, the environment. Required.
   *
   * @param secret asked for twice in each sign-in, so it should keep what it fetched; must give 40
   *     characters, else challenges cannot be made and answers are wrong
   * @return this builder
   * @throws NullPointerException if it is {@code null}
   */
  public DuoChallengeBuilder clientSecret(Supplier<String> secret) {
    clientSecret = Objects.requireNonNull(secret, "secret");
    return this;
  }

  /**
   * Sets the API hostname. This or {@link #endpoint} is required.
   *
   * @param host such as {@code api-12345678.duosecurity.com}
   * @return this builder
   * @throws IllegalArgumentException if it is no host name in small letters
   */
  public DuoChallengeBuilder apiHost(String host) {
    if (!HOST.matcher(Objects.requireNonNull(host, "host")).matches()) {
      throw new IllegalArgumentException("apiHost must be a host name in small letters");
    }
    api = URI.create("https://" + host);
    return this;
  }

  /**
   * Sets another place than Duo's, such as a stand-in for tests.
   *
   * @param origin {@code https://host[:port]}, or {@code http} for this machine only
   * @return this builder
   * @throws IllegalArgumentException if it is anything else
   */
  public DuoChallengeBuilder endpoint(URI origin) {
    boolean isOrigin =
        Objects.requireNonNull(origin, "origin").getHost() != null
            && origin.getRawUserInfo() == null
            && origin.getRawPath().isEmpty()
            && origin.getRawQuery() == null
            && origin.getRawFragment() == null;
    boolean isSafe =
        "https".equals(origin.getScheme())
            || ("http".equals(origin.getScheme())
                && origin.getHost() != null
                && LOOPBACK.contains(origin.getHost()));
    if (!isOrigin || !isSafe) {
      throw new IllegalArgumentException(
          "endpoint must be https://host[:port], or http for this machine only");
    }
    api = origin;
    return this;
  }

  /**
   * Sets where Duo sends the browser back to. Required.
   *
   * @param uri an absolute URI of at most 1,024 characters, {@code https} unless it is this machine
   * @return this builder
   * @throws IllegalArgumentException if it is anything else
   */
  public DuoChallengeBuilder redirectUri(URI uri) {
    if (!Objects.requireNonNull(uri, "uri").isAbsolute() || uri.toString().length() > 1_024) {
      throw new IllegalArgumentException(
          "redirectUri must be an absolute URI of at most 1,024 characters");
    }
    redirectUri = uri;
    return this;
  }

  /**
   * Sets how a user of the pool is named at Duo. Without this call it is Cognito's user name.
   *
   * @param name gives the name at Duo; {@code null} or blank for a user who has none and therefore
   *     cannot sign in. Nor can one whose name has more than 2,048 characters
   * @return this builder
   * @throws NullPointerException if it is {@code null}
   */
  public DuoChallengeBuilder duoUser(Function<ChallengeRequest, @Nullable String> name) {
    duoUser = Objects.requireNonNull(name, "name");
    return this;
  }

  /**
   * Lets users in with the password alone while Duo cannot be reached: no connection, no answer in
   * time, or a status of 500 and above. Without this call nobody gets in meanwhile. Whoever can cut
   * the function off from Duo can then leave the second factor out.
   *
   * @return this builder
   */
  public DuoChallengeBuilder allowWhenDuoIsOutOfReach() {
    allowsWhenOutOfReach = true;
    return this;
  }

  /**
   * Sets the HTTP client, for a proxy or trusted certificates of one's own. It should connect
   * within two seconds and must not follow redirects.
   *
   * @param client the client
   * @return this builder
   * @throws NullPointerException if it is {@code null}
   */
  public DuoChallengeBuilder httpClient(HttpClient client) {
    http = Objects.requireNonNull(client, "client");
    return this;
  }

  /**
   * Sets the clock that tokens are dated and checked by. Without this call it is the system's.
   *
   * @param source the clock
   * @return this builder
   * @throws NullPointerException if it is {@code null}
   */
  public DuoChallengeBuilder clock(Clock source) {
    clock = Objects.requireNonNull(source, "source");
    return this;
  }

  /**
   * Sets the source of randomness. Without this call it is the platform's default.
   *
   * @param source a random number generator fit for cryptography
   * @return this builder
   * @throws NullPointerException if it is {@code null}
   */
  public DuoChallengeBuilder random(SecureRandom source) {
    random = Objects.requireNonNull(source, "source");
    return this;
  }

  /**
   * Finishes.
   *
   * @return the challenge
   * @throws IllegalStateException if something required was not set
   */
  public DuoChallenge build() {
    DuoSettings settings =
        new DuoSettings(
            required(clientId, "clientId"),
            required(clientSecret, "clientSecret"),
            required(api, "apiHost"),
            required(redirectUri, "redirectUri"),
            clock,
            random);
    HttpClient client =
        http != null
            ? http
            : HttpClient.newBuilder().connectTimeout(DuoApi.CONNECT_TIMEOUT).build();
    return new DuoChallenge(settings, new DuoApi(settings, client), duoUser, allowsWhenOutOfReach);
  }

  private static <T> T required(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalStateException(name + " is not set");
    }
    return value;
  }
}
