package io.github.cognitosrp.zkattest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The system's Chromium without a window, with one page, spoken to in its DevTools protocol. */
final class Chromium implements AutoCloseable {
  private static final int SECONDS = 60;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final WebSocket socket;
  private final Answers answers;
  private final AtomicInteger calls = new AtomicInteger();
  private final String session;

  private Chromium(Process process, WebSocket socket, Answers answers) {
    this.process = process;
    this.socket = socket;
    this.answers = answers;
    String target =
        call(null, "Target.createTarget", Map.of("url", "about:blank")).get("targetId").asText();
    this.session =
        call(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .get("sessionId")
            .asText();
  }

  /** Starts it with an empty profile, or skips the test. */
  static Chromium start(Path profile) throws IOException, InterruptedException {
    Path program = onThePath("chromium", "chromium-browser", "google-chrome");
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      Answers answers = new Answers();
      WebSocket socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .buildAsync(debugger(profile), answers)
              .get(SECONDS, TimeUnit.SECONDS);
      return new Chromium(process, socket, answers);
    } catch (IOException | RuntimeException | ExecutionException | TimeoutException e) {
      process.destroy();
      throw new IOException("Chromium did not start", e);
    }
  }

  /** It writes its port and the path of its debugger into the profile. */
  private static URI debugger(Path profile) throws IOException, InterruptedException {
    Path file = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (System.nanoTime() < end) {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.size() == 2) {
        return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
      }
      Thread.sleep(50);
    }
    throw new IOException("no debugger within " + SECONDS + " s");
  }

  private static Path onThePath(String... names) {
    List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator));
    Optional<Path> found =
        Stream.of(names)
            .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "needs chromium (Debian: chromium)");
    return found.orElseThrow();
  }

  /** Shows a page and waits until it is there. */
  void open(URI page) {
    call(session, "Page.navigate", Map.of("url", page.toString()));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    String ready = "location.href === '" + page + "' && document.readyState === 'complete'";
    while (!evaluate(ready).asBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the page did not load");
      }
    }
  }

  /** Plugs in an authenticator that is made of software and touched by itself. */
  void addAuthenticator(String protocol) {
    boolean u2f = protocol.equals("u2f");
    call(session, "WebAuthn.enable", Map.of());
    call(
        session,
        "WebAuthn.addVirtualAuthenticator",
        Map.of(
            "options",
            Map.of(
                "protocol", protocol,
                "transport", "usb",
                "hasResidentKey", !u2f,
                "hasUserVerification", !u2f,
                "isUserVerified", !u2f,
                "automaticPresenceSimulation", true)));
  }

  /** The value of an expression, or of what it promises. */
  JsonNode evaluate(String expression) {
    JsonNode answer =
        call(
            session,
            "Runtime.evaluate",
            Map.of(
                "expression",
                expression,
                "awaitPromise",
                true,
                "returnByValue",
                true,
                "userGesture",
                true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(answer.get("exceptionDetails").toString());
    }
    return answer.at("/result/value");
  }

  private JsonNode call(String in, String method, Map<String, Object> parameters) {
    ObjectNode request = JSON.createObjectNode().put("id", calls.incrementAndGet());
    request.put("method", method).set("params", JSON.valueToTree(parameters));
    if (in != null) {
      request.put("sessionId", in);
    }
    CompletableFuture<JsonNode> answer = answers.to(request.get("id").intValue());
    socket.sendText(request.toString(), true).join();
    JsonNode message = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    if (message.has("error")) {
      throw new IllegalStateException(method + ": " + message.get("error"));
    }
    return message.get("result");
  }

  @Override
  public void close() {
    socket.abort();
    process.destroy();
    process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  /** What Chromium sends: answers by the number of their call, and events, which are left aside. */
  private static final class Answers implements WebSocket.Listener {
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final StringBuilder text = new StringBuilder();

    CompletableFuture<JsonNode> to(int call) {
      return waiting.computeIfAbsent(call, ignored -> new CompletableFuture<>());
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          JsonNode message = JSON.readTree(text.toString());
          text.setLength(0);
          if (message.has("id")) {
            to(message.get("id").intValue()).complete(message);
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      socket.request(1);
      return null;
    }
  }
}
