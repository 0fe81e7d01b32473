package io.github.cognitosrp.localpool;

import static io.github.cognitosrp.localpool.support.Arguments.MAX_NAME;
import static io.github.cognitosrp.localpool.support.Arguments.notNull;
import static io.github.cognitosrp.localpool.support.Arguments.text;
import static io.github.cognitosrp.localpool.support.Arguments.texts;
import static java.util.Objects.requireNonNull;

import io.github.cognitosrp.localpool.http.CallerRules;
import io.github.cognitosrp.localpool.http.PoolDirectory;
import io.github.cognitosrp.localpool.http.PoolServer;
import io.github.cognitosrp.localpool.http.ServerSettings;
import io.github.cognitosrp.localpool.http.WellKnown;
import io.github.cognitosrp.localpool.model.LocalAppClient;
import io.github.cognitosrp.localpool.model.LocalEndpoint;
import io.github.cognitosrp.localpool.model.PoolEvent;
import io.github.cognitosrp.localpool.model.SentCode;
import io.github.cognitosrp.localpool.model.UserStatus;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.AttributeSchema;
import io.github.cognitosrp.localpool.state.Group;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.state.PoolState.NewUser;
import io.github.cognitosrp.localpool.token.SigningKey;
import io.github.cognitosrp.localpool.token.TokenIssuer;
import io.github.cognitosrp.localpool.wire.JacksonCheck;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A running user pool on a port of the loopback interface, or of another one if asked for. Point
 * any Cognito client at {@link #endpoint()}.
 *
 * <pre>{@code
 * try (LocalUserPool pool = LocalUserPool.builder().user("alice", "secret").start()) {
 *   var client = CognitoIdentityProviderClient.builder().endpointOverride(pool.endpoint())…
 * }
 * }</pre>
 *
 * <p>It verifies proofs as Cognito does, keeps everything in memory, and is no place for real
 * passwords: whoever reaches the port can administer the pool, and timing reveals what it computes
 * with. Null is refused with an {@link IllegalArgumentException}, unless a parameter says that it
 * may be null. Thread-safe.
 */
public final class LocalUserPool implements AutoCloseable {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final PoolState state;
  private final PoolServer server;
  private final String issuer;
  private Map<String, LocalUserPool> served = Map.of();
  private Map<String, String> operations = Map.of();

  private LocalUserPool(PoolState state, PoolServer server, String issuer) {
    this.state = state;
    this.server = server;
    this.issuer = issuer;
  }

  static LocalUserPool start(LocalEndpoint where, List<LocalUserPoolBuilder> builders) {
    ServerSettings settings =
        new ServerSettings(
            where.host(),
            where.port(),
            where.keyStore(),
            where.keyPassword(),
            new CallerRules(where.hosts(), where.origins()));
    // A start is spent on loading classes; those of the server are not those of the pools.
    CompletableFuture<PoolServer> unopened =
        CompletableFuture.supplyAsync(() -> new PoolServer(settings), LocalUserPool::inBackground);
    JacksonCheck.run();
    List<PoolState> states = builders.stream().map(LocalUserPoolBuilder::newState).toList();
    checkDistinct(states);
    PoolServer server = unopened.join();
    URI endpoint = server.open();
    boolean served = false;
    try {
      LocalUserPool first = serve(server, endpoint, states, builders);
      served = true;
      return first;
    } finally {
      if (!served) {
        server.close();
      }
    }
  }

  private static LocalUserPool serve(
      PoolServer server,
      URI endpoint,
      List<PoolState> states,
      List<LocalUserPoolBuilder> builders) {
    Map<String, LocalUserPool> served = new LinkedHashMap<>();
    List<PoolDirectory.Pool> pools = new ArrayList<>();
    List<WellKnown.Issuer> issuers = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      PoolState state = states.get(i);
      String poolId = state.settings().poolId();
      String base = endpoint + "/" + poolId;
      String otherIssuer = builders.get(i).issuerBase();
      String issuer = otherIssuer == null ? base : otherIssuer + "/" + poolId;
      SigningKey key = new SigningKey(poolId, LocalUserPool::inBackground);
      pools.add(new PoolDirectory.Pool(state, new TokenIssuer(state, key, issuer)));
      issuers.add(new WellKnown.Issuer(poolId, issuer, base, key));
      served.put(poolId, new LocalUserPool(state, server, issuer));
    }
    PoolDirectory directory = new PoolDirectory(pools);
    for (LocalUserPool pool : served.values()) {
      pool.served = Collections.unmodifiableMap(served);
      pool.operations = directory.declarations();
    }
    builders.forEach(builder -> builder.prepared(requireNonNull(served.get(builder.poolId()))));
    server.start(directory, new WellKnown(issuers));
    return served.values().iterator().next();
  }

  private static void checkDistinct(List<PoolState> states) {
    Set<String> ids = new HashSet<>();
    for (PoolState state : states) {
      if (!ids.add(state.settings().poolId())
          || state.settings().clients().keySet().stream().anyMatch(id -> !ids.add(id))) {
        throw new IllegalArgumentException(
            "Pools behind one endpoint, and their app clients, need different ids");
      }
    }
  }

  private static void inBackground(Runnable task) {
    Thread thread = new Thread(task, "cognito-local-pool-start");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Settings for a new pool.
   *
   * @return a builder with defaults
   */
  public static LocalUserPoolBuilder builder() {
    return new LocalUserPoolBuilder();
  }

  /**
   * Starts a pool with defaults: a free port, the client {@code localclient}, no users.
   *
   * @return the running pool; close it to free its port and threads
   * @throws UncheckedIOException if no port can be opened
   */
  public static LocalUserPool start() {
    return builder().start();
  }

  /**
   * Where the pool listens: what clients call the endpoint override.
   *
   * @return an {@code http} URI without path
   */
  public URI endpoint() {
    return server.endpoint();
  }

  /**
   * The pool's id.
   *
   * @return {@code region_name}
   */
  public String userPoolId() {
    return state.settings().poolId();
  }

  /**
   * The id of the first app client.
   *
   * @return the client id
   */
  public String clientId() {
    return appClients().get(0).id();
  }

  /**
   * The app clients.
   *
   * @return a copy, in the order in which they were added
   */
  public List<LocalAppClient> appClients() {
    return List.copyOf(state.settings().clients().values());
  }

  /**
   * Where the pool publishes the keys that verify its tokens.
   *
   * @return the URI of the JWKS document
   */
  public URI jwksUri() {
    return URI.create(endpoint() + "/" + state.settings().poolId() + "/.well-known/jwks.json");
  }

  /**
   * The issuer of the pool's tokens: their claim {@code iss}.
   *
   * @return the endpoint and the pool's id, unless the pool was given another issuer
   */
  public String issuer() {
    return issuer;
  }

  /**
   * The pools behind this endpoint.
   *
   * @return this pool and those that were added to it, by their ids
   */
  public Map<String, LocalUserPool> pools() {
    return served;
  }

  /**
   * Adds a confirmed user.
   *
   * @param username 1 to 128 letters, marks, symbols, digits and punctuation characters; the
   *     address where that is the name
   * @param password 1 to 256 characters
   * @return the user
   * @throws IllegalArgumentException if there is one with this name, or the name or password has
   *     not this form
   */
  public LocalUser addUser(String username, String password) {
    notNull(username, "username");
    notNull(password, "password");
    return addUser(state, new NewUser(username, password, UserStatus.CONFIRMED, Map.of()));
  }

  /**
   * Adds a confirmed user with a known {@code sub}, which applications store.
   *
   * @param username as {@link #addUser(String, String)} takes it
   * @param password 1 to 256 characters
   * @param sub a UUID in small letters, which no other user has
   * @return the user
   * @throws IllegalArgumentException if there is one with this name or sub, or a value has not this
   *     form
   */
  public LocalUser addUser(String username, String password, String sub) {
    notNull(username, "username");
    notNull(password, "password");
    notNull(sub, "sub");
    return addUser(state, new NewUser(username, password, UserStatus.CONFIRMED, Map.of(), sub));
  }

  /**
   * Adds a confirmed user with attributes, which a pool may require.
   *
   * @param username as {@link #addUser(String, String)} takes it
   * @param password 1 to 256 characters
   * @param sub a UUID in small letters, or null for a random one
   * @param attributes such as {@code email}, and {@code email_verified} with {@code true}
   * @return the user
   * @throws IllegalArgumentException if there is one with this name, sub or alias, a value has not
   *     this form, or the pool's schema has no such attribute
   */
  public LocalUser addUser(
      String username, String password, @Nullable String sub, Map<String, String> attributes) {
    notNull(username, "username");
    notNull(password, "password");
    AttributeSchema schema = state.settings().schema();
    Map<String, String> copy = texts(attributes, "attributes");
    if (!copy.keySet().stream().allMatch(schema::has)) {
      throw new IllegalArgumentException("attributes has a name that the pool's schema has not");
    }
    try {
      schema.checkAdminWrite(copy, Map.of());
    } catch (ServiceException e) {
      throw new IllegalArgumentException("attributes: " + e.text());
    }
    return addUser(state, new NewUser(username, password, UserStatus.CONFIRMED, copy, sub));
  }

  static LocalUser addUser(PoolState state, NewUser user) {
    if (user.sub() != null && !UUID_FORM.matcher(user.sub()).matches()) {
      throw new IllegalArgumentException("A sub is a UUID in small letters");
    }
    try {
      return new LocalUser(state, state.addAccount(user, "Another user has this username", false));
    } catch (ServiceException e) {
      throw new IllegalArgumentException(e.text());
    }
  }

  /**
   * Adds a group.
   *
   * @param name 1 to 128 characters without spaces
   * @return this
   * @throws IllegalArgumentException if there is one with this name, or the name has not this form
   */
  public LocalUserPool addGroup(String name) {
    return addGroup(name, null, null);
  }

  /**
   * Adds a group with a role.
   *
   * @param name 1 to 128 characters without spaces
   * @param precedence 0 or more, the smaller the more important, or null
   * @param roleArn the role of {@code cognito:roles}, at most 2,048 characters, or null
   * @return this
   * @throws IllegalArgumentException if there is one with this name, or a value has not this form
   */
  public LocalUserPool addGroup(
      String name, @Nullable Integer precedence, @Nullable String roleArn) {
    if (!Group.isName(notNull(name, "name"))) {
      throw new IllegalArgumentException("name has 1 to 128 characters without spaces");
    }
    if (precedence != null && precedence < 0) {
      throw new IllegalArgumentException("precedence is 0 or more");
    }
    if (roleArn != null) {
      text(roleArn, "roleArn", MAX_NAME);
    }
    try {
      state.groups().add(new Group(name, null, precedence, roleArn, state.now(), state.now()));
    } catch (ServiceException e) {
      throw new IllegalArgumentException(e.text());
    }
    return this;
  }

  /**
   * A user of the pool.
   *
   * @param username the user name, an alias or the sub; at most 2,048 characters
   * @return the user
   * @throws IllegalArgumentException if it is null or longer
   * @throws NoSuchElementException if there is none with this name
   */
  public LocalUser user(String username) {
    Account account = state.accounts().resolveOrSub(text(username, "username", MAX_NAME));
    if (account == null) {
      throw new NoSuchElementException("The pool has no such user");
    }
    return new LocalUser(state, account);
  }

  /**
   * What callers did, the last 1,000 calls. Holds no secrets.
   *
   * @return a copy, oldest first
   */
  public List<PoolEvent> events() {
    return state.events().list();
  }

  /**
   * The codes that users got by SMS and e-mail, the last 1,000.
   *
   * @return a copy, oldest first
   */
  public List<SentCode> sentCodes() {
    return state.codes().list();
  }

  /**
   * Frees the port and ends the threads, for every pool behind the endpoint. Requests under way may
   * be cut off. Idempotent.
   */
  @Override
  public void close() {
    server.close();
  }

  /** The names of the operations, with what each asks of its caller. */
  Map<String, String> operations() {
    return operations;
  }

  /** The pool id and the endpoint. */
  @Override
  public String toString() {
    return "LocalUserPool[" + state.settings().poolId() + " at " + endpoint() + "]";
  }
}
