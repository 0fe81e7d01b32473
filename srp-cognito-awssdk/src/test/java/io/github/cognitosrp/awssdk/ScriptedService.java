package io.github.cognitosrp.awssdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers what it was told to, over HTTP: for answers that the local pool does not give. */
final class ScriptedService implements AutoCloseable {
  static final String TOKENS =
      "{\"AuthenticationResult\":{\"AccessToken\":\"a.b.c\",\"RefreshToken\":\"r\"}}";

  /** A challenge that a client answers without asking whether B fits a password. */
  static final String PASSWORD_VERIFIER =
      challenge(
          "PASSWORD_VERIFIER",
          """
          "USER_ID_FOR_SRP":"alice","USERNAME":"alice","SRP_B":"1234567890abcdef",\
          "SALT":"abcdef","SECRET_BLOCK":"c2VjcmV0"\
          """);

  static final String DEVICE_PASSWORD_VERIFIER =
      challenge(
          "DEVICE_PASSWORD_VERIFIER",
          """
          "DEVICE_KEY":"eu-central-1_12345678-90ab-cdef-1234-567890abcdef","USERNAME":"alice",\
          "SRP_B":"1234567890abcdef","SALT":"abcdef","SECRET_BLOCK":"c2VjcmV0"\
          """);

  static {
    // The server writes header and body apart; without this each answer waits 40 ms for the
    // client's acknowledgement. The JDK reads the property once, when the first server is made.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** One request of a client. */
  record Request(String operation, JsonNode body) {
    /** The name of the challenge that is answered, or of the flow that is begun. */
    String about() {
      return body.path("ChallengeName").asText(body.path("AuthFlow").asText());
    }
  }

  /** What to answer; {@code body} is null if the connection is to be closed without an answer. */
  record Answer(int status, String body) {
    static final Answer NONE = new Answer(0, null);

    static Answer ok(String body) {
      return new Answer(200, body);
    }

    static Answer refusal(String type, String message) {
      return new Answer(400, "{\"__type\":\"" + type + "\",\"message\":\"" + message + "\"}");
    }
  }

  /** Decides about an answer. */
  interface Script {
    Answer answer(Request request) throws Exception;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile Script script;
  final List<String> requests = new CopyOnWriteArrayList<>();

  /** Gives one answer after the other. */
  ScriptedService(String... answers) throws IOException {
    this(inTurn(answers));
  }

  ScriptedService(Script script) throws IOException {
    this.script = script;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  private static Script inTurn(String... answers) {
    Deque<String> left = new ConcurrentLinkedDeque<>(List.of(answers));
    return request -> Answer.ok(left.remove());
  }

  /** A challenge as JSON, with parameters as they stand between braces. */
  static String challenge(String name, String parameters) {
    return "{\"ChallengeName\":\"%s\",\"Session\":\"a-session-of-some-length\","
        .formatted(name)
        .concat("\"ChallengeParameters\":{" + parameters + "}}");
  }

  /** Begins another script, and forgets the requests so far. */
  void script(Script next) {
    requests.clear();
    script = next;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      requests.add(body);
      Answer answer =
          script.answer(
              new Request(target.substring(target.indexOf('.') + 1), MAPPER.readTree(body)));
      if (answer.body() == null) {
        return;
      }
      byte[] bytes = answer.body().getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      // After an answer that it cannot read, the SDK's Netty client may close a connection that
      // its next request has already got. So no connection is used twice.
      exchange.getResponseHeaders().set("Connection", "close");
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IOException(failure);
    }
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
