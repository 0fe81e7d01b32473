package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cognitosrp.localpool.SoftwareAuthenticator;
import io.github.cognitosrp.localpool.model.Alias;
import io.github.cognitosrp.localpool.model.FirstFactor;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** A passkey is registered through the SDK and then signs in, in both ways. */
class PasskeySignInTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final SoftwareAuthenticator browser =
      new SoftwareAuthenticator(URI.create("http://localhost:8080"));

  private static Scene scene(Way way) {
    Scene scene =
        new Scene(
            way,
            pool ->
                pool.appClient("web", "sesame")
                    .aliases(Alias.EMAIL)
                    .firstFactors(FirstFactor.WEB_AUTHN));
    scene.pool.user("alice").attribute("email", "a@b.example").attribute("email_verified", "true");
    return scene;
  }

  /** The SDK hands JSON over as documents. */
  private static Document document(JsonNode node) {
    if (node.isObject()) {
      Map<String, Document> map = new LinkedHashMap<>();
      node.properties().forEach(entry -> map.put(entry.getKey(), document(entry.getValue())));
      return Document.fromMap(map);
    }
    if (node.isArray()) {
      List<Document> list = new ArrayList<>();
      node.forEach(item -> list.add(document(item)));
      return Document.fromList(list);
    }
    return node.isBoolean()
        ? Document.fromBoolean(node.booleanValue())
        : Document.fromString(node.asText());
  }

  private void register(Scene scene) throws JsonProcessingException {
    String accessToken = scene.signedIn().tokens().accessToken();
    Document options =
        scene
            .call(
                client -> client.startWebAuthnRegistration(start -> start.accessToken(accessToken)),
                client -> client.startWebAuthnRegistration(start -> start.accessToken(accessToken)))
            .credentialCreationOptions();
    String made = browser.create(MAPPER.writeValueAsString(options.unwrap()));
    Document credential = document(MAPPER.readTree(made));
    scene.call(
        client ->
            client.completeWebAuthnRegistration(
                complete -> complete.accessToken(accessToken).credential(credential)),
        client ->
            client.completeWebAuthnRegistration(
                complete -> complete.accessToken(accessToken).credential(credential)));
    assertThat(
            scene
                .call(
                    client -> client.listWebAuthnCredentials(list -> list.accessToken(accessToken)),
                    client -> client.listWebAuthnCredentials(list -> list.accessToken(accessToken)))
                .credentials())
        .hasSize(1);
  }

  private static PasskeyRequired challenge(Scene scene, String username) {
    SignInResult choice = scene.startChoice(username);
    assertThat(((FactorSelectionRequired) choice).available()).contains("WEB_AUTHN");
    return (PasskeyRequired) scene.choose(choice, "WEB_AUTHN");
  }

  private static SignInResult answer(Scene scene, PasskeyRequired passkey, String credential) {
    return scene.way.get(() -> passkey.answer(credential), () -> passkey.answerAsync(credential));
  }

  @ParameterizedTest
  @EnumSource
  void theBrowsersCredentialSignsTheUserIn(Way way) throws JsonProcessingException {
    try (Scene scene = scene(way)) {
      register(scene);
      PasskeyRequired passkey = challenge(scene, "a@b.example");

      SignInResult done = answer(scene, passkey, browser.get(passkey.credentialRequestOptions()));

      assertThat(((SignedIn) done).tokens().accessToken()).contains(".");
      assertThat(done.username()).isEqualTo("alice");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCredentialForAnotherChallengeIsRefused(Way way) throws JsonProcessingException {
    try (Scene scene = scene(way)) {
      register(scene);
      String stale = browser.get(challenge(scene, "alice").credentialRequestOptions());
      PasskeyRequired passkey = challenge(scene, "alice");

      assertThatThrownBy(() -> answer(scene, passkey, stale))
          .isInstanceOf(NotAuthorizedException.class);
    }
  }
}
