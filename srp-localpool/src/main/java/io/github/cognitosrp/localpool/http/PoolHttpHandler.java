package io.github.cognitosrp.localpool.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;

/** HTTP: finds the operation or document, bounds what is read, words the errors. Thread-safe. */
public final class PoolHttpHandler {
  private static final System.Logger LOG = System.getLogger(PoolHttpHandler.class.getName());
  private static final String AMZ_JSON = "application/x-amz-json-1.1";
  private static final Pattern HEADER_NAMES = Pattern.compile("[A-Za-z0-9, -]{1,1024}");
  private static final String USUAL_HEADERS =
      "authorization, cache-control, content-type, x-amz-target, x-amz-user-agent, amz-sdk-invocation-id, amz-sdk-request";
  private static final int OK = 200;
  private static final int NO_CONTENT = 204;
  private static final int NOT_FOUND = 404;
  private static final int TOO_LARGE = 413;
  private static final int SERVER_ERROR = 500;

  private final OperationTable operations;
  private final WellKnown wellKnown;

  public PoolHttpHandler(OperationTable operations, WellKnown wellKnown) {
    this.operations = operations;
    this.wellKnown = wellKnown;
  }

  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
      exchange
          .getResponseHeaders()
          .set("Access-Control-Expose-Headers", "x-amzn-RequestId, x-amzn-ErrorType, Date");
      exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
      String path = exchange.getRequestURI().getPath();
      switch (exchange.getRequestMethod()) {
        case "OPTIONS" -> preflight(exchange);
        case "POST" -> post(exchange, path);
        case "GET" -> get(exchange, path);
        default -> send(exchange, NOT_FOUND, "text/plain", new byte[0]);
      }
    }
  }

  private static void preflight(HttpExchange exchange) throws IOException {
    String wanted = exchange.getRequestHeaders().getFirst("Access-Control-Request-Headers");
    // The wildcard would leave Authorization out, so the wish is granted by name.
    boolean echo = wanted != null && HEADER_NAMES.matcher(wanted).matches();
    Headers headers = exchange.getResponseHeaders();
    headers.set("Access-Control-Allow-Headers", echo ? wanted : USUAL_HEADERS);
    headers.set("Access-Control-Allow-Methods", "GET, POST, OPTIONS");
    headers.set("Access-Control-Max-Age", "7200");
    exchange.sendResponseHeaders(NO_CONTENT, -1);
  }

  private void get(HttpExchange exchange, String path) throws IOException {
    String document = wellKnown.document(path);
    if (document == null) {
      send(exchange, NOT_FOUND, "text/plain", new byte[0]);
    } else {
      send(exchange, OK, "application/json", document.getBytes(UTF_8));
    }
  }

  private void post(HttpExchange exchange, String path) throws IOException {
    try {
      if (!path.equals("/")) {
        throw new ServiceException("UnknownOperationException", "");
      }
      byte[] body = exchange.getRequestBody().readNBytes(Json.MAX_BODY_BYTES + 1);
      if (body.length > Json.MAX_BODY_BYTES) {
        throw new ServiceException(
            "SerializationException", "The request is larger than 64 KiB.", TOO_LARGE);
      }
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      ObjectNode response = operations.call(target == null ? "" : target, body);
      send(exchange, OK, AMZ_JSON, Json.bytes(response));
    } catch (ServiceException e) {
      sendError(exchange, e);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A defect of the local user pool", e);
      sendError(
          exchange,
          new ServiceException("InternalErrorException", "A defect of the pool.", SERVER_ERROR));
    }
  }

  private static void sendError(HttpExchange exchange, ServiceException error) throws IOException {
    ObjectNode body = Json.object().put("__type", error.type());
    if (!error.text().isEmpty()) {
      body.put("message", error.text());
    }
    exchange.getResponseHeaders().set("x-amzn-ErrorType", error.type() + ":");
    send(exchange, error.status(), AMZ_JSON, Json.bytes(body));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    // Length 0 would mean chunked.
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
