package io.github.cognitosrp.localpool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.localpool.model.LocalEndpoint;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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
    try (Socket socket = new Socket(pool.endpoint().getHost(), pool.endpoint().getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET /health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(UTF_8));
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

  /** Bytes that stay unread would be taken for the next request. */
  @Test
  void theConnectionOfALargeBodyIsClosed() throws IOException {
    try (Socket socket = new Socket(pool.endpoint().getHost(), pool.endpoint().getPort())) {
      socket
          .getOutputStream()
          .write(
              "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n"
                  .getBytes(UTF_8));
      String reply = new String(socket.getInputStream().readAllBytes(), UTF_8);

      assertThat(reply).startsWith("HTTP/1.1 413").containsIgnoringCase("connection: close");
    }
  }

  @Test
  void clientsThatSendHalfARequestDoNotKeepOthersWaiting() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 100; i++) {
        Socket socket = new Socket(pool.endpoint().getHost(), pool.endpoint().getPort());
        slow.add(socket);
        String start = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nx";
        socket
            .getOutputStream()
            .write(start.substring(0, i % 2 == 0 ? 9 : start.length()).getBytes(UTF_8));
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
