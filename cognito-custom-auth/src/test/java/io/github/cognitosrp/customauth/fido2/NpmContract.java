package io.github.cognitosrp.customauth.fido2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.customauth.CreatedChallenge;
import io.github.cognitosrp.customauth.Verdict;
import io.github.cognitosrp.localpool.model.PasskeyAlgorithm;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Either reads what the other has written: our back end, and the Lambda functions of the npm
 * package, step by step on one table.
 */
public abstract class NpmContract {
  private final Scene ours;
  private final NodePeer npm = NodePeer.get();

  private final String userName = UUID.randomUUID().toString();
  private final String sub = UUID.randomUUID().toString();
  private final Fido2User user = Scene.user(userName, sub);

  /** With stores on the peer's table. */
  protected NpmContract(CredentialStore credentials, ChallengeStore challenges) {
    ours = new Scene(Scene.party().build(), credentials, challenges);
    // The peer has no other clock than the system's.
    ours.clock.setToNow();
  }

  @ParameterizedTest
  @CsvSource({"ES256, npm", "RS256, npm", "ES256, ours", "RS256, ours"})
  void aCredentialThatOneRegisteredSignsInAtBoth(PasskeyAlgorithm algorithm, String first) {
    TestAuthenticator key = new TestAuthenticator(algorithm);
    key.count = 10;
    if (first.equals("npm")) {
      npmComplete(key, npmChallenge());
    } else {
      ours.register(user, key, "Blue key ✓");
    }
    assertThat(oursSignsIn(key)).isTrue();
    assertThat(npmSignsIn(key)).isTrue();
    assertThat(oursSignsIn(key)).isTrue();
    StoredCredential stored = ours.credentials.find(user.userHandle(), key.id()).orElseThrow();
    assertThat(stored.signCount()).as("each went on where the other was").isEqualTo(13);
    assertThat(stored.friendlyName()).isEqualTo("Blue key ✓");
    assertThat(stored.lastSignIn()).isNotNull();
  }

  @Test
  void bothListRenameAndDeleteWhatEitherRegistered() {
    TestAuthenticator byNpm = new TestAuthenticator(PasskeyAlgorithm.ES256);
    TestAuthenticator byUs = new TestAuthenticator(PasskeyAlgorithm.ES256);
    npmComplete(byNpm, npmChallenge());
    ours.register(user, byUs, "Blue key ✓");

    assertThat(ours.authenticators.list(user, Scene.RP_ID))
        .extracting(StoredCredential::credentialId)
        .containsExactlyInAnyOrder(byNpm.id(), byUs.id());
    assertThat(npmList()).contains(byNpm.id(), byUs.id());

    ours.authenticators.rename(user, byNpm.id(), "Named here");
    npmCall(
        "/authenticators/update",
        Json.object().put("credentialId", byUs.id()).put("friendlyName", "Named there").toString());
    assertThat(npmList()).contains("Named here", "Named there");
    assertThat(ours.authenticators.list(user, Scene.RP_ID))
        .extracting(StoredCredential::friendlyName)
        .containsExactlyInAnyOrder("Named here", "Named there");

    ours.authenticators.delete(user, byNpm.id());
    npmCall("/authenticators/delete", Json.object().put("credentialId", byUs.id()).toString());
    assertThat(ours.authenticators.list(user, Scene.RP_ID)).isEmpty();
    assertThat(npmList()).isEqualTo("{\"authenticators\":[]}");
  }

  @Test
  void aRegistrationThatOneStartedIsCompletedByTheOther() {
    TestAuthenticator one = new TestAuthenticator(PasskeyAlgorithm.ES256);
    assertThat(
            ours.authenticators
                .completeRegistration(user, one.registration(npmChallenge(), "Started there"))
                .credentialId())
        .isEqualTo(one.id());
    TestAuthenticator other = new TestAuthenticator(PasskeyAlgorithm.ES256);
    String started = ours.authenticators.startRegistration(user, Scene.RP_ID);
    npmComplete(other, Json.text(Json.parse(started).orElseThrow(), "challenge"));
    assertThat(ours.authenticators.list(user, Scene.RP_ID)).hasSize(2);
  }

  @Test
  void aChallengeWithoutAUserNameThatOneMadeIsTakenByTheOther() {
    TestAuthenticator key = new TestAuthenticator(PasskeyAlgorithm.ES256);
    ours.register(user, key, "Passkey");
    key.userHandle = user.userHandle();
    String theirs =
        Json.text(
            Json.parse(
                    npm.call(action("challenges", event("/sign-in-challenge", "")))
                        .get("body")
                        .stringValue())
                .orElseThrow(),
            "challenge");
    String ourAnswer = key.answer(theirs);
    assertThat(ours.attempt(Scene.request(userName, sub)).answer(ourAnswer).accepted()).isTrue();
    assertThat(ours.attempt(Scene.request(userName, sub)).answer(ourAnswer).accepted()).isFalse();

    String our = Json.text(Json.parse(ours.signInChallenges.create()).orElseThrow(), "challenge");
    String npmAnswer = key.answer(our);
    assertThat(npmVerify(npmCreate(), npmAnswer)).isTrue();
    assertThat(npmVerify(npmCreate(), npmAnswer)).isFalse();
  }

  @Test
  void aSessionThatOneBeganIsVerifiedByTheOther() {
    TestAuthenticator key = new TestAuthenticator(PasskeyAlgorithm.ES256);
    ours.register(user, key, "Blue key");
    ObjectNode theirs = npmCreate();
    String options = theirs.at("/response/privateChallengeParameters/fido2options").stringValue();
    String challenge = Json.text(Json.parse(options).orElseThrow(), "challenge");
    Verdict verdict =
        ours.challenge.verify(
            Scene.request(userName, sub), Map.of("fido2options", options), key.answer(challenge));
    assertThat(verdict.accepted()).as(verdict.reason()).isTrue();

    CreatedChallenge created = ours.challenge.create(Scene.request(userName, sub));
    String ourOptions = created.privateParameters().get("fido2options");
    ObjectNode event = npmEvent();
    event
        .withObjectProperty("response")
        .withObjectProperty("privateChallengeParameters")
        .put("fido2options", ourOptions);
    assertThat(
            npmVerify(
                event, key.answer(Json.text(Json.parse(ourOptions).orElseThrow(), "challenge"))))
        .isTrue();
  }

  private boolean oursSignsIn(TestAuthenticator key) {
    return ours.attempt(Scene.request(userName, sub)).answerOf(key).accepted();
  }

  private boolean npmSignsIn(TestAuthenticator key) {
    ObjectNode created = npmCreate();
    String options = created.at("/response/publicChallengeParameters/fido2options").stringValue();
    return npmVerify(
        created, key.answer(Json.text(Json.parse(options).orElseThrow(), "challenge")));
  }

  private ObjectNode npmEvent() {
    ObjectNode event = Json.object().put("userName", userName);
    ObjectNode request = event.putObject("request");
    request.putObject("userAttributes").put("sub", sub);
    request.putObject("clientMetadata").put("signInMethod", "FIDO2");
    request.putArray("session");
    event.putObject("response");
    return event;
  }

  private ObjectNode npmCreate() {
    return npm.call(action("create", npmEvent()));
  }

  private boolean npmVerify(ObjectNode created, String answer) {
    ObjectNode event = npmEvent();
    event
        .withObjectProperty("request")
        .put("challengeAnswer", answer)
        .set("privateChallengeParameters", created.at("/response/privateChallengeParameters"));
    return npm.call(action("verify", event)).at("/response/answerCorrect").booleanValue();
  }

  private String npmChallenge() {
    return Json.text(
        Json.parse(npmCall("/register-authenticator/start", "")).orElseThrow(), "challenge");
  }

  private void npmComplete(TestAuthenticator key, String challenge) {
    npmCall("/register-authenticator/complete", key.registration(challenge, "Blue key ✓"));
  }

  private String npmList() {
    return npmCall("/authenticators/list", "");
  }

  /** The body of the answer. */
  private String npmCall(String path, String body) {
    ObjectNode answer = npm.call(action("credentials", event(path, body)));
    assertThat(answer.get("statusCode").intValue()).as(answer.toString()).isBetween(200, 204);
    return answer.get("body").stringValue();
  }

  private ObjectNode event(String path, String body) {
    ObjectNode event = Json.object().put("path", path).put("body", body);
    event.putObject("headers");
    event.putObject("queryStringParameters").put("rpId", Scene.RP_ID);
    event
        .putObject("requestContext")
        .putObject("authorizer")
        .putObject("claims")
        .put("token_use", "id")
        .put("sub", sub)
        .put("cognito:username", userName)
        .put("email", "user@example.com");
    return event;
  }

  private static ObjectNode action(String name, ObjectNode event) {
    ObjectNode request = Json.object().put("action", name);
    request.set("event", event);
    return request;
  }
}
