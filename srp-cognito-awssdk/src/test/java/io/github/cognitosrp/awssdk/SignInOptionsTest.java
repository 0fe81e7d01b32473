package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cognitosrp.awssdk.ScriptedService.Answer;
import io.github.cognitosrp.awssdk.ScriptedService.Request;
import io.github.cognitosrp.cognito.CognitoSrp;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ContextDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.HttpHeader;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserContextDataType;

/** What differs from one sign-in to the next: metadata for triggers, data for threat protection. */
class SignInOptionsTest {
  private static final CognitoSrp SRP =
      CognitoSrp.builder().userPool("local-1_X").appClient("web").build();
  private static final SignInOptions OPTIONS =
      SignInOptions.none()
          .withClientMetadata(Map.of("tenant", "blue"))
          .withUserContextData(
              UserContextDataType.builder().encodedData("abc").ipAddress("192.0.2.7").build())
          .withContextData(
              ContextDataType.builder()
                  .encodedData("abc")
                  .ipAddress("192.0.2.8")
                  .serverName("www.example.com")
                  .serverPath("/sign-in")
                  .httpHeaders(HttpHeader.builder().headerName("A").headerValue("b").build())
                  .build());

  /** Password, then a code, then tokens, and tokens again for a refresh. */
  private static Answer answer(Request request) {
    return Answer.ok(
        switch (request.about()) {
          case "USER_SRP_AUTH" -> ScriptedService.PASSWORD_VERIFIER;
          case "PASSWORD_VERIFIER" ->
              ScriptedService.challenge("SMS_MFA", "\"USERNAME\":\"alice\"");
          default -> ScriptedService.TOKENS;
        });
  }

  private static List<JsonNode> requests(Way way, boolean admin, SignInOptions options)
      throws IOException {
    List<JsonNode> bodies = new CopyOnWriteArrayList<>();
    try (ScriptedService service =
        new ScriptedService(request -> {
          bodies.add(request.body());
          return answer(request);
        })) {
      CognitoSignIn signIn =
          way.builder(service.endpoint(), SRP)
              .admin(admin)
              .clientMetadata(Map.of("tenant", "all", "app", "shop"))
              .build()
              .withOptions(options);
      char[] password = "pw".toCharArray();
      CodeRequired code =
          (CodeRequired)
              way.get(
                  () -> signIn.start("alice", password),
                  () -> signIn.startAsync("alice", password));
      SignedIn alice =
          (SignedIn) way.get(() -> code.answer("123456"), () -> code.answerAsync("123456"));
      way.get(alice::refresh, alice::refreshAsync);
    }
    assertThat(bodies).hasSize(4);
    return bodies;
  }

  @ParameterizedTest
  @EnumSource
  void everyRequestOfTheSignInCarriesThem(Way way) throws IOException {
    assertThat(requests(way, false, OPTIONS))
        .allSatisfy(body -> {
          assertThat(body.path("ClientMetadata").toString())
              .isEqualToIgnoringWhitespace(metadata(body, "blue"));
          assertThat(body.path("UserContextData").path("EncodedData").asText()).isEqualTo("abc");
          assertThat(body.path("UserContextData").path("IpAddress").asText())
              .isEqualTo("192.0.2.7");
          assertThat(body.has("ContextData")).isFalse();
        });
  }

  /** Which of two names comes first does not matter. */
  private static String metadata(JsonNode body, String tenant) {
    boolean tenantFirst = body.path("ClientMetadata").fieldNames().next().equals("tenant");
    return tenantFirst
        ? "{\"tenant\":\"" + tenant + "\",\"app\":\"shop\"}"
        : "{\"app\":\"shop\",\"tenant\":\"" + tenant + "\"}";
  }

  @ParameterizedTest
  @EnumSource
  void administratorsRequestsCarryTheirOwnKindOfContext(Way way) throws IOException {
    assertThat(requests(way, true, OPTIONS))
        .allSatisfy(body -> {
          assertThat(body.path("ContextData").path("ServerPath").asText()).isEqualTo("/sign-in");
          assertThat(body.has("UserContextData")).isFalse();
        });
  }

  @ParameterizedTest
  @EnumSource
  void withoutOptionsTheBuildersMetadataIsAllThereIs(Way way) throws IOException {
    assertThat(requests(way, false, SignInOptions.none()))
        .allSatisfy(body -> {
          assertThat(body.path("ClientMetadata").toString()).isEqualTo(metadata(body, "all"));
          assertThat(body.has("UserContextData")).isFalse();
        });
  }

  @Test
  void optionsOfOneSignInAreNotThoseOfAnother() {
    CognitoSignIn signIn =
        Way.BLOCKING.builder(java.net.URI.create("http://127.0.0.1:9"), SRP).build();

    assertThat(signIn.withOptions(OPTIONS)).isNotSameAs(signIn);
    assertThat(OPTIONS.toString()).contains("tenant").doesNotContain("blue", "192.0.2", "abc");
  }

  @Test
  void nullIsRefusedByName() {
    SignInOptions none = SignInOptions.none();
    assertThatThrownBy(() -> none.withClientMetadata(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("metadata must not be null");
    assertThatThrownBy(() -> none.withClientMetadata(Collections.singletonMap("a", null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a value in metadata must not be null");
    assertThatThrownBy(() -> none.withUserContextData(null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> none.withContextData(null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
