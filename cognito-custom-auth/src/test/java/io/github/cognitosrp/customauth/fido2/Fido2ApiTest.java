package io.github.cognitosrp.customauth.fido2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.github.cognitosrp.localpool.model.PasskeyAlgorithm;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The REST interface behind API Gateway, event by event. */
class Fido2ApiTest {
  private static final Map<String, Object> CLAIMS =
      Map.of(
          "token_use",
          "id",
          "sub",
          Scene.SUB,
          "cognito:username",
          Scene.ALICE,
          "email",
          "alice@example.com",
          "email_verified",
          true);

  private final Scene scene = new Scene();
  private final TestAuthenticator key = new TestAuthenticator(PasskeyAlgorithm.ES256);
  private final Fido2ApiHandler handler =
      new Fido2ApiHandler(
          Fido2Api.forEverything(scene.authenticators, scene.signInChallenges),
          Set.of(Scene.ORIGIN));

  @Test
  void theOptionsOfARegistrationAreThoseOfTheNpmPackage() {
    ObjectNode options = json(start());
    assertThat(options.propertyNames())
        .containsExactlyInAnyOrder(
            "challenge",
            "attestation",
            "rp",
            "user",
            "pubKeyCredParams",
            "authenticatorSelection",
            "timeout",
            "excludeCredentials");
    assertThat(options.at("/rp/id").stringValue()).isEqualTo("example.com");
    assertThat(options.at("/user/id").stringValue()).isEqualTo("s|" + Scene.SUB);
    assertThat(options.at("/user/name").stringValue()).isEqualTo("alice@example.com");
    assertThat(options.at("/pubKeyCredParams").valueStream().map(p -> p.get("alg").intValue()))
        .containsExactly(-7, -8, -257);
    assertThat(options.get("timeout").intValue()).isEqualTo(300_000);
    assertThat(options.get("attestation").stringValue()).isEqualTo("none");
  }

  @ParameterizedTest
  @EnumSource
  void anAuthenticatorIsRegisteredListedRenamedAndDeleted(PasskeyAlgorithm algorithm) {
    TestAuthenticator one = new TestAuthenticator(algorithm);
    ObjectNode made = json(complete(one.registration(challenge(), "Blue key")));
    assertThat(made.get("credentialId").stringValue()).isEqualTo(one.id());
    assertThat(made.get("friendlyName").stringValue()).isEqualTo("Blue key");
    assertThat(made.get("createdAt").stringValue()).isEqualTo("2026-11-27T08:00:00.123Z");
    assertThat(made.get("aaguid").stringValue()).isEqualTo("AAAAAAAAAAAAAAAAAAAAAA");
    assertThat(made.get("rpId").stringValue()).isEqualTo("example.com");
    assertThat(made.get("transports").toString()).isEqualTo("[\"usb\"]");

    assertThat(json(start()).get("excludeCredentials").toString()).contains(one.id());
    assertThat(list()).hasSize(1);
    assertThat(list().get(0).has("lastSignIn")).isFalse();

    String rename =
        Json.object().put("credentialId", one.id()).put("friendlyName", "Red").toString();
    assertThat(post("/authenticators/update", Map.of(), rename).getStatusCode()).isEqualTo(200);
    assertThat(list().get(0).get("friendlyName").stringValue()).isEqualTo("Red");

    APIGatewayProxyResponseEvent deleted =
        post(
            "/authenticators/delete",
            Map.of(),
            Json.object().put("credentialId", one.id()).toString());
    assertThat(deleted.getStatusCode()).isEqualTo(204);
    assertThat(deleted.getBody()).isEmpty();
    assertThat(list()).isEmpty();
  }

  @Test
  void theListSaysWhenAndHowOftenEachWasUsed() {
    key.count = 3;
    complete(key.registration(challenge(), "Blue key"));
    scene.clock.advance(Duration.ofHours(1));
    assertThat(scene.attempt().answerOf(key).accepted()).isTrue();
    JsonNode listed = list().get(0);
    assertThat(listed.get("lastSignIn").stringValue()).isEqualTo("2026-11-27T09:00:00.123Z");
    assertThat(listed.get("signIns").intValue()).isEqualTo(1);
    assertThat(listed.get("signCount").intValue()).isEqualTo(4);
  }

  @Test
  void nobodyTouchesAnotherUsersAuthenticators() {
    complete(key.registration(challenge(), "Blue key"));
    Map<String, Object> bob = new HashMap<>(CLAIMS);
    bob.put("sub", "11111111-1111-4111-8111-111111111111");
    bob.put("cognito:username", "bob");
    String rename =
        Json.object().put("credentialId", key.id()).put("friendlyName", "Mine").toString();
    assertThat(message(post("/authenticators/update", Map.of(), rename, bob)))
        .isEqualTo("Unknown credential");
    post(
        "/authenticators/delete",
        Map.of(),
        Json.object().put("credentialId", key.id()).toString(),
        bob);
    assertThat(list().get(0).get("friendlyName").stringValue()).isEqualTo("Blue key");
  }

  @Test
  void aChallengeRegistersOnce() {
    String challenge = challenge();
    assertThat(complete(key.registration(challenge, "Blue key")).getStatusCode()).isEqualTo(200);
    TestAuthenticator other = new TestAuthenticator(PasskeyAlgorithm.ES256);
    assertThat(message(complete(other.registration(challenge, "Other"))))
        .isEqualTo("Challenge not found");
    assertThat(message(complete(key.registration(challenge(), "Again"))))
        .isEqualTo("Credential already registered");
  }

  @Test
  void aChallengeIsForItsUserAndExpires() {
    String challenge = challenge();
    Map<String, Object> bob = new HashMap<>(CLAIMS);
    bob.put("sub", "11111111-1111-4111-8111-111111111111");
    assertThat(
            message(
                post(
                    "/register-authenticator/complete",
                    Map.of(),
                    key.registration(challenge, "Blue key"),
                    bob)))
        .isEqualTo("Challenge not found");
    scene.clock.advance(Duration.ofMinutes(5));
    assertThat(message(complete(key.registration(challenge, "Blue key"))))
        .isEqualTo("Challenge not found");
  }

  @Test
  void aRegistrationMadeElsewhereIsRefused() {
    key.origin = "https://evil.example";
    assertInvalid();
    key.origin = Scene.ORIGIN;
    key.relyingPartyId = "evil.example";
    assertInvalid();
    key.relyingPartyId = Scene.RP_ID;
    key.flags = TestAuthenticator.UP;
    assertInvalid();
    key.flags = TestAuthenticator.UV;
    assertInvalid();
    key.flags = TestAuthenticator.UP | TestAuthenticator.UV | TestAuthenticator.BS;
    assertInvalid();
    key.flags = TestAuthenticator.UP | TestAuthenticator.UV;
    key.crossOrigin = true;
    assertInvalid();
    key.crossOrigin = false;
    assertThat(complete(key.registration(challenge(), "Blue key")).getStatusCode()).isEqualTo(200);
  }

  @Test
  void aKeyOfAnAlgorithmThatWasNotAskedForIsRefused() {
    Scene onlyEs256 = new Scene(Scene.party().algorithms(SignatureAlgorithm.ES256).build());
    Fido2ApiHandler strict =
        new Fido2ApiHandler(Fido2Api.forUsers(onlyEs256.authenticators), Set.of());
    TestAuthenticator rsa = new TestAuthenticator(PasskeyAlgorithm.RS256);
    String challenge =
        Json.text(
            Json.parse(onlyEs256.authenticators.startRegistration(onlyEs256.alice, Scene.RP_ID))
                .orElseThrow(),
            "challenge");
    assertThat(
            strict
                .handleRequest(
                    event(
                        "/register-authenticator/complete",
                        Map.of(),
                        rsa.registration(challenge, "RSA"),
                        CLAIMS),
                    null)
                .getStatusCode())
        .isEqualTo(400);
  }

  private void assertInvalid() {
    assertThat(message(complete(key.registration(challenge(), "Blue key"))))
        .isEqualTo("The registration is not valid");
    assertThat(list()).isEmpty();
  }

  @Test
  void aCredentialIdOf1023BytesIsAcceptedAndOneMoreIsNot() {
    TestAuthenticator longest = new TestAuthenticator(PasskeyAlgorithm.ES256, 1_023);
    assertThat(complete(longest.registration(challenge(), "Long")).getStatusCode()).isEqualTo(200);
    assertThat(scene.attempt().answerOf(longest).accepted()).isTrue();
    TestAuthenticator longer = new TestAuthenticator(PasskeyAlgorithm.ES256, 1_024);
    assertThat(complete(longer.registration(challenge(), "Longer")).getStatusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "a\nb", "a\u202eb", "a\u0000"})
  void aNameThatCannotBeShownIsRefused(String name) {
    assertThat(message(complete(key.registration(challenge(), name))))
        .isEqualTo("friendlyName must have 1 to 128 printable characters");
  }

  @Test
  void withoutAnIdTokenNothingIsTold() {
    for (Map<String, Object> claims :
        List.<Map<String, Object>>of(
            Map.of(),
            Map.of("token_use", "access", "sub", Scene.SUB, "cognito:username", Scene.ALICE),
            Map.of("token_use", "id", "sub", Scene.SUB))) {
      for (String path :
          Set.of(
              "/register-authenticator/start",
              "/register-authenticator/complete",
              "/authenticators/list")) {
        APIGatewayProxyResponseEvent answer = post(path, Map.of("rpId", Scene.RP_ID), "{}", claims);
        assertThat(message(answer)).isEqualTo("Use your ID token to access this API");
        assertThat(answer.getStatusCode()).isEqualTo(400);
      }
    }
  }

  @Test
  void aRequestThatIsNullIsRefusedByName() {
    Fido2Api api = Fido2Api.forEverything(scene.authenticators, scene.signInChallenges);
    assertThatNullPointerException().isThrownBy(() -> api.handle(null)).withMessage("request");
  }

  @Test
  void aRelyingPartyOfSomebodyElseIsRefused() {
    assertThat(message(post("/authenticators/list", Map.of("rpId", "evil.example"), "")))
        .isEqualTo("Unrecognized RP ID");
    assertThat(message(post("/register-authenticator/start", Map.of(), "")))
        .isEqualTo("Missing RP ID");
    assertThat(message(post("/register-authenticator/start", Map.of("rpId", ""), "")))
        .isEqualTo("Missing RP ID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{\"credentialId\":7,\"friendlyName\":\"x\"}", "nonsense"})
  void aBodyOfAnotherFormIsRefused(String body) {
    for (String path :
        Set.of(
            "/register-authenticator/complete",
            "/authenticators/update",
            "/authenticators/delete")) {
      assertThat(post(path, Map.of(), body).getStatusCode()).as(path).isEqualTo(400);
    }
  }

  /** As long as a body may be: 65,536 characters, which are 87,384 in base64. */
  @Test
  void aBodyInBase64IsRead() {
    complete(key.registration(challenge(), "Blue key"));
    String text = Json.object().put("credentialId", key.id()).toString();
    String body = text + " ".repeat(65_536 - text.length());
    APIGatewayProxyRequestEvent event =
        event("/authenticators/delete", Map.of(), "", CLAIMS)
            .withBody(Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)))
            .withIsBase64Encoded(true);
    assertThat(handler.handleRequest(event, null).getStatusCode()).isEqualTo(204);
    assertThat(list()).isEmpty();
  }

  @Test
  void anybodyMayAskForAChallengeToSignInWith() {
    ObjectNode options = json(post("/sign-in-challenge", Map.of(), "", Map.of()));
    assertThat(options.propertyNames())
        .containsExactlyInAnyOrder("relyingPartyId", "challenge", "timeout", "userVerification");
    assertThat(scene.challenges.takeSignIn(options.get("challenge").stringValue()))
        .contains(scene.clock.instant().plusSeconds(120));
  }

  @Test
  void aPageOnAnotherHostMayReadTheAnswerIfItIsAllowed() {
    APIGatewayProxyRequestEvent event = event("/sign-in-challenge", Map.of(), "", Map.of());
    event.setHeaders(Map.of("ORIGIN", Scene.ORIGIN));
    assertThat(handler.handleRequest(event, null).getHeaders())
        .containsEntry("Access-Control-Allow-Origin", Scene.ORIGIN)
        .containsEntry("Cache-Control", "no-store");
    event.setHeaders(Map.of("origin", "https://evil.example"));
    assertThat(handler.handleRequest(event, null).getHeaders())
        .doesNotContainKey("Access-Control-Allow-Origin");
  }

  @Test
  void anEventWithNothingInItIsAnswered() {
    assertThat(handler.handleRequest(new APIGatewayProxyRequestEvent(), null).getStatusCode())
        .isEqualTo(404);
  }

  private String challenge() {
    return json(start()).get("challenge").stringValue();
  }

  private APIGatewayProxyResponseEvent start() {
    return post("/register-authenticator/start", Map.of("rpId", Scene.RP_ID), "");
  }

  private APIGatewayProxyResponseEvent complete(String body) {
    return post("/register-authenticator/complete", Map.of(), body);
  }

  private JsonNode list() {
    return json(post("/authenticators/list", Map.of("rpId", Scene.RP_ID), ""))
        .get("authenticators");
  }

  private APIGatewayProxyResponseEvent post(String path, Map<String, String> query, String body) {
    return post(path, query, body, CLAIMS);
  }

  @Test
  void anErrorOfAStoreIsAnsweredToo() {
    ChallengeStore failing =
        new ChallengeStore() {
          @Override
          public void putRegistration(RegistrationChallenge challenge) {}

          @Override
          public Optional<RegistrationChallenge> takeRegistration(String user, String challenge) {
            return Optional.empty();
          }

          @Override
          public void putSignIn(String challenge, Instant expiresAt) {
            throw new AssertionError("no table");
          }

          @Override
          public Optional<Instant> takeSignIn(String challenge) {
            return Optional.empty();
          }
        };
    Fido2Api api =
        Fido2Api.forAnybody(new SignInChallenges(scene.party, failing, Clock.systemUTC()));
    assertThat(
            api.handle(new Fido2Api.Request("/sign-in-challenge", Map.of(), Map.of(), "")).status())
        .isEqualTo(500);
  }

  @Test
  void anEventThatIsNullIsRefusedByName() {
    assertThatNullPointerException()
        .isThrownBy(() -> handler.handleRequest(null, null))
        .withMessage("event");
  }

  private APIGatewayProxyResponseEvent post(
      String path, Map<String, String> query, String body, Map<String, Object> claims) {
    return handler.handleRequest(event(path, query, body, claims), null);
  }

  private static APIGatewayProxyRequestEvent event(
      String path, Map<String, String> query, String body, Map<String, Object> claims) {
    var context = new APIGatewayProxyRequestEvent.ProxyRequestContext();
    context.setAuthorizer(Map.of("claims", claims));
    return new APIGatewayProxyRequestEvent()
        .withPath(path)
        .withHttpMethod("POST")
        .withQueryStringParameters(query)
        .withBody(body)
        .withRequestContext(context);
  }

  private static ObjectNode json(APIGatewayProxyResponseEvent response) {
    assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(200);
    return Json.parse(response.getBody()).orElseThrow();
  }

  private static String message(APIGatewayProxyResponseEvent response) {
    assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(400);
    return Json.text(Json.parse(response.getBody()).orElseThrow(), "message");
  }
}
