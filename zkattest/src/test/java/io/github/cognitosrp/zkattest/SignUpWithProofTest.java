package io.github.cognitosrp.zkattest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.model.TriggerType;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example: at sign-up a user proves in the browser that a trusted security key is there, and
 * nobody learns its make. The page proves with the npm package, the pool's PreSignUp trigger
 * verifies with this library.
 */
@Tag("slow")
class SignUpWithProofTest {
  /**
   * The x of the key with which all of Chromium's software authenticators attest, as those of one
   * make do: it is a constant in Chromium's source.
   */
  private static final BigInteger CHROMIUM =
      new BigInteger("8d617e65c9508e64bcc5673ac82a6799da3c1446682c258c463fffdf58dfd2fa", 16);

  private static final List<BigInteger> OTHERS =
      List.of(BigInteger.valueOf(4), BigInteger.valueOf(5), BigInteger.valueOf(6));
  private static final ObjectMapper JSON = new ObjectMapper();

  /** All that pages sent. */
  private final List<String> received = new CopyOnWriteArrayList<>();

  private HttpServer server;
  private SignUpService service;
  private LocalUserPool pool;

  @BeforeEach
  void installPackages() throws IOException, InterruptedException {
    NpmPackage.install();
  }

  @AfterEach
  void stop() {
    if (pool != null) {
      pool.close();
      server.stop(0);
    }
  }

  private void start(List<BigInteger> trustedKeys) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String origin = "http://localhost:" + server.getAddress().getPort();
    service = new SignUpService(origin, trustedKeys, Clock.systemUTC());
    pool =
        LocalUserPool.builder()
            .appClient("web")
            .trigger(TriggerType.PRE_SIGN_UP, service::preSignUp)
            .start();
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body =
        switch (path) {
          case "/settings" -> settings();
          case "/proofs" -> upload(exchange);
          case "/" -> resource("index.html");
          case "/sign-up.js" -> resource("sign-up.js");
          default -> npmFile(path);
        };
    exchange.getResponseHeaders().add("Content-Type", type(path));
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String type(String path) {
    return path.equals("/")
        ? "text/html"
        : path.startsWith("/settings") ? "application/json" : "text/javascript";
  }

  private byte[] upload(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(SignUpService.MAX_UPLOAD_CHARS + 1);
    String json = new String(body, UTF_8);
    received.add(json);
    return service.upload(json).getBytes(UTF_8);
  }

  private byte[] settings() throws IOException {
    Map<String, Object> settings = new LinkedHashMap<>(service.settings());
    settings.put("pool", pool.endpoint().toString());
    settings.put("clientId", "web");
    return JSON.writeValueAsBytes(settings);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = SignUpWithProofTest.class.getResourceAsStream("/sign-up/" + name)) {
      return in.readAllBytes();
    }
  }

  /** TypedJSON's modules import each other without ".js", as bundlers allow. */
  private static byte[] npmFile(String path) throws IOException {
    Path modules = NpmPackage.install().folder().resolve("node_modules");
    Path file = modules.resolve(path.replaceFirst("^/npm/", "")).normalize();
    assertThat(file).startsWithRaw(modules);
    return Files.readAllBytes(Files.exists(file) ? file : Path.of(file + ".js"));
  }

  /** Opens the page, signs up, and returns what the page says in the end. */
  private String signUp(Path profile) throws IOException, InterruptedException {
    try (Chromium chromium = Chromium.start(profile)) {
      chromium.open(URI.create("http://localhost:" + server.getAddress().getPort() + "/"));
      chromium.addAuthenticator("u2f");
      chromium.evaluate(
          "username.value = 'alice'; password.value = 'correct horse'; form.requestSubmit()");
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
      String state;
      do {
        Thread.sleep(200);
        state = chromium.evaluate("state.textContent").asText();
      } while (!state.startsWith("signed up")
          && !state.startsWith("refused")
          && System.nanoTime() < end);
      return state;
    }
  }

  @Test
  void aUserWithATrustedKeySignsUpAndTheMakeStaysHidden(@TempDir Path profile)
      throws IOException, InterruptedException {
    start(List.of(OTHERS.get(0), OTHERS.get(1), CHROMIUM, OTHERS.get(2)));

    assertThat(signUp(profile)).isEqualTo("signed up");

    assertThat(pool.user("alice").status().name()).isEqualTo("CONFIRMED");
    assertThat(received).hasSize(1);
    // Neither the key of the make nor the certificate, whose subject names Chromium, was sent.
    assertThat(received.get(0))
        .hasSizeGreaterThan(400_000)
        .doesNotContain(CHROMIUM.toString(16))
        .doesNotContain("06082a8648ce3d030107034200")
        .doesNotContain("4368726f6d69756d");
  }

  @Test
  void aUserWhoseMakeIsNotTrustedCannotProve(@TempDir Path profile)
      throws IOException, InterruptedException {
    start(OTHERS);

    assertThat(signUp(profile)).isEqualTo("refused: this make of security key is not trusted");
    assertThat(received).isEmpty();
  }
}
