package io.github.cognitosrp.localpool.model;

import static io.github.cognitosrp.localpool.support.Arguments.MAX_DURATION;
import static io.github.cognitosrp.localpool.support.Arguments.MAX_NAME;
import static io.github.cognitosrp.localpool.support.Arguments.MAX_SECRET;
import static io.github.cognitosrp.localpool.support.Arguments.between;
import static io.github.cognitosrp.localpool.support.Arguments.noneNull;
import static io.github.cognitosrp.localpool.support.Arguments.notNull;
import static io.github.cognitosrp.localpool.support.Arguments.text;
import static io.github.cognitosrp.localpool.support.Arguments.texts;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An app client of the pool: {@code UserPoolClientType}. Null is refused with an {@link
 * IllegalArgumentException}, as an argument and among several. Immutable.
 */
public final class LocalAppClient {
  private static final Duration MIN_TOKEN_VALIDITY = Duration.ofMinutes(5);
  private static final Duration MAX_TOKEN_VALIDITY = Duration.ofDays(1);
  private static final Duration MIN_REFRESH_VALIDITY = Duration.ofHours(1);
  private static final Duration MAX_GRACE = Duration.ofSeconds(60);
  private static final Duration DEFAULT_TOKEN_VALIDITY = Duration.ofHours(1);
  private static final Duration DEFAULT_REFRESH_VALIDITY = Duration.ofDays(30);

  private final String id;
  private final @Nullable String secret;
  private Set<AuthFlow> authFlows = Set.copyOf(EnumSet.allOf(AuthFlow.class));
  private Duration accessTokenValidity = DEFAULT_TOKEN_VALIDITY;
  private Duration idTokenValidity = DEFAULT_TOKEN_VALIDITY;
  private Duration refreshTokenValidity = DEFAULT_REFRESH_VALIDITY;
  private @Nullable Duration rotationGrace;
  private @Nullable Set<String> readAttributes;
  private @Nullable Set<String> writeAttributes;

  private LocalAppClient(String id, @Nullable String secret) {
    if (!notNull(id, "id").matches("[A-Za-z0-9_+]{1,128}")) {
      throw new IllegalArgumentException(
          "A client id has 1 to 128 characters of A-Z, a-z, 0-9, _ and +");
    }
    if (secret != null && text(secret, "secret", MAX_SECRET).isEmpty()) {
      throw new IllegalArgumentException("A client secret is not empty");
    }
    this.id = id;
    this.secret = secret;
  }

  private LocalAppClient copy() {
    LocalAppClient copy = new LocalAppClient(id, secret);
    copy.authFlows = authFlows;
    copy.accessTokenValidity = accessTokenValidity;
    copy.idTokenValidity = idTokenValidity;
    copy.refreshTokenValidity = refreshTokenValidity;
    copy.rotationGrace = rotationGrace;
    copy.readAttributes = readAttributes;
    copy.writeAttributes = writeAttributes;
    return copy;
  }

  /**
   * A client without secret that allows every flow.
   *
   * @param id the client id: 1 to 128 characters of {@code [A-Za-z0-9_+]}, as Cognito demands
   * @return the client
   * @throws IllegalArgumentException if the id is not of Cognito's form
   */
  public static LocalAppClient of(String id) {
    return new LocalAppClient(id, null);
  }

  /**
   * A client with a secret that allows every flow. Every request of it needs a valid {@code
   * SECRET_HASH}.
   *
   * @param id the client id: 1 to 128 characters of {@code [A-Za-z0-9_+]}, as Cognito demands
   * @param secret the client secret, 1 to 64 characters
   * @return the client
   * @throws IllegalArgumentException if the id is not of Cognito's form, or the secret is empty or
   *     longer
   */
  public static LocalAppClient withSecret(String id, String secret) {
    return new LocalAppClient(id, notNull(secret, "secret"));
  }

  /**
   * The same client with only some flows.
   *
   * @param flows the flows it allows
   * @return a new client
   */
  public LocalAppClient allowing(AuthFlow... flows) {
    LocalAppClient copy = copy();
    copy.authFlows = Set.copyOf(noneNull(flows, "flows"));
    return copy;
  }

  /**
   * The same client with other lifetimes of tokens.
   *
   * @param access of access tokens, 5 minutes to a day; an hour by default
   * @param idToken of ID tokens, 5 minutes to a day; an hour by default
   * @param refresh of refresh tokens, an hour to 10 years; 30 days by default
   * @return a new client
   * @throws IllegalArgumentException if one of them is out of its range
   */
  public LocalAppClient tokenValidity(Duration access, Duration idToken, Duration refresh) {
    LocalAppClient copy = copy();
    copy.accessTokenValidity = between(MIN_TOKEN_VALIDITY, MAX_TOKEN_VALIDITY, access, "access");
    copy.idTokenValidity = between(MIN_TOKEN_VALIDITY, MAX_TOKEN_VALIDITY, idToken, "idToken");
    copy.refreshTokenValidity = between(MIN_REFRESH_VALIDITY, MAX_DURATION, refresh, "refresh");
    return copy;
  }

  /**
   * The same client with refresh token rotation: {@code GetTokensFromRefreshToken} answers with a
   * new refresh token, and {@code REFRESH_TOKEN_AUTH} is refused.
   *
   * @param grace how long a token still holds after its successor has been issued, 0 to 60 seconds
   * @return a new client
   * @throws IllegalArgumentException if the grace period is out of its range
   */
  public LocalAppClient rotatingRefreshTokens(Duration grace) {
    LocalAppClient copy = copy();
    EnumSet<AuthFlow> withoutRefresh = EnumSet.allOf(AuthFlow.class);
    withoutRefresh.retainAll(authFlows);
    withoutRefresh.remove(AuthFlow.REFRESH_TOKEN_AUTH);
    copy.authFlows = Set.copyOf(withoutRefresh);
    copy.rotationGrace = between(Duration.ZERO, MAX_GRACE, grace, "grace");
    return copy;
  }

  /**
   * The same client that reads only some attributes.
   *
   * @param names the attributes that its ID tokens and {@code GetUser} have
   * @return a new client
   * @throws IllegalArgumentException if a name has more than 2,048 characters
   */
  public LocalAppClient readAttributes(String... names) {
    LocalAppClient copy = copy();
    copy.readAttributes = Set.copyOf(texts(names, "names", MAX_NAME));
    return copy;
  }

  /**
   * The same client that writes only some attributes.
   *
   * @param names the attributes that its users may set
   * @return a new client
   * @throws IllegalArgumentException if a name has more than 2,048 characters
   */
  public LocalAppClient writeAttributes(String... names) {
    LocalAppClient copy = copy();
    copy.writeAttributes = Set.copyOf(texts(names, "names", MAX_NAME));
    return copy;
  }

  /**
   * The client id.
   *
   * @return 1 to 128 characters
   */
  public String id() {
    return id;
  }

  /**
   * The client secret.
   *
   * @return the secret, or null for a client without one
   */
  public @Nullable String secret() {
    return secret;
  }

  /**
   * What {@code InitiateAuth} allows.
   *
   * @return the flows
   */
  public Set<AuthFlow> authFlows() {
    return authFlows;
  }

  /**
   * How long access tokens hold.
   *
   * @return an hour by default
   */
  public Duration accessTokenValidity() {
    return accessTokenValidity;
  }

  /**
   * How long ID tokens hold.
   *
   * @return an hour by default
   */
  public Duration idTokenValidity() {
    return idTokenValidity;
  }

  /**
   * How long refresh tokens hold.
   *
   * @return 30 days by default
   */
  public Duration refreshTokenValidity() {
    return refreshTokenValidity;
  }

  /**
   * How long a refresh token holds after its rotation.
   *
   * @return the grace period, or null without rotation
   */
  public @Nullable Duration rotationGrace() {
    return rotationGrace;
  }

  /**
   * Whether the client may read an attribute.
   *
   * @param name the attribute's name
   * @return true without {@link #readAttributes}, except for {@code dev:} attributes
   */
  public boolean mayRead(String name) {
    return !notNull(name, "name").startsWith("dev:")
        && (readAttributes == null || name.equals("sub") || readAttributes.contains(name));
  }

  /**
   * Whether users may write an attribute through this client.
   *
   * @param name the attribute's name
   * @return true without {@link #writeAttributes}, except for {@code dev:} attributes, {@code sub}
   *     and what only a verification sets
   */
  public boolean mayWrite(String name) {
    return !notNull(name, "name").startsWith("dev:")
        && !name.equals("sub")
        && !name.endsWith("_verified")
        && (writeAttributes == null || writeAttributes.contains(name));
  }

  /** Leaves the secret out. */
  @Override
  public String toString() {
    return "LocalAppClient[id="
        + id
        + (secret == null ? ", no secret" : ", with secret")
        + ", "
        + authFlows
        + "]";
  }
}
