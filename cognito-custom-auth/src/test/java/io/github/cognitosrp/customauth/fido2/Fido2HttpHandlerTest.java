package io.github.cognitosrp.customauth.fido2;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.cognitosrp.testing.RecordedLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The REST interface behind the JDK's HTTP server. */
class Fido2HttpHandlerTest {
  private static final String GOOD_TOKEN = "good";

  private final Scene scene = new Scene();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/fido2",
        new Fido2HttpHandler(
            Fido2Api.forEverything(scene.authenticators, scene.signInChallenges),
            Fido2HttpHandlerTest::claims,
            Set.of(Scene.ORIGIN)));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static Optional<Map<String, String>> claims(String token) {
    return switch (token) {
      case GOOD_TOKEN ->
          Optional.of(Map.of("token_use", "id", "sub", Scene.SUB, "cognito:username", Scene.ALICE));
      case "null" -> null;
      case "exception" -> throw new IllegalStateException("no keys");
      case "error" -> throw new AssertionError("no keys");
      case "null claim" -> Optional.of(Collections.singletonMap("sub", null));
      default -> Optional.empty();
    };
  }

  /** Not a closed connection without an answer. */
  @ParameterizedTest
  @CsvSource({"null, 401", "exception, 500", "error, 500", "null claim, 500"})
  void whateverAVerifierDoesThereIsAnAnswer(String token, int status) throws Exception {
    HttpRequest.Builder request =
        post("/fido2/authenticators/list?rpId=example.com", "")
            .header("Authorization", "Bearer " + token);
    AtomicInteger answered = new AtomicInteger();
    List<LogRecord> lines =
        RecordedLog.of(
            "io.github.cognitosrp.customauth.fido2.Fido2Api",
            () -> answered.set(send(request).statusCode()));
    assertThat(answered).hasValue(status);
    assertThat(lines).hasSize(status == 500 ? 1 : 0);
  }

  @Test
  void aSignedInUserIsAnswered() throws Exception {
    HttpResponse<String> list =
        send(
            post("/fido2/authenticators/list?x&y=1&rpId=example.com", "")
                .header("Authorization", "Bearer good"));
    assertThat(list.statusCode()).isEqualTo(200);
    assertThat(list.body()).isEqualTo("{\"authenticators\":[]}");
    assertThat(list.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void aTokenThatDoesNotHoldIsRefusedAndNoneGetsNothing() throws Exception {
    for (String header : new String[] {"Bearer bad", "good", "Basic good", "Bearer "}) {
      assertThat(
              send(post("/fido2/authenticators/list?rpId=example.com", "")
                      .header("Authorization", header))
                  .statusCode())
          .isEqualTo(401);
    }
    assertThat(send(post("/fido2/authenticators/list?rpId=example.com", "")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void anybodyGetsAChallenge() throws Exception {
    HttpResponse<String> challenge =
        send(post("/fido2/sign-in-challenge", "").header("Origin", Scene.ORIGIN));
    assertThat(challenge.statusCode()).isEqualTo(200);
    assertThat(challenge.headers().firstValue("Access-Control-Allow-Origin"))
        .contains(Scene.ORIGIN);
  }

  @Test
  void aPageOnAnotherHostMayAskBefore() throws Exception {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(address("/fido2/authenticators/list"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", Scene.ORIGIN));
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Headers"))
        .contains("authorization,content-type");
  }

  @Test
  void otherMethodsAndLongBodiesAreRefused() throws Exception {
    assertThat(send(HttpRequest.newBuilder(address("/fido2/sign-in-challenge"))).statusCode())
        .isEqualTo(405);
    assertThat(send(post("/fido2/authenticators/update", "x".repeat(70_000))).statusCode())
        .isEqualTo(413);
    assertThat(send(post("/fido2/nothing", "")).statusCode()).isEqualTo(404);
  }

  @Test
  void aBodyOf65536BytesIsReadAndALongerOneIsNot() throws Exception {
    String longest = "x".repeat(65_536);
    assertThat(
            send(post("/fido2/authenticators/update", longest)
                    .header("Authorization", "Bearer good"))
                .body())
        .isEqualTo("{\"message\":\"Invalid body\"}");
    assertThat(send(post("/fido2/authenticators/update", longest + "x")).statusCode())
        .isEqualTo(413);
  }

  /** More than the buffers between the two hold: a server that does not read it cuts it off. */
  @Test
  void whoSendsALongBodySeesTheAnswer() throws Exception {
    try (Socket socket = new Socket("localhost", server.getAddress().getPort())) {
      socket.setSoTimeout(60_000);
      String start =
          String.join(
              "\r\n",
              "POST /fido2/authenticators/update HTTP/1.1",
              "Host: localhost",
              "Content-Length: 14000000",
              "",
              "");
      socket.getOutputStream().write(start.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(new byte[14_000_000]);
      assertThat(socket.getInputStream().readNBytes("HTTP/1.1 413".length()))
          .asString(StandardCharsets.UTF_8)
          .isEqualTo("HTTP/1.1 413");
    }
  }

  private HttpRequest.Builder post(String path, String body) {
    return HttpRequest.newBuilder(address(path)).POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private URI address(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
