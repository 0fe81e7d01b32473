package io.github.cognitosrp.localpool;

import com.sun.net.httpserver.HttpServer;
import io.github.cognitosrp.localpool.http.OperationTable;
import io.github.cognitosrp.localpool.http.PoolHttpHandler;
import io.github.cognitosrp.localpool.http.WellKnown;
import io.github.cognitosrp.localpool.model.LocalAppClient;
import io.github.cognitosrp.localpool.model.PoolEvent;
import io.github.cognitosrp.localpool.model.SentCode;
import io.github.cognitosrp.localpool.model.UserStatus;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.CodeSender;
import io.github.cognitosrp.localpool.state.EventLog;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.token.SigningKey;
import io.github.cognitosrp.localpool.token.TokenIssuer;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A running user pool on a port of the loopback interface. Point any Cognito client at {@link
 * #endpoint()}.
 *
 * <pre>{@code
 * try (LocalUserPool pool = LocalUserPool.builder().user("alice", "secret").start()) {
 *   var client = CognitoIdentityProviderClient.builder().endpointOverride(pool.endpoint())…
 * }
 * }</pre>
 *
 * <p>It verifies proofs as Cognito does, keeps everything in memory, and is no place for real
 * passwords: whoever reaches the port can administer the pool, and timing reveals what it computes
 * with. Thread-safe.
 *
 * <p>Sets the system property {@code sun.net.httpserver.nodelay} to {@code true}, unless it is set:
 * the JDK's HTTP servers of the process then answer without the delay of Nagle's algorithm.
 */
public final class LocalUserPool implements AutoCloseable {
  private static final int THREADS = 8;
  private static final int CLOSE_SECONDS = 10;

  static {
    // The JDK's server sends headers and body apart, and without this each answer waits 40 ms for
    // the client's delayed acknowledgement. Read once, when the first server of the process starts.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private final PoolState state;
  private final HttpServer server;
  private final ExecutorService executor;
  private final URI endpoint;

  LocalUserPool(PoolState state, int port) {
    this.state = state;
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try {
      this.server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("Port " + port + " of the loopback interface", e);
    }
    this.endpoint = uri(server.getAddress());
    this.executor = newExecutor(endpoint.getPort());
    SigningKey key = new SigningKey(executor);
    String issuer = endpoint + "/" + state.settings().poolId();
    PoolHttpHandler front =
        new PoolHttpHandler(
            new OperationTable(state, new TokenIssuer(state, key, issuer)),
            new WellKnown(state.settings().poolId(), issuer, key));
    server.createContext("/", front::handle);
    server.setExecutor(executor);
    server.start();
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
    return endpoint;
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
    return URI.create(endpoint + "/" + state.settings().poolId() + "/.well-known/jwks.json");
  }

  /**
   * Adds a confirmed user.
   *
   * @param username 1 to 128 letters, marks, symbols, digits and punctuation characters
   * @param password 1 to 256 characters
   * @return the user
   * @throws IllegalArgumentException if there is one with this name, or the name or password has
   *     not this form
   */
  public LocalUser addUser(String username, String password) {
    return addUser(state, username, password);
  }

  static LocalUser addUser(PoolState state, String username, String password) {
    try {
      return new LocalUser(
          state,
          state.addAccount(
              username, password, UserStatus.CONFIRMED, Map.of(), "User already exists"));
    } catch (ServiceException e) {
      throw new IllegalArgumentException(e.text(), e);
    }
  }

  /**
   * A user of the pool.
   *
   * @param username the user name
   * @return the user
   * @throws NoSuchElementException if there is none with this name
   */
  public LocalUser user(String username) {
    Account account = state.accounts().find(username);
    if (account == null) {
      throw new NoSuchElementException("The pool has no such user");
    }
    return new LocalUser(state, account);
  }

  /**
   * What callers did, the last {@value EventLog#MAX_EVENTS} calls. Holds no secrets.
   *
   * @return a copy, oldest first
   */
  public List<PoolEvent> events() {
    return state.events().list();
  }

  /**
   * The codes that users got by SMS and e-mail, the last {@value CodeSender#MAX_CODES}.
   *
   * @return a copy, oldest first
   */
  public List<SentCode> sentCodes() {
    return state.codes().list();
  }

  /** Frees the port and ends the threads. Requests under way may be cut off. Idempotent. */
  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
    try {
      executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The pool id and the endpoint. */
  @Override
  public String toString() {
    return "LocalUserPool[" + state.settings().poolId() + " at " + endpoint + "]";
  }

  // The address, not "localhost": that may mean ::1 to a client, where nobody listens.
  private static URI uri(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return URI.create(
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
  }

  private static ExecutorService newExecutor(int port) {
    AtomicInteger number = new AtomicInteger();
    return Executors.newFixedThreadPool(
        THREADS,
        task -> {
          Thread thread =
              new Thread(task, "cognito-local-pool-" + port + "-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
