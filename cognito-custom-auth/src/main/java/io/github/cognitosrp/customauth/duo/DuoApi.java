package io.github.cognitosrp.customauth.duo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Duo's OIDC Auth API. Each call ends within {@link #MAX_SECONDS}, body included, so that the
 * trigger answers within the five seconds that Cognito waits. Thread-safe.
 *
 * <p>Source: Duo, "OIDC Auth API" (duo.com/docs/oauthapi).
 */
final class DuoApi {
  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  static final int MAX_SECONDS = 3;

  /** Of what we sign. Duo refuses more than five minutes for the assertion. */
  private static final int SIGNATURE_SECONDS = 300;

  private static final String HEALTH_CHECK = "/oauth/v1/health_check";
  private static final String AUTHORIZE = "/oauth/v1/authorize";
  static final String TOKEN = "/oauth/v1/token";

  private final DuoSettings settings;
  private final HttpClient http;

  DuoApi(DuoSettings settings, HttpClient http) {
    this.settings = settings;
    this.http = http;
  }

  /** Thrown when Duo did not do what it was asked. */
  static final class DuoException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whether Duo is down, as opposed to being of another opinion. */
    final boolean outOfReach;

    DuoException(String message, boolean outOfReach) {
      super(message);
      this.outOfReach = outOfReach;
    }
  }

  /** Asks whether Duo works and knows this application. */
  void healthCheck() throws DuoException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("client_id", settings.clientId());
    form.put("client_assertion", assertion(HEALTH_CHECK));
    if (!"OK".equals(post(HEALTH_CHECK, form).path("stat").stringValue(null))) {
      throw new DuoException("Duo's health check is not OK", false);
    }
  }

  /** Where the browser goes. */
  String authorizeUrl(String duoUser, String state, String nonce) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("response_type", "code");
    claims.put("scope", "openid");
    claims.put("exp", settings.now() + SIGNATURE_SECONDS);
    claims.put("client_id", settings.clientId());
    claims.put("redirect_uri", settings.redirectUri().toString());
    claims.put("state", state);
    claims.put("nonce", nonce);
    claims.put("duo_uname", duoUser);
    claims.put("iss", settings.clientId());
    claims.put("aud", settings.api().toString());
    claims.put("use_duo_code_attribute", true);
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", settings.clientId());
    query.put("request", Jwt.sign(claims, settings.secret()));
    query.put("redirect_uri", settings.redirectUri().toString());
    query.put("scope", "openid");
    return settings.api() + AUTHORIZE + "?" + formEncoded(query);
  }

  /** Exchanges the code for the identity token, which is not looked into. */
  String identityToken(String code) throws DuoException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", settings.redirectUri().toString());
    form.put("client_id", settings.clientId());
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    form.put("client_assertion", assertion(TOKEN));
    String token = post(TOKEN, form).path("id_token").stringValue(null);
    if (token == null) {
      throw new DuoException("Duo sent no id_token", false);
    }
    return token;
  }

  private String assertion(String path) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", settings.clientId());
    claims.put("sub", settings.clientId());
    claims.put("aud", settings.api() + path);
    claims.put("jti", settings.randomText());
    claims.put("iat", settings.now());
    claims.put("exp", settings.now() + SIGNATURE_SECONDS);
    return Jwt.sign(claims, settings.secret());
  }

  private JsonNode post(String path, Map<String, String> form) throws DuoException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(settings.api() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(formEncoded(form)))
            .build();
    HttpResponse<byte[]> response = send(request);
    if (response.statusCode() != 200) {
      throw new DuoException(
          "Duo answered with status " + response.statusCode(), response.statusCode() >= 500);
    }
    byte[] body = response.body();
    if (body == null) {
      throw noAnswer();
    }
    try {
      return Jwt.JSON.readTree(body);
    } catch (JacksonException ignored) {
      throw new DuoException("Duo's answer is not JSON", false);
    }
  }

  /** Not {@code HttpRequest.timeout}, which ends when the body begins. */
  private HttpResponse<byte[]> send(HttpRequest request) throws DuoException {
    CompletableFuture<HttpResponse<byte[]>> answer = started(request);
    try {
      HttpResponse<byte[]> response = answer.get(MAX_SECONDS, TimeUnit.SECONDS);
      if (response == null) {
        throw noAnswer();
      }
      return response;
    } catch (InterruptedException ignored) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new DuoException("interrupted", false);
    } catch (CancellationException failure) {
      throw outOfReach(failure);
    } catch (TimeoutException ignored) {
      answer.cancel(true);
      throw new DuoException("Duo did not answer within " + MAX_SECONDS + " seconds", true);
    } catch (ExecutionException failure) {
      throw outOfReach(Objects.requireNonNullElse(failure.getCause(), failure));
    }
  }

  private CompletableFuture<HttpResponse<byte[]>> started(HttpRequest request) throws DuoException {
    CompletableFuture<HttpResponse<byte[]>> answer;
    try {
      answer = http.sendAsync(request, head -> new LimitedBody());
    } catch (Exception failure) {
      throw outOfReach(failure);
    }
    if (answer == null) {
      throw noAnswer();
    }
    return answer;
  }

  /** A client of a caller's own may return null. */
  private static DuoException noAnswer() {
    return new DuoException("the HTTP client gave no answer", false);
  }

  private static DuoException outOfReach(Throwable cause) {
    boolean network = cause instanceof IOException;
    return new DuoException("Duo is out of reach: " + cause.getClass().getSimpleName(), network);
  }

  private static String formEncoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
