package io.github.cognitosrp.localpool.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.cognitosrp.localpool.model.TriggerUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions behind the address of AWS's Lambda Runtime Interface Emulator. */
class HttpTriggerTest {
  private final AtomicReference<String> received = new AtomicReference<>("");
  private HttpServer server;
  private int status = 200;
  private String answer = "{\"response\":{\"autoConfirmUser\":true}}";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/2015-03-31/functions/function/invocations",
        exchange -> {
          received.set(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          byte[] body = answer.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private Map<String, Object> call() {
    return HttpTrigger.of(address()).handle(Map.of("userName", "alice"));
  }

  @Test
  void theEventGoesToTheFunctionAndItsAnswerComesBack() {
    assertThat(call()).isEqualTo(Map.of("response", Map.of("autoConfirmUser", true)));
    assertThat(received.get()).isEqualTo("{\"userName\":\"alice\"}");
  }

  @Test
  void anAddressWithAPathIsTakenAsItIs() {
    URI whole = address().resolve("/2015-03-31/functions/function/invocations");

    assertThat(HttpTrigger.of(whole).handle(Map.of())).containsKey("response");
  }

  /** The emulator says it with status 200 and without a header. */
  @Test
  void anErrorOfTheFunctionIsOneHere() {
    answer = "{\"errorType\":\"Error\",\"errorMessage\":\"not invited\",\"trace\":[]}";

    assertThatThrownBy(this::call)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("not invited");
  }

  @Test
  void aFunctionThatTheEmulatorEndedIsAnError() {
    answer = "Task timed out after 3.00 seconds";

    assertThatThrownBy(this::call).hasMessage("Task timed out after 3.00 seconds");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text", "[]", "7", "null"})
  void whatIsNoObjectIsNoAnswer(String text) {
    answer = text;

    assertThat(call()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 429})
  void aHostThatIsBusyOrBrokenIsTriedAgain(int code) {
    status = code;

    assertThatThrownBy(this::call)
        .isInstanceOf(TriggerUnavailableException.class)
        .hasMessageContaining("" + code);
  }

  @Test
  void anAddressWithoutAFunctionIsAnError() {
    status = 404;

    assertThatThrownBy(this::call)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("404");
  }

  @Test
  void aHostThatIsAwayIsTriedAgain() throws IOException {
    int port;
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = unused.getLocalPort();
    }

    assertThatThrownBy(
            () -> HttpTrigger.of(URI.create("http://localhost:" + port)).handle(Map.of()))
        .isInstanceOf(TriggerUnavailableException.class);
  }

  @Test
  void anAnswerOfMoreThanAMebibyteIsRefused() {
    answer = "\"" + "x".repeat(1024 * 1024) + "\"";

    assertThatThrownBy(this::call).hasMessageContaining("1 MiB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com",
        "http://10.0.0.1:8080",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "http://[2001:db8::1]:8080"
      })
  void eventsLeaveThisMachineOnlyWhenAskedFor(String address) {
    assertThatThrownBy(() -> HttpTrigger.of(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("localhost");
    assertThat(HttpTrigger.ofAnyHost(URI.create(address))).hasToString(expected(address));
  }

  private static String expected(String address) {
    return "HttpTrigger[" + address + "/2015-03-31/functions/function/invocations]";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://localhost",
        "localhost:8080",
        "/function",
        "http:///x",
        "http://localhost:0",
        "http://localhost:65536"
      })
  void whatIsNoHttpAddressIsRefused(String address) {
    assertThatThrownBy(() -> HttpTrigger.ofAnyHost(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:1",
        "http://localhost:65535",
        "http://fn.localhost",
        "https://[::1]:8443"
      })
  void everyNameOfThisMachineWillDo(String address) {
    assertThat(HttpTrigger.of(URI.create(address))).hasToString(expected(address));
  }
}
