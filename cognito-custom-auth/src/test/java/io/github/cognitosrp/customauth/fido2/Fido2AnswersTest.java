package io.github.cognitosrp.customauth.fido2;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import io.github.cognitosrp.localpool.model.PasskeyAlgorithm;
import io.github.cognitosrp.testing.RecordedLog;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the REST interface says of a credential, of a store that fails, and to which pages. */
class Fido2AnswersTest {
  private static final Map<String, String> CLAIMS =
      Map.of("token_use", "id", "sub", Scene.SUB, "cognito:username", Scene.ALICE);

  private final Scene scene =
      new Scene(Scene.party().userVerification(UserVerification.PREFERRED).build());

  private static Fido2Api.Request list() {
    return new Fido2Api.Request("/authenticators/list", Map.of("rpId", Scene.RP_ID), CLAIMS, "");
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 0, 0", "5, 1, 0, 0", "9, 0, 1, 0", "29, 1, 1, 1"})
  void theFlagsOfACredentialAreThoseOfItsRegistration(
      int flags, int verified, int eligible, int backedUp) {
    TestAuthenticator key = new TestAuthenticator(PasskeyAlgorithm.ES256);
    key.flags = flags;
    scene.register(scene.alice, key, "Blue key");

    JsonNode listed =
        Json.parse(Fido2Api.forUsers(scene.authenticators).handle(list()).body())
            .orElseThrow()
            .get("authenticators")
            .get(0);

    assertThat(listed.get("flagUserVerified").intValue()).isEqualTo(verified);
    assertThat(listed.get("flagBackupEligibility").intValue()).isEqualTo(eligible);
    assertThat(listed.get("flagBackupState").intValue()).isEqualTo(backedUp);
  }

  @Test
  void aStoreThatFailsIsALineOfTheLogAndNothingOfItIsTold() throws Exception {
    CredentialStore failing =
        (CredentialStore)
            Proxy.newProxyInstance(
                Fido2AnswersTest.class.getClassLoader(),
                new Class<?>[] {CredentialStore.class},
                (proxy, method, arguments) -> {
                  throw new IllegalStateException("no row for alice");
                });
    Scene broken = new Scene(scene.party, failing, scene.challenges);
    List<LogRecord> lines =
        RecordedLog.of(
            Fido2Api.class.getName(),
            () ->
                assertThat(Fido2Api.forUsers(broken.authenticators).handle(list()))
                    .isEqualTo(
                        new Fido2Api.Response(500, "{\"message\":\"Internal Server Error\"}")));
    assertThat(lines)
        .extracting(
            line -> line.getLevel() + " " + line.getMessage() + " " + line.getParameters()[0])
        .containsExactly(Level.SEVERE + " FIDO2 API failed: {0} java.lang.IllegalStateException");
  }

  @Test
  void onlyTheHeaderOriginNamesThePage() {
    Fido2ApiHandler handler =
        new Fido2ApiHandler(Fido2Api.forAnybody(scene.signInChallenges), Set.of(Scene.ORIGIN));
    APIGatewayProxyRequestEvent event =
        new APIGatewayProxyRequestEvent().withPath("/sign-in-challenge");
    event.setHeaders(Map.of("Referer", Scene.ORIGIN));
    assertThat(handler.handleRequest(event, null).getHeaders())
        .doesNotContainKey("Access-Control-Allow-Origin")
        .containsEntry("Vary", "Origin");
    event.setHeaders(Map.of("Origin", Scene.ORIGIN));
    assertThat(handler.handleRequest(event, null).getHeaders())
        .containsEntry("Access-Control-Allow-Origin", Scene.ORIGIN);
  }

  @Test
  void eachInterfaceAnswersItsOwnRequestsOnly() {
    Fido2Api.Request challenge = new Fido2Api.Request("/sign-in-challenge", Map.of(), Map.of(), "");
    assertThat(Fido2Api.forAnybody(scene.signInChallenges).handle(challenge).status())
        .isEqualTo(200);
    assertThat(Fido2Api.forAnybody(scene.signInChallenges).handle(list()).status()).isEqualTo(404);
    assertThat(Fido2Api.forUsers(scene.authenticators).handle(challenge).status()).isEqualTo(404);
    assertThat(list()).hasToString("Request[/authenticators/list]");
  }
}
