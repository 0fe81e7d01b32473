package io.github.cognitosrp.customauth.fido2;

import static io.github.cognitosrp.customauth.fido2.TestAuthenticator.BE;
import static io.github.cognitosrp.customauth.fido2.TestAuthenticator.BS;
import static io.github.cognitosrp.customauth.fido2.TestAuthenticator.UP;
import static io.github.cognitosrp.customauth.fido2.TestAuthenticator.UV;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.customauth.Verdict;
import io.github.cognitosrp.localpool.model.PasskeyAlgorithm;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers to a challenge sign a user in, and which are refused for what reason. */
class SignInTest {
  private final Scene scene = new Scene();
  private final TestAuthenticator key = new TestAuthenticator(PasskeyAlgorithm.ES256);

  @ParameterizedTest
  @EnumSource
  void aKeyOfEachAlgorithmSignsItsUserIn(PasskeyAlgorithm algorithm) {
    TestAuthenticator one = new TestAuthenticator(algorithm);
    scene.register(scene.alice, one, "Blue key");
    Scene.Attempt attempt = scene.attempt();
    assertAccepted(attempt.answerOf(one));
  }

  @Test
  void theVerdictSaysWhichAuthenticatorItWas() {
    TestAuthenticator other = new TestAuthenticator(PasskeyAlgorithm.ES256);
    scene.register(scene.alice, key, "Blue key");
    scene.register(scene.alice, other, "Phone");
    assertThat(scene.attempt().answerOf(other).reason())
        .isEqualTo(
            "authenticator \"Phone\", credential "
                + other.id()
                + ", model 00000000-0000-0000-0000-000000000000, count 0, sign-in 1");
    assertThat(scene.attempt().answerOf(key).reason()).contains("\"Blue key\"", "sign-in 1");
    assertThat(scene.attempt().answerOf(key).reason()).contains("\"Blue key\"", "sign-in 2");
  }

  @Test
  void theLastUseAndTheNumberOfSignInsAreKept() {
    key.count = 7;
    StoredCredential registered = scene.register(scene.alice, key, "Blue key");
    assertThat(registered.lastSignIn()).isNull();
    scene.clock.advance(Duration.ofDays(1));
    assertAccepted(scene.attempt().answerOf(key));
    StoredCredential used = stored();
    assertThat(used.lastSignIn()).isEqualTo(registered.createdAt().plus(Duration.ofDays(1)));
    assertThat(used.signIns()).isEqualTo(1);
    assertThat(used.signCount()).isEqualTo(8);
  }

  @Test
  void anAnswerToAnotherSignInsChallengeIsRefused() {
    scene.register(scene.alice, key, "Blue key");
    Scene.Attempt first = scene.attempt();
    String answer = key.answer(first.challenge());
    assertAccepted(first.answer(answer));
    assertRefused(scene.attempt().answer(answer), "the challenge is unknown, used or has expired");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 5})
  void theSameAnswerToTheSameSignInIsAcceptedAgain(long count) {
    key.count = count;
    scene.register(scene.alice, key, "Blue key");
    Scene.Attempt attempt = scene.attempt();
    String answer = key.answer(attempt.challenge());
    assertAccepted(attempt.answer(answer));
    assertThat(attempt.answer(answer).reason()).startsWith("again: ");
    assertThat(stored().signIns()).isEqualTo(1);
  }

  @Test
  void aSignInWithoutAUserNameAnswersAChallengeOfTheStore() {
    scene.register(scene.alice, key, "Passkey");
    key.userHandle = "s|" + Scene.SUB;
    String answer = key.answer(signInChallenge());
    Scene.Attempt attempt = scene.attempt();
    assertAccepted(attempt.answer(answer));
    assertThat(attempt.answer(answer).accepted()).as("Cognito calls again").isTrue();
    assertRefused(scene.attempt().answer(answer), "the challenge is unknown, used or has expired");
  }

  @Test
  void aClockBefore1970TakesNoExpiredChallenge() {
    scene.register(scene.alice, key, "Passkey");
    key.userHandle = "s|" + Scene.SUB;
    String answer = key.answer(signInChallenge());
    Scene.Attempt attempt = scene.attempt();
    scene.clock.advance(Duration.ofDays(-60 * 365));
    assertThatThrownBy(() -> attempt.answer(answer))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the clock ");
  }

  @Test
  void oneChallengeOfTheStoreSignsInOnceHoweverManyTryAtOnce() {
    scene.register(scene.alice, key, "Passkey");
    String answer = key.answer(signInChallenge());
    assertThat(
            IntStream.range(0, 50)
                .parallel()
                .mapToObj(number -> scene.attempt().answer(answer))
                .filter(Verdict::accepted))
        .hasSize(1);
  }

  @Test
  void aChallengeOfTheStoreExpires() {
    scene.register(scene.alice, key, "Passkey");
    String challenge = signInChallenge();
    scene.clock.advance(Duration.ofMinutes(2));
    assertRefused(
        scene.attempt().answer(key.answer(challenge)),
        "the challenge is unknown, used or has expired");
  }

  @Test
  void withoutAStoreOnlyTheSessionsOwnChallengeCounts() {
    scene.register(scene.alice, key, "Passkey");
    Fido2Challenge strict = Fido2Challenge.builder(scene.party, scene.credentials).build();
    var request = Scene.request(Scene.ALICE, Scene.SUB);
    assertRefused(
        strict.verify(
            request, strict.create(request).privateParameters(), key.answer(signInChallenge())),
        "the challenge is unknown, used or has expired");
  }

  @Test
  void anotherPageIsRefused() {
    scene.register(scene.alice, key, "Blue key");
    for (String origin :
        Set.of(
            "https://evil.example",
            "https://example.com.evil.example",
            "http://example.com",
            "https://example.com:8443",
            "")) {
      key.origin = origin;
      assertThat(scene.attempt().answerOf(key).accepted()).as(origin).isFalse();
    }
    key.origin = "https://www.example.com";
    assertAccepted(scene.attempt().answerOf(key));
  }

  @Test
  void anotherRelyingPartyIsRefused() {
    scene.register(scene.alice, key, "Blue key");
    key.relyingPartyId = "evil.example";
    assertRefused(scene.attempt().answerOf(key), "WebAuthn: BadRpIdException");
  }

  @Test
  void aRegistrationIsNoSignIn() {
    scene.register(scene.alice, key, "Blue key");
    key.type = "webauthn.create";
    assertThat(scene.attempt().answerOf(key).accepted()).isFalse();
  }

  @Test
  void aPageInAnotherSitesFrameIsRefused() {
    scene.register(scene.alice, key, "Blue key");
    key.crossOrigin = true;
    assertThat(scene.attempt().answerOf(key).accepted()).isFalse();
  }

  @Test
  void theUserMustHaveBeenPresent() {
    scene.register(scene.alice, key, "Blue key");
    key.flags = UV;
    assertRefused(scene.attempt().answerOf(key), "WebAuthn: UserNotPresentException");
  }

  @Test
  void theUserMustHaveBeenVerifiedIfThatIsRequired() {
    scene.register(scene.alice, key, "Blue key");
    key.flags = UP;
    assertRefused(scene.attempt().answerOf(key), "WebAuthn: UserNotVerifiedException");
    Scene second = new Scene(Scene.party().userVerification(UserVerification.PREFERRED).build());
    second.register(second.alice, key, "Blue key");
    assertAccepted(second.attempt().answerOf(key));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 6, 7})
  void aCountThatDoesNotGrowIsThatOfACopy(long next) {
    key.count = 7;
    scene.register(scene.alice, key, "Blue key");
    key.count = next;
    Scene.Attempt attempt = scene.attempt();
    String answer =
        key.answer(key.authenticatorData(key.flags), key.clientData(key.type, attempt.challenge()));
    assertRefused(attempt.answer(answer), "WebAuthn: MaliciousCounterValueException");
  }

  @Test
  void ofTwoCopiesThatCountAlikeOneSignsIn() {
    key.count = 7;
    scene.register(scene.alice, key, "Blue key");
    key.count = 9;
    assertThat(
            IntStream.range(0, 20)
                .parallel()
                .mapToObj(number -> {
                  Scene.Attempt attempt = scene.attempt();
                  return attempt.answer(
                      key.answer(
                          key.authenticatorData(key.flags),
                          key.clientData(key.type, attempt.challenge())));
                })
                .filter(Verdict::accepted))
        .hasSize(1);
  }

  @Test
  void aCopyThatIsOvertakenBetweenTheCheckAndTheWriteIsRefused() {
    key.count = 7;
    scene.register(scene.alice, key, "Blue key");
    Scene overtaken =
        new Scene(scene.party, overtaking(scene.credentials), new InMemoryChallengeStore());
    assertThat(overtaken.attempt().answerOf(key).reason())
        .startsWith("the count was overtaken or the credential deleted: authenticator");
  }

  /** A store in which another process signs in with the same count just before each write. */
  private static CredentialStore overtaking(CredentialStore store) {
    return (CredentialStore)
        Proxy.newProxyInstance(
            SignInTest.class.getClassLoader(),
            new Class<?>[] {CredentialStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("recordSignIn")) {
                method.invoke(store, arguments);
              }
              return method.invoke(store, arguments);
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, BE})
  void theBackupEligibilityNeverChanges(int eligible) {
    key.flags = UP | UV | eligible;
    scene.register(scene.alice, key, "Blue key");
    assertAccepted(scene.attempt().answerOf(key));
    key.flags ^= BE;
    assertThat(scene.attempt().answerOf(key).accepted()).isFalse();
  }

  @Test
  void aCredentialThatIsNotEligibleIsNotBackedUp() {
    scene.register(scene.alice, key, "Blue key");
    key.flags = UP | UV | BS;
    assertThat(scene.attempt().answerOf(key).accepted()).isFalse();
  }

  @Test
  void theBackupStateMayChangeAndIsKept() {
    key.flags = UP | UV | BE;
    scene.register(scene.alice, key, "Phone");
    assertThat(stored().backupState()).isFalse();
    key.flags |= BS;
    assertAccepted(scene.attempt().answerOf(key));
    assertThat(stored().backupState()).isTrue();
  }

  @Test
  void anotherUsersCredentialIsRefused() {
    Fido2User bob = Scene.user("bob", "11111111-1111-4111-8111-111111111111");
    scene.register(scene.alice, key, "Blue key");
    TestAuthenticator bobs = new TestAuthenticator(PasskeyAlgorithm.ES256);
    scene.register(bob, bobs, "Bob's key");
    assertRefused(scene.attempt().answerOf(bobs), "the credential was not offered");
    bobs.userHandle = bob.userHandle();
    assertRefused(scene.attempt().answerOf(bobs), "the assertion is another user's");
    assertRefused(strictly(bobs), "the user has no such credential");
  }

  /** Without a list of what is offered. */
  private Verdict strictly(TestAuthenticator authenticator) {
    authenticator.userHandle = "";
    Fido2Challenge unlisted = Fido2Challenge.builder(scene.party, scene.credentials).build();
    var request = Scene.request(Scene.ALICE, Scene.SUB);
    var created = unlisted.create(request);
    String challenge =
        Json.text(
            Json.parse(created.publicParameters().get("fido2options")).orElseThrow(), "challenge");
    return unlisted.verify(request, created.privateParameters(), authenticator.answer(challenge));
  }

  @Test
  void aDeletedAuthenticatorNoLongerSignsInAndTheOtherStillDoes() {
    TestAuthenticator other = new TestAuthenticator(PasskeyAlgorithm.ED25519);
    scene.register(scene.alice, key, "Blue key");
    scene.register(scene.alice, other, "Phone");
    Scene.Attempt before = scene.attempt();
    scene.authenticators.delete(scene.alice, key.id());
    assertRefused(before.answerOf(key), "the user has no such credential");
    assertRefused(scene.attempt().answerOf(key), "the credential was not offered");
    assertAccepted(scene.attempt().answerOf(other));
  }

  @Test
  void anAnswerOfAnotherFormIsRefusedAndNothingIsThrown() {
    scene.register(scene.alice, key, "Blue key");
    for (String answer :
        Set.of(
            "",
            "{",
            "[]",
            "null",
            "{}",
            "42",
            "{\"credentialIdB64\":7}",
            "x".repeat(100_000),
            "[".repeat(60_000))) {
      assertRefused(scene.attempt().answer(answer), "the answer is no assertion");
    }
  }

  @Test
  void aMemberThatStandsTwiceIsRefused() {
    scene.register(scene.alice, key, "Blue key");
    Scene.Attempt attempt = scene.attempt();
    String answer = key.answer(attempt.challenge());
    assertRefused(
        attempt.answer("{\"credentialIdB64\":\"AA\"," + answer.substring(1)),
        "the answer is no assertion");
    assertAccepted(attempt.answer(answer));
  }

  /** Of the last character of 43 only four bits count. */
  @Test
  void anotherTextForTheSameIdIsRefused() {
    scene.register(scene.alice, key, "Blue key");
    Scene.Attempt attempt = scene.attempt();
    char last = key.id().charAt(42);
    String other = key.id().substring(0, 42) + (char) (last + 1);
    assertThat(Base64.getUrlDecoder().decode(other))
        .isEqualTo(Base64.getUrlDecoder().decode(key.id()));
    assertRefused(
        attempt.answer(key.answer(attempt.challenge()).replace(key.id(), other)),
        "the answer is no assertion");
  }

  @Test
  void aSessionWithoutOurChallengeIsRefused() {
    assertRefused(
        scene.challenge.verify(Scene.request(Scene.ALICE, Scene.SUB), Map.of(), key.answer("AAAA")),
        "the session has no FIDO2 challenge");
  }

  private StoredCredential stored() {
    return scene.credentials.find(scene.alice.userHandle(), key.id()).orElseThrow();
  }

  private String signInChallenge() {
    return Json.text(Json.parse(scene.signInChallenges.create()).orElseThrow(), "challenge");
  }

  private static void assertAccepted(Verdict verdict) {
    assertThat(verdict.accepted()).as(verdict.reason()).isTrue();
  }

  private static void assertRefused(Verdict verdict, String reason) {
    assertThat(verdict).isEqualTo(Verdict.refused(reason));
  }
}
