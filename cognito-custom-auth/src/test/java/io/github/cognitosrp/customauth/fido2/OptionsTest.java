package io.github.cognitosrp.customauth.fido2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.localpool.model.PasskeyAlgorithm;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What a challenge tells the browser, and whoever else asks. */
class OptionsTest {
  private final Scene scene = new Scene();

  @Test
  void theOptionsAreThoseOfTheNpmPackage() {
    TestAuthenticator key = new TestAuthenticator(PasskeyAlgorithm.ES256);
    scene.register(scene.alice, key, "Blue key");
    ObjectNode options = options(scene.attempt());
    assertThat(options.propertyNames())
        .containsExactlyInAnyOrder(
            "relyingPartyId", "challenge", "credentials", "timeout", "userVerification");
    assertThat(options.get("relyingPartyId").stringValue()).isEqualTo("example.com");
    assertThat(options.get("timeout").intValue()).isEqualTo(120_000);
    assertThat(options.get("userVerification").stringValue()).isEqualTo("required");
    assertThat(options.get("credentials").toString())
        .isEqualTo("[{\"id\":\"" + key.id() + "\",\"transports\":[\"usb\"]}]");
  }

  @Test
  void withSeveralDomainsThePagesOwnCounts() {
    Scene several = new Scene(Scene.party().ids("example.com", "example.org").build());
    assertThat(options(several.attempt()).has("relyingPartyId")).isFalse();
  }

  @Test
  void withoutASecretNoIdsAreTold() {
    Fido2Challenge discreet = Fido2Challenge.builder(scene.party, scene.credentials).build();
    assertThat(
            discreet
                .create(Scene.request(Scene.ALICE, Scene.SUB))
                .publicParameters()
                .get("fido2options"))
        .doesNotContain("credentials");
  }

  @Test
  void everyChallengeIsAnother() {
    Set<String> challenges = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      challenges.add(scene.attempt().challenge());
    }
    assertThat(challenges).hasSize(100).allSatisfy(text -> assertThat(text).hasSize(86));
  }

  @Test
  void anUnknownUserIsOfferedTheSameCredentialEveryTime() {
    String first = offered(scene.attempt(Scene.unknown("mallory")));
    assertThat(offered(scene.attempt(Scene.unknown("mallory")))).isEqualTo(first);
    assertThat(offered(scene.attempt(Scene.unknown("oscar")))).isNotEqualTo(first);
    assertThat(offered(new Scene().attempt(Scene.unknown("mallory"))))
        .as("in another instance")
        .isEqualTo(first);
  }

  @Test
  void aUserWithoutCredentialsLooksLikeAnUnknownOne() {
    assertThat(offered(scene.attempt()))
        .isEqualTo(offered(scene.attempt(Scene.unknown(Scene.ALICE))));
    assertThat(options(scene.attempt()).propertyNames())
        .isEqualTo(options(scene.attempt(Scene.unknown("mallory"))).propertyNames());
  }

  @Test
  void aHandleLeadsToTheUserNameUnlessItIsTheSub() {
    String uuid = "3b1f0d7e-1111-4222-8333-444455556666";
    assertThat(UserHandles.of(uuid, uuid)).isEqualTo(uuid);
    assertThat(UserHandles.of(uuid, Scene.SUB)).isEqualTo("u|" + uuid);
    assertThat(UserHandles.of("alice", Scene.SUB)).isEqualTo("s|" + Scene.SUB);
    assertThat(UserHandles.of("mallory", null)).isEqualTo("u|mallory");
    assertThat(UserHandles.userName(uuid)).isEqualTo(uuid);
    assertThat(UserHandles.userName("u|" + uuid)).isEqualTo(uuid);
    assertThatThrownBy(() -> UserHandles.userName("s|" + Scene.SUB))
        .isInstanceOf(Fido2Exception.class)
        .hasMessage("This authenticator does not know your user name; please type it");
  }

  private static String offered(Scene.Attempt attempt) {
    return options(attempt).get("credentials").toString();
  }

  private static ObjectNode options(Scene.Attempt attempt) {
    return Json.parse(attempt.options()).orElseThrow();
  }
}
