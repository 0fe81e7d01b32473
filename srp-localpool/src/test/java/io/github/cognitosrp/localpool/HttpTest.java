package io.github.cognitosrp.localpool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.localpool.model.LocalEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol around the operations: targets, bodies, errors, browsers. */
class HttpTest {
  private static final String INITIATE_AUTH = "AWSCognitoIdentityProviderService.InitiateAuth";

  private final LocalUserPool pool = LocalUserPool.start();
  private final PoolCaller caller = new PoolCaller(pool);

  @AfterEach
  void close() {
    pool.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWSCognitoIdentityProviderService.MakeCoffee",
        "InitiateAuth",
        "AWSCognitoIdentityProviderService.",
        "OtherService.InitiateAuth"
      })
  void anUnknownTargetIsAnUnknownOperation(String target) {
    PoolCaller.Reply reply = caller.send(target, "{}".getBytes(UTF_8));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.at("/__type")).isEqualTo("UnknownOperationException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "{",
        "[]",
        "\"text\"",
        "null",
        "{} {}",
        "{\"ClientId\":\"a\",\"ClientId\":\"b\"}",
        "{\"ClientId\":1}",
        "{\"ClientId\":\"localclient\",\"AuthFlow\":\"USER_SRP_AUTH\",\"AuthParameters\":[]}",
        "{\"ClientId\":\"localclient\",\"AuthFlow\":\"USER_SRP_AUTH\",\"AuthParameters\":{\"USERNAME\":{}}}"
      })
  void aMalformedBodyIsASerializationError(String body) {
    PoolCaller.Reply reply = caller.send(INITIATE_AUTH, body.getBytes(UTF_8));

    assertThat(reply.error()).startsWith("400 SerializationException: ");
  }

  @Test
  void aDeeplyNestedBodyIsASerializationError() {
    assertThat(caller.send(INITIATE_AUTH, "[".repeat(20_000).getBytes(UTF_8)).error())
        .startsWith("400 SerializationException: ");
  }

  @Test
  void aBodyOfMoreThan64KibibytesIsNotParsed() {
    String most = "{}" + " ".repeat(64 * 1024 - 2);

    assertThat(caller.send(INITIATE_AUTH, most.getBytes(UTF_8)).error())
        .startsWith("400 InvalidParameterException");
    assertThat(caller.send(INITIATE_AUTH, (most + " ").getBytes(UTF_8)).error())
        .isEqualTo("413 SerializationException: The request is larger than 64 KiB.");
  }

  @Test
  void aUsernameHasAtMost128Characters() {
    SrpClient srp = new SrpClient();

    assertThat(caller.initiateSrp("x".repeat(128), srp).status()).isEqualTo(200);
    assertThat(caller.initiateSrp("x".repeat(129), srp).error())
        .startsWith("400 InvalidParameterException");
  }

  @Test
  void anErrorHasTheHeadersThatSdksRead() {
    PoolCaller.Reply reply = caller.call("InitiateAuth", Map.of());

    assertThat(reply.headers().get("x-amzn-errortype"))
        .containsExactly("InvalidParameterException:");
    assertThat(reply.headers().get("x-amzn-requestid")).hasSize(1);
    assertThat(reply.headers().get("content-type")).containsExactly("application/x-amz-json-1.1");
    assertThat(reply.headers()).containsKey("date");
  }

  @Test
  void aBrowserMaySendTheHeadersOfTheSdksItAsksFor() {
    String wanted =
        "authorization,cache-control,content-type,x-amz-target,x-amz-user-agent,amz-sdk-request";
    HttpResponse<byte[]> reply =
        PoolCaller.exchange(
            HttpRequest.newBuilder(pool.endpoint())
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "http://localhost:3000")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", wanted)
                .build());

    assertThat(reply.statusCode()).isEqualTo(204);
    assertThat(reply.headers().firstValue("access-control-allow-origin"))
        .contains("http://localhost:3000");
    assertThat(reply.headers().firstValue("access-control-allow-headers")).contains(wanted);
    assertThat(reply.headers().firstValue("access-control-allow-methods").orElseThrow())
        .contains("POST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost",
        "https://localhost:3000",
        "http://app.localhost:8080",
        "http://127.0.0.1:5173",
        "http://[::1]:3000"
      })
  void aPageOfThisMachineMayAdministerThePoolAndReadTheAnswer(String origin) {
    HttpResponse<byte[]> reply = listUsers(pool, "Origin", origin);

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.headers().firstValue("access-control-allow-origin")).contains(origin);
    assertThat(reply.headers().firstValue("access-control-expose-headers").orElseThrow())
        .contains("x-amzn-ErrorType");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "https://localhost.evil.example",
        "http://127.0.0.1.evil.example",
        "null",
        "file://",
        "x"
      })
  void aPageOfAnotherOriginGetsNothing(String origin) {
    HttpResponse<byte[]> reply = listUsers(pool, "Origin", origin);

    assertThat(reply.statusCode()).isEqualTo(403);
    assertThat(reply.headers().firstValue("access-control-allow-origin")).isEmpty();
    assertThat(
            PoolCaller.exchange(
                    HttpRequest.newBuilder(pool.endpoint())
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", "POST")
                        .build())
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void anOriginThatIsAllowedByNameSignsInButDoesNotAdminister() {
    try (LocalUserPool other =
        LocalUserPool.builder()
            .listen(LocalEndpoint.loopback(0).origins("https://app.example.test"))
            .start()) {
      assertThat(listUsers(other, "Origin", "https://app.example.test").statusCode())
          .isEqualTo(403);
      assertThat(
              post(other, "InitiateAuth", "{}", "Origin", "https://app.example.test").statusCode())
          .isEqualTo(400);
    }
  }

  /** What DNS rebinding looks like: the page's own name in Host. */
  @Test
  void aNameThatIsNotThePoolsIsRefused() throws IOException {
    assertThat(statusFor(pool, "evil.example")).contains("421");
    assertThat(statusFor(pool, "localhost:" + pool.endpoint().getPort())).contains("200");
    assertThat(statusFor(pool, "127.0.0.1")).contains("200");
    try (LocalUserPool named =
        LocalUserPool.builder().listen(LocalEndpoint.loopback(0).hosts("Cognito")).start()) {
      assertThat(statusFor(named, "cognito:9229")).contains("200");
    }
  }

  /** The JDK's client does not let a test choose Host. */
  private static String statusFor(LocalUserPool pool, String host) throws IOException {
    try (Socket socket = connect(pool)) {
      send(socket, "GET /health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
      return new String(socket.getInputStream().readAllBytes(), UTF_8)
          .lines()
          .findFirst()
          .orElse("");
    }
  }

  private static HttpResponse<byte[]> listUsers(LocalUserPool pool, String header, String value) {
    return post(pool, "ListUsers", "{\"UserPoolId\":\"" + pool.userPoolId() + "\"}", header, value);
  }

  private static HttpResponse<byte[]> post(
      LocalUserPool pool, String operation, String body, String header, String value) {
    return PoolCaller.exchange(
        HttpRequest.newBuilder(pool.endpoint())
            .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
            .header(header, value)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /** What a client declares and has not sent yet is not in the way of the answer. */
  @Test
  void aLargeBodyIsRefusedBeforeItIsSentAndItsConnectionClosedAfterIt() throws IOException {
    try (Socket socket = connect(pool)) {
      send(socket, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n");

      assertThat(answer(socket))
          .startsWith("HTTP/1.1 413")
          .containsIgnoringCase("connection: close");
      send(socket, "x".repeat(1_000_000));
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aLargeBodyOfUnknownLengthIsReadToItsEndAsWell() throws IOException {
    try (Socket socket = connect(pool)) {
      send(socket, "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
      send(socket, "10001\r\n" + "x".repeat(0x10001) + "\r\n");

      assertThat(answer(socket)).startsWith("HTTP/1.1 413");
      send(socket, "100000\r\n" + "x".repeat(0x100000) + "\r\n0\r\n\r\n");
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void nobodySendsForEver() throws IOException {
    try (Socket socket = connect(pool)) {
      send(socket, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n");
      String mebibyte = "x".repeat(0x100000);

      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 64; i++) {
                  send(socket, mebibyte);
                }
              })
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aRequestThatIsRefusedForItsHeadersLeavesTheConnectionUsable() throws IOException {
    try (Socket socket = connect(pool)) {
      String headers = "POST / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 5\r\n\r\n";
      send(socket, headers);
      assertThat(answer(socket)).startsWith("HTTP/1.1 421");
      send(socket, "12345" + headers);
      assertThat(answer(socket)).startsWith("HTTP/1.1 421");
    }
  }

  private static Socket connect(LocalUserPool pool) throws IOException {
    Socket socket = new Socket(pool.endpoint().getHost(), pool.endpoint().getPort());
    socket.setSoTimeout(60_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
  }

  /** One answer: its headers, and as much of a body as they say. */
  private static String answer(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder headers = new StringBuilder();
    while (headers.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      assertThat(next).as("a byte after %s", headers).isNotNegative();
      headers.append((char) next);
    }
    Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(headers);
    assertThat(length.find()).isTrue();
    return headers + new String(in.readNBytes(Integer.parseInt(length.group(1))), UTF_8);
  }

  /**
   * Of each half more than the server has threads; and the answer is there before those that wait
   * are given up, after 30 seconds.
   */
  @Test
  @Timeout(20)
  void clientsThatSendHalfARequestDoNotKeepOthersWaiting() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 160; i++) {
        Socket socket = connect(pool);
        slow.add(socket);
        String start = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nx";
        send(socket, start.substring(0, i % 2 == 0 ? 9 : start.length()));
      }

      assertThat(caller.call("ListUsers", Map.of("UserPoolId", pool.userPoolId())).status())
          .isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void anErrorInAnOperationIsAnsweredAsADefect() {
    TestClock clock = new TestClock("2026-11-09T09:05:00Z");
    try (LocalUserPool other =
        LocalUserPool.builder().clock(clock).user("alice", "secret").start()) {
      clock.breakWith(new NoClassDefFoundError("missing"));

      assertThat(new PoolCaller(other).initiateSrp("alice", new SrpClient()).error())
          .isEqualTo("500 InternalErrorException: A defect of the pool.");
    }
  }

  @Test
  void thereIsAPageForHealthChecks() {
    for (String path : List.of("/health", "/")) {
      assertThat(
              PoolCaller.exchange(HttpRequest.newBuilder(pool.endpoint().resolve(path)).build())
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void anAuthorizationHeaderIsNeitherNeededNorRead() {
    HttpResponse<byte[]> reply =
        PoolCaller.exchange(
            HttpRequest.newBuilder(pool.endpoint())
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=nonsense")
                .header("X-Amz-Target", "AWSCognitoIdentityProviderService.AdminCreateUser")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"UserPoolId\":\"" + pool.userPoolId() + "\",\"Username\":\"alice\"}"))
                .build());

    assertThat(reply.statusCode()).isEqualTo(200);
  }

  @Test
  void otherPathsAndMethodsAreNotFound() {
    assertThat(
            PoolCaller.exchange(HttpRequest.newBuilder(pool.endpoint().resolve("/x")).build())
                .statusCode())
        .isEqualTo(404);
    assertThat(
            PoolCaller.exchange(HttpRequest.newBuilder(pool.endpoint()).DELETE().build())
                .statusCode())
        .isEqualTo(404);
  }
}
