package io.github.cognitosrp.localpool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
    assertThat(reply.headers().firstValue("access-control-allow-origin")).contains("*");
    assertThat(reply.headers().firstValue("access-control-allow-headers")).contains(wanted);
    assertThat(reply.headers().firstValue("access-control-allow-methods").orElseThrow())
        .contains("POST");
  }

  @Test
  void aBrowserMayReadEveryAnswerAndItsErrorType() {
    Map<String, List<String>> headers = caller.call("InitiateAuth", Map.of()).headers();

    assertThat(headers.get("access-control-allow-origin")).containsExactly("*");
    assertThat(headers.get("access-control-expose-headers").get(0)).contains("x-amzn-ErrorType");
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
