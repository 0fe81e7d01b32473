package io.github.cognitosrp.localpool.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * The HTTP server. Its threads are daemons, so a forgotten {@link #close} does not keep the process
 * alive; it reads without threads, so slow clients do not stop it; and it sends a response in one
 * packet, so no answer waits for a delayed acknowledgement.
 */
public final class PoolServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(PoolServer.class.getName());
  private static final int MAX_THREADS = 64;
  private static final int MIN_THREADS = 4;
  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final long IDLE_MILLIS = 30_000;

  private final ServerSettings settings;
  private final QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
  private final Server server;
  private final ServerConnector connector;
  private URI endpoint = URI.create("http://127.0.0.1");

  public PoolServer(ServerSettings settings) {
    this.settings = settings;
    threads.setDaemon(true);
    threads.setName("cognito-local-pool");
    server =
        new Server(threads, new ScheduledExecutorScheduler("cognito-local-pool-timer", true), null);
    connector = connector();
    server.addConnector(connector);
  }

  private ServerConnector connector() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    http.setIdleTimeout(IDLE_MILLIS);
    ServerConnector made;
    if (settings.keyStore() == null) {
      made = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    } else {
      SslContextFactory.Server tls = new SslContextFactory.Server();
      tls.setKeyStore(settings.keyStore());
      tls.setKeyStorePassword(settings.keyPassword());
      http.addCustomizer(new SecureRequestCustomizer(false));
      made =
          new ServerConnector(
              server,
              1,
              1,
              new SslConnectionFactory(tls, HttpVersion.HTTP_1_1.asString()),
              new HttpConnectionFactory(http));
    }
    made.setHost(settings.host());
    made.setPort(settings.port());
    made.setIdleTimeout(IDLE_MILLIS);
    return made;
  }

  /** Opens the port, so that the address is known; nothing is answered before {@link #start}. */
  public URI open() {
    try {
      connector.open();
      endpoint = uri();
      return endpoint;
    } catch (IOException e) {
      // Jetty wraps the reason that the operating system gives.
      IOException reason = e.getCause() instanceof IOException cause ? cause : e;
      throw new UncheckedIOException(
          "Port "
              + settings.port()
              + " of "
              + settings.host()
              + " cannot be opened: "
              + reason.getMessage(),
          reason);
    }
  }

  public URI endpoint() {
    return endpoint;
  }

  /** For work in the background. */
  public Executor executor() {
    return threads;
  }

  /** Answers requests from now on. */
  public void start(PoolDirectory pools, WellKnown wellKnown) {
    threads.setName("cognito-local-pool-" + connector.getLocalPort());
    server.setHandler(new PoolHttpHandler(pools, wellKnown, settings.rules()));
    try {
      server.start();
    } catch (Exception e) {
      close();
      throw new IllegalStateException("The local user pool did not start", e);
    }
    if (!isLoopback()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The local user pool listens on {0}: whoever reaches it can administer it",
          settings.host());
    }
  }

  private boolean isLoopback() {
    try {
      return InetAddress.getByName(settings.host()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  // The address, not "localhost": that may mean ::1 to a client, where nobody listens.
  private URI uri() throws UnknownHostException {
    InetAddress address = InetAddress.getByName(settings.host());
    String host =
        address.isAnyLocalAddress()
            ? InetAddress.getLoopbackAddress().getHostAddress()
            : address.getHostAddress();
    return URI.create(
        (settings.keyStore() == null ? "http://" : "https://")
            + (host.contains(":") ? "[" + host + "]" : host)
            + ":"
            + connector.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.setStopTimeout(0);
      server.stop();
    } catch (Exception e) {
      LOG.log(System.Logger.Level.WARNING, "The local user pool did not stop cleanly", e);
    } finally {
      connector.close();
    }
  }
}
