package io.github.cognitosrp.customauth.fido2;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@link Fido2Api} behind API Gateway: a REST interface with Lambda proxy integration, whose
 * authorizer is the user pool. Extend it with a constructor that takes nothing, which Lambda calls.
 * Thread-safe.
 */
public class Fido2ApiHandler
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  /** Of the longest body that is read. */
  private static final int MAX_BASE64 = (Json.MAX_CHARACTERS + 2) / 3 * 4;

  private final Fido2Api api;
  private final Set<String> allowedOrigins;

  /**
   * A handler.
   *
   * @param api what answers
   * @param allowedOrigins pages on other hosts that may call, such as {@code https://example.com}:
   *     the answers carry CORS headers for them. API Gateway answers the browser's question before
   */
  public Fido2ApiHandler(Fido2Api api, Set<String> allowedOrigins) {
    this.api = Objects.requireNonNull(api, "api");
    this.allowedOrigins = Set.copyOf(Arguments.list(allowedOrigins, "allowedOrigins"));
  }

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, @Nullable Context context) {
    Objects.requireNonNull(event, "event");
    Fido2Api.Response response =
        api.handle(
            new Fido2Api.Request(
                event.getPath() == null ? "" : event.getPath(),
                Arguments.texts(event.getQueryStringParameters()),
                claims(event),
                body(event)));
    return new APIGatewayProxyResponseEvent()
        .withStatusCode(response.status())
        .withHeaders(Cors.headers(origin(event), allowedOrigins))
        .withBody(response.body());
  }

  private static @Nullable String origin(APIGatewayProxyRequestEvent event) {
    return Arguments.texts(event.getHeaders()).entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("origin"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** Of a user pool authorizer, which has verified the token. */
  private static Map<String, String> claims(APIGatewayProxyRequestEvent event) {
    return event.getRequestContext() != null
            && event.getRequestContext().getAuthorizer() != null
            && event.getRequestContext().getAuthorizer().get("claims") instanceof Map<?, ?> claims
        ? Arguments.texts(claims)
        : Map.of();
  }

  private static String body(APIGatewayProxyRequestEvent event) {
    String body = event.getBody();
    if (body == null) {
      return "";
    }
    if (!Boolean.TRUE.equals(event.getIsBase64Encoded())) {
      return body;
    }
    if (body.length() > MAX_BASE64) {
      // Too large to be read, and so refused.
      return "";
    }
    try {
      return new String(Base64.getDecoder().decode(body), UTF_8);
    } catch (IllegalArgumentException ignored) {
      // No JSON, and so refused.
      return "";
    }
  }
}
