package io.github.cognitosrp.customauth.fido2;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@link Fido2Api} behind the JDK's HTTP server: for a server of one's own, and for tests. Paths
 * are those below the handler's context. Thread-safe.
 */
public final class Fido2HttpHandler implements HttpHandler {
  private static final String BEARER = "Bearer ";
  private static final long MAX_FORGOTTEN_BYTES = 16L * 1024 * 1024;

  private final Fido2Api api;
  private final IdTokenVerifier tokens;
  private final Set<String> allowedOrigins;

  /**
   * A handler.
   *
   * @param api what answers
   * @param tokens verifies the ID token in the header {@code Authorization}
   * @param allowedOrigins pages on other hosts that may call, such as {@code https://example.com}
   */
  public Fido2HttpHandler(Fido2Api api, IdTokenVerifier tokens, Set<String> allowedOrigins) {
    this.api = Objects.requireNonNull(api, "api");
    this.tokens = Objects.requireNonNull(tokens, "tokens");
    this.allowedOrigins = Set.copyOf(Arguments.list(allowedOrigins, "allowedOrigins"));
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Cors.headers(exchange.getRequestHeaders().getFirst("Origin"), allowedOrigins)
          .forEach(exchange.getResponseHeaders()::set);
      Fido2Api.Response response = answer(exchange);
      byte[] body = response.body().getBytes(UTF_8);
      exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private Fido2Api.Response answer(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("OPTIONS")) {
      return new Fido2Api.Response(204, "");
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      return new Fido2Api.Response(405, "{\"message\":\"Method not allowed\"}");
    }
    byte[] body = exchange.getRequestBody().readNBytes(Json.MAX_CHARACTERS + 1);
    if (body.length > Json.MAX_CHARACTERS) {
      forget(exchange.getRequestBody());
      return new Fido2Api.Response(413, "{\"message\":\"Body too large\"}");
    }
    try {
      return answer(exchange, new String(body, UTF_8));
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable e) {
      return Fido2Api.failed(e);
    }
  }

  private Fido2Api.Response answer(HttpExchange exchange, String body) {
    Optional<Map<String, String>> claims = claims(exchange.getRequestHeaders());
    // A verifier of a caller's own may return null.
    if (claims == null || claims.isEmpty()) {
      return new Fido2Api.Response(401, "{\"message\":\"Unauthorized\"}");
    }
    return api.handle(
        new Fido2Api.Request(
            path(exchange), query(exchange.getRequestURI().getRawQuery()), claims.get(), body));
  }

  /**
   * Reads what is left of a body: a connection that is closed while its client still sends is
   * reset, and the client may then never see the answer.
   */
  private static void forget(InputStream body) throws IOException {
    byte[] forgotten = new byte[8192];
    long left = MAX_FORGOTTEN_BYTES;
    // Not skip(): Java 17's server then reads past the end of the body, and waits.
    for (int read = 0; read >= 0 && left > 0; left -= read) {
      read = body.read(forgotten);
    }
  }

  /** No claims without a header; none at all if the token does not hold. */
  private Optional<Map<String, String>> claims(Headers headers) {
    String header = headers.getFirst("Authorization");
    if (header == null) {
      return Optional.of(Map.of());
    }
    return header.startsWith(BEARER)
        ? tokens.verify(header.substring(BEARER.length()))
        : Optional.empty();
  }

  private static String path(HttpExchange exchange) {
    String context = exchange.getHttpContext().getPath();
    String path = exchange.getRequestURI().getPath().substring(context.length());
    return path.startsWith("/") ? path : "/" + path;
  }

  private static Map<String, String> query(@Nullable String rawQuery) {
    Map<String, String> query = new HashMap<>();
    if (rawQuery == null) {
      return query;
    }
    for (String pair : rawQuery.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException ignored) {
      // A broken escape: the text as it stands is no value that anything accepts.
      return text;
    }
  }
}
