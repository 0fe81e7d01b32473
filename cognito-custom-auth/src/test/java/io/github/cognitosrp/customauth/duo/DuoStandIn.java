package io.github.cognitosrp.customauth.duo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Duo's OIDC Auth API on the loopback interface, with its prompt as a page of two buttons. It
 * checks every signature and claim that a client sends, with another library than the client's, and
 * notes what is wrong.
 *
 * <p>Source: Duo, "OIDC Auth API" (duo.com/docs/oauthapi).
 */
@SuppressWarnings("StringSplitter")
public final class DuoStandIn implements AutoCloseable {
  /** An application that Duo knows. */
  public static final String CLIENT_ID = "DIABCDEFGHIJKLMNOPQR";

  /** Its secret, for tests. */
  public static final String CLIENT_SECRET = "0123456789abcdefghijklmnopqrstuvwxyzABCD";

  private static final String HEALTH_CHECK = "/oauth/v1/health_check";
  private static final String AUTHORIZE = "/oauth/v1/authorize";
  private static final String TOKEN = "/oauth/v1/token";
  private static final String PROMPT = "/frame/prompt";
  private static final int VALID_SECONDS = 300;
  private static final JsonMapper JSON = new JsonMapper();

  /** A prompt that was shown, and what the user pressed. */
  private record Prompt(
      String user, String state, String nonce, String redirectUri, String result) {
    Prompt with(String pressed) {
      return new Prompt(user, state, nonce, redirectUri, pressed);
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Prompt> prompts = new ConcurrentHashMap<>();
  private final Map<String, Prompt> codes = new ConcurrentHashMap<>();
  private final Set<String> seenIds = ConcurrentHashMap.newKeySet();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private volatile Consumer<HttpExchange> before = exchange -> {};
  private volatile Consumer<Map<String, Object>> claimChange = claims -> {};
  private volatile String algorithm = "HS512";
  private volatile String signingSecret = CLIENT_SECRET;

  /** Starts on a free port. */
  public DuoStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /** What a challenge's builder takes. */
  public URI endpoint() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** The builder of a challenge that asks it. */
  DuoChallengeBuilder challenge(URI redirectUri) {
    return DuoChallenge.builder()
        .clientId(CLIENT_ID)
        .clientSecret(() -> CLIENT_SECRET)
        .endpoint(endpoint())
        .redirectUri(redirectUri);
  }

  /** What a client did wrong. */
  public List<String> complaints() {
    return complaints;
  }

  /** Runs before each answer. */
  void before(Consumer<HttpExchange> action) {
    before = action;
  }

  /** Changes the claims of the tokens to come. */
  void changeClaims(Consumer<Map<String, Object>> change) {
    claimChange = change;
  }

  void signWith(String algorithmName, String secret) {
    algorithm = algorithmName;
    signingSecret = secret;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      before.accept(exchange);
      answer(exchange);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try {
      switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
        case "POST " + HEALTH_CHECK -> healthCheck(exchange);
        case "GET " + AUTHORIZE -> authorize(exchange);
        case "POST " + PROMPT -> pressed(exchange);
        case "POST " + TOKEN -> token(exchange);
        default -> send(exchange, 404, "text/plain", "nothing here");
      }
    } catch (WrongRequestException wrong) {
      complaints.add(wrong.getMessage());
      send(exchange, 400, "application/json", "{\"error\":\"invalid_request\"}");
    }
  }

  /** Thrown when a client breaks a rule. */
  private static final class WrongRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongRequestException(String message) {
      super(message);
    }
  }

  private static void require(boolean rule, String complaint) {
    if (!rule) {
      throw new WrongRequestException(complaint);
    }
  }

  private void healthCheck(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(exchange);
    assertion(form, HEALTH_CHECK);
    send(exchange, 200, "application/json", "{\"stat\":\"OK\",\"response\":{\"timestamp\":1}}");
  }

  private void assertion(Map<String, String> form, String path) throws IOException {
    require(CLIENT_ID.equals(form.get("client_id")), "client_id");
    JsonNode claims = verified(form.get("client_assertion"));
    require(CLIENT_ID.equals(claims.path("iss").asText()), "assertion: iss");
    require(CLIENT_ID.equals(claims.path("sub").asText()), "assertion: sub");
    require(claims.path("aud").asText().equals(endpoint() + path), "assertion: aud");
    require(claims.path("iat").isIntegralNumber(), "assertion: iat");
    String id = claims.path("jti").asText();
    require(id.length() >= 16 && seenIds.add(id), "assertion: jti");
  }

  /** The claims of a token that has this client's signature and has not expired. */
  private JsonNode verified(String token) throws IOException {
    String[] parts = String.valueOf(token).split("\\.", -1);
    require(parts.length == 3, "no JWT");
    Base64.Decoder base64 = Base64.getUrlDecoder();
    require("HS512".equals(JSON.readTree(base64.decode(parts[0])).path("alg").asText()), "alg");
    byte[] expected = mac(parts[0] + "." + parts[1], CLIENT_SECRET);
    require(Arrays.equals(expected, base64.decode(parts[2])), "signature");
    JsonNode claims = JSON.readTree(base64.decode(parts[1]));
    long now = Instant.now().getEpochSecond();
    require(claims.path("exp").asLong() > now, "exp: expired");
    require(claims.path("exp").asLong() <= now + VALID_SECONDS + 1, "exp: too long");
    return claims;
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> query = parse(exchange.getRequestURI().getRawQuery());
    JsonNode claims = verified(query.get("request"));
    for (String name : List.of("client_id", "redirect_uri", "response_type", "scope")) {
      String value = query.get(name);
      require(value != null && value.equals(claims.path(name).asText()), "request: " + name);
    }
    require(CLIENT_ID.equals(query.get("client_id")), "request: another client");
    require("code".equals(query.get("response_type")), "request: response_type");
    require("openid".equals(query.get("scope")), "request: scope");
    require(claims.path("use_duo_code_attribute").asBoolean(), "request: duo_code");
    require(CLIENT_ID.equals(claims.path("iss").asText()), "request: iss");
    require(claims.path("aud").asText().equals(endpoint().toString()), "request: aud");
    String state = claims.path("state").asText();
    require(state.length() >= 22 && state.length() <= 1024, "request: state");
    String user = claims.path("duo_uname").asText();
    String transaction = UUID.randomUUID().toString();
    prompts.put(
        transaction,
        new Prompt(
            user, state, claims.path("nonce").asText(), query.get("redirect_uri"), "pending"));
    send(exchange, 200, "text/html", page(user, transaction));
  }

  private static String page(String user, String transaction) {
    return """
    <!DOCTYPE html><html lang="en"><head><title>Duo stand-in</title></head><body>
    <h1>Is it you, <span id="user">%s</span>?</h1>
    <form method="post" action="%s">
    <input type="hidden" name="transaction" value="%s">
    <button id="allow" name="result" value="allow">Yes</button>
    <button id="deny" name="result" value="deny">No</button>
    </form></body></html>
    """
        .formatted(user.replace("&", "&amp;").replace("<", "&lt;"), PROMPT, transaction);
  }

  private void pressed(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(exchange);
    Prompt prompt = prompts.remove(String.valueOf(form.get("transaction")));
    require(prompt != null, "an unknown prompt");
    String code = UUID.randomUUID().toString().replace("-", "");
    codes.put(code, prompt.with(form.get("result")));
    exchange
        .getResponseHeaders()
        .add(
            "Location",
            prompt.redirectUri()
                + "?duo_code="
                + code
                + "&state="
                + URLEncoder.encode(prompt.state(), UTF_8));
    exchange.sendResponseHeaders(303, -1);
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(exchange);
    assertion(form, TOKEN);
    require("authorization_code".equals(form.get("grant_type")), "grant_type");
    require(
        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
            .equals(form.get("client_assertion_type")),
        "client_assertion_type");
    Prompt prompt = codes.remove(String.valueOf(form.get("code")));
    require(prompt != null, "the code is unknown or was used");
    require(prompt.redirectUri().equals(form.get("redirect_uri")), "token: redirect_uri");
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id_token", identityToken(prompt));
    answer.put("access_token", "opaque");
    answer.put("expires_in", VALID_SECONDS);
    answer.put("token_type", "Bearer");
    send(exchange, 200, "application/json", JSON.writeValueAsString(answer));
  }

  private String identityToken(Prompt prompt) throws IOException {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", endpoint() + TOKEN);
    claims.put("sub", prompt.user());
    claims.put("preferred_username", prompt.user());
    claims.put("aud", CLIENT_ID);
    claims.put("exp", now + VALID_SECONDS);
    claims.put("iat", now);
    claims.put("auth_time", now);
    claims.put("nonce", prompt.nonce());
    claims.put(
        "auth_result",
        Map.of(
            "result", prompt.result(),
            "status", prompt.result(),
            "status_msg", "Login " + prompt.result()));
    claims.put("auth_context", Map.of("txid", UUID.randomUUID().toString(), "result", "SUCCESS"));
    claimChange.accept(claims);
    return token(JSON.writeValueAsBytes(claims), algorithm, signingSecret);
  }

  /** A token with any header, signed with Bouncy Castle; unsigned if its algorithm is none. */
  static String token(byte[] claims, String algorithm, String secret) {
    String header = "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}";
    String content = base64Url(header.getBytes(UTF_8)) + "." + base64Url(claims);
    if (algorithm.equals("none")) {
      return content + ".";
    }
    return content + "." + base64Url(mac(content, secret));
  }

  private static byte[] mac(String content, String secret) {
    HMac mac = new HMac(new SHA512Digest());
    mac.init(new KeyParameter(secret.getBytes(US_ASCII)));
    byte[] bytes = content.getBytes(UTF_8);
    mac.update(bytes, 0, bytes.length);
    byte[] signature = new byte[mac.getMacSize()];
    mac.doFinal(signature, 0);
    return signature;
  }

  private static String base64Url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    return parse(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
  }

  static Map<String, String> parse(String encoded) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : String.valueOf(encoded).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(
            URLDecoder.decode(pair.substring(0, equals), UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return fields;
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
