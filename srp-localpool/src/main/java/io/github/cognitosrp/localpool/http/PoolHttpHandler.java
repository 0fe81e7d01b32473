package io.github.cognitosrp.localpool.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** HTTP: finds the operation or document, bounds what is read, formats errors. Thread-safe. */
final class PoolHttpHandler extends Handler.Abstract {
  private static final System.Logger LOG = System.getLogger(PoolHttpHandler.class.getName());
  private static final String AMZ_JSON = "application/x-amz-json-1.1";
  private static final Pattern HEADER_NAMES = Pattern.compile("[A-Za-z0-9, -]{1,1024}");
  private static final String USUAL_HEADERS =
      "authorization, cache-control, content-type, x-amz-target, x-amz-user-agent,"
          + " amz-sdk-invocation-id, amz-sdk-request";
  private static final int OK = 200;
  private static final int NO_CONTENT = 204;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int TOO_LARGE = 413;
  private static final int MISDIRECTED = 421;
  private static final int SERVER_ERROR = 500;

  private final PoolDirectory pools;
  private final WellKnown wellKnown;
  private final CallerRules rules;

  PoolHttpHandler(PoolDirectory pools, WellKnown wellKnown, CallerRules rules) {
    super(InvocationType.BLOCKING);
    this.pools = pools;
    this.wellKnown = wellKnown;
    this.rules = rules;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    response.getHeaders().put("x-amzn-RequestId", UUID.randomUUID().toString());
    Callback afterBody = new AfterBody(request, callback);
    answering(response, afterBody, () -> route(request, response, afterBody));
    return true;
  }

  private void route(Request request, Response response, Callback callback) {
    String host = Request.getServerName(request);
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    String path = Request.getPathInContext(request);
    String line = request.getMethod() + " " + path;
    if (!rules.allowsHost(host)) {
      sendText(line, response, callback, MISDIRECTED, "This host is not allowed.");
    } else if (!rules.allowsOrigin(origin)) {
      sendText(line, response, callback, FORBIDDEN, "This origin is not allowed.");
    } else {
      allowOrigin(response.getHeaders(), origin);
      switch (request.getMethod()) {
        case "OPTIONS" -> preflight(request, response, callback);
        case "POST" -> post(request, response, callback, path, origin);
        case "GET", "HEAD" -> get(line, response, callback, path);
        default -> sendText(line, response, callback, NOT_FOUND, "");
      }
    }
  }

  /** Runs what sends an answer, and answers for it if it fails. */
  private static void answering(Response response, Callback callback, Runnable step) {
    try {
      step.run();
    } catch (ServiceException e) {
      sendError(response, callback, e);
    } catch (Throwable e) { // An Error must not leave the client without an answer.
      LOG.log(System.Logger.Level.ERROR, "A defect of the local user pool", e);
      sendError(
          response,
          callback,
          new ServiceException("InternalErrorException", "A defect of the pool.", SERVER_ERROR));
    }
  }

  private static void allowOrigin(HttpFields.Mutable headers, @Nullable String origin) {
    headers.put("Vary", "Origin");
    if (origin != null) {
      headers.put("Access-Control-Allow-Origin", origin);
      headers.put("Access-Control-Expose-Headers", "x-amzn-RequestId, x-amzn-ErrorType, Date");
    }
  }

  private static void preflight(Request request, Response response, Callback callback) {
    String wanted = request.getHeaders().get("Access-Control-Request-Headers");
    // The wildcard would leave Authorization out, so the wish is granted by name.
    boolean echo = wanted != null && HEADER_NAMES.matcher(wanted).matches();
    HttpFields.Mutable headers = response.getHeaders();
    headers.put("Access-Control-Allow-Headers", echo ? wanted : USUAL_HEADERS);
    headers.put("Access-Control-Allow-Methods", "GET, POST, OPTIONS");
    headers.put("Access-Control-Max-Age", "7200");
    response.setStatus(NO_CONTENT);
    callback.succeeded();
  }

  private void get(String line, Response response, Callback callback, String path) {
    String document = wellKnown.document(path);
    if (document == null) {
      sendText(line, response, callback, NOT_FOUND, "");
    } else {
      pools.other(line, OK);
      send(response, callback, OK, "application/json", document.getBytes(UTF_8));
    }
  }

  /** The body is awaited without a thread: slow clients do not keep others waiting. */
  private void post(
      Request request, Response response, Callback callback, String path, @Nullable String origin) {
    String name = PoolDirectory.operation(request.getHeaders().get("X-Amz-Target"));
    if (request.getLength() > Json.MAX_BODY_BYTES) {
      throw tooLarge(name, response);
    }
    new BodyReader(
            request,
            Json.MAX_BODY_BYTES,
            body ->
                answering(
                    response, callback, () -> answer(response, callback, path, name, origin, body)),
            () ->
                answering(
                    response,
                    callback,
                    () -> {
                      throw tooLarge(name, response);
                    }),
            callback::failed)
        .read();
  }

  /** RFC 9110, section 15.5.14: what was not read is in the way of the next request. */
  private ServiceException tooLarge(String name, Response response) {
    response.getHeaders().put(new HttpField(HttpHeader.CONNECTION, "close"));
    return pools.refused(
        name,
        new ServiceException(
            "SerializationException", "The request is larger than 64 KiB.", TOO_LARGE));
  }

  private void answer(
      Response response,
      Callback callback,
      String path,
      String name,
      @Nullable String origin,
      byte[] body) {
    if (!path.equals("/")) {
      throw pools.refused("POST " + path, new ServiceException("UnknownOperationException", ""));
    }
    if (pools.isAdmin(name) && !rules.allowsAdministration(origin)) {
      throw pools.refused(
          name,
          new ServiceException(
              "AccessDeniedException", "This origin may not administer the pool.", FORBIDDEN));
    }
    ObjectNode answer = pools.call(name, body);
    send(response, callback, OK, AMZ_JSON, Json.bytes(answer));
  }

  private static void sendError(Response response, Callback callback, ServiceException error) {
    ObjectNode body = Json.object().put("__type", error.type());
    if (!error.text().isEmpty()) {
      body.put("message", error.text());
    }
    response.getHeaders().put("x-amzn-ErrorType", error.type() + ":");
    send(response, callback, error.status(), AMZ_JSON, Json.bytes(body));
  }

  private void sendText(
      String line, Response response, Callback callback, int status, String body) {
    pools.other(line, status);
    send(response, callback, status, "text/plain", body.getBytes(UTF_8));
  }

  private static void send(
      Response response, Callback callback, int status, String type, byte[] body) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
