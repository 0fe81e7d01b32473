package io.github.cognitosrp.customauth.fido2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.customauth.Verdict;
import io.github.cognitosrp.localpool.model.PasskeyAlgorithm;
import io.github.cognitosrp.testing.RecordedLog;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** The longest, the most and the last that is accepted, and one more, which is not. */
class Fido2LimitsTest {
  private final Scene scene = new Scene();
  private final TestAuthenticator key = new TestAuthenticator(PasskeyAlgorithm.ES256);

  private static String bytes(int length) {
    return Encoding.base64Url(new byte[length]);
  }

  private static String options(String challenge) {
    return Json.object().put("challenge", challenge).toString();
  }

  /** The answer to a session whose challenge is of the caller's choice. */
  private Verdict answerTo(String sessionChallenge, String signedChallenge) {
    return scene.challenge.verify(
        Scene.request(Scene.ALICE, Scene.SUB),
        Map.of("fido2options", options(sessionChallenge)),
        key.answer(signedChallenge));
  }

  @Test
  void aChallengeHas1To1024Bytes() {
    scene.register(scene.alice, key, "Blue key");
    assertThat(answerTo(bytes(1), bytes(1)).accepted()).isTrue();
    assertThat(answerTo(bytes(1_024), bytes(1_024)).accepted()).isTrue();
    assertThat(answerTo(bytes(1_025), bytes(1_025)))
        .isEqualTo(Verdict.refused("what is stored cannot be read"));
    assertThat(answerTo(bytes(16), bytes(1_025)))
        .isEqualTo(Verdict.refused("the challenge is none"));
    assertThat(answerTo(bytes(0), bytes(0))).isEqualTo(Verdict.refused("the challenge is none"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"credentialIdB64", "authenticatorDataB64", "clientDataJSON_B64", "signatureB64"})
  void anAnswerHasAllItsParts(String part) {
    ObjectNode answer = Json.parse(key.answer(bytes(16))).orElseThrow();
    assertThat(AssertionResponse.parse(answer.toString())).isPresent();
    for (String wrong : new String[] {null, "?", "A".repeat(65_000)}) {
      assertThat(AssertionResponse.parse(answer.deepCopy().put(part, wrong).toString()))
          .as(wrong)
          .isEmpty();
    }
    assertThat(AssertionResponse.parse(answer.without(part).toString())).isEmpty();
  }

  @Test
  void anAnswersCredentialIdIsNotEmptyAndItsUserHandleIsBase64IfItIsThere() {
    ObjectNode answer = Json.parse(key.answer(bytes(16))).orElseThrow();
    assertThat(AssertionResponse.parse(answer.deepCopy().put("credentialIdB64", "").toString()))
        .isEmpty();
    assertThat(AssertionResponse.parse(answer.deepCopy().put("userHandleB64", "?").toString()))
        .isEmpty();
    assertThat(AssertionResponse.parse(answer.deepCopy().put("userHandleB64", "").toString()))
        .map(AssertionResponse::userHandle)
        .contains("");
  }

  @Test
  void aRegistrationNamesItsAuthenticator() {
    ObjectNode registration = Json.parse(key.registration(bytes(64), "Blue key")).orElseThrow();
    assertRefused(
        "friendlyName must be a string",
        () -> RegistrationResponse.parse(registration.without("friendlyName").toString()));
  }

  /** WebAuthn, level 3, section 4, "credential ID": 1,023 bytes at most. */
  @ParameterizedTest
  @ValueSource(ints = {1, 1_023})
  void aRegisteredCredentialIdHasUpTo1023Bytes(int length) {
    TestAuthenticator other = new TestAuthenticator(PasskeyAlgorithm.ES256, length);
    scene.register(scene.alice, other, "Other");
    assertThat(scene.credentials.list(scene.alice.userHandle())).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1_024})
  void aRegisteredCredentialIdOfAnotherLengthIsRefused(int length) {
    TestAuthenticator other = new TestAuthenticator(PasskeyAlgorithm.ES256, length);
    assertRefused(
        "The registration is not valid", () -> scene.register(scene.alice, other, "Other"));
  }

  /** The library refuses an object without a challenge, but not JSON's null. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "{\"type\":\"webauthn.create\",\"origin\":\"https://example.com\"}",
        "{\"type\":\"webauthn.get\",\"origin\":\"https://example.com\",\"challenge\":null}",
      })
  void clientDataWithoutAChallengeIsRefused(String clientData) {
    scene.register(scene.alice, key, "Blue key");
    byte[] bytes = clientData.getBytes(UTF_8);
    Verdict verdict = scene.attempt().answer(key.answer(key.authenticatorData(key.flags), bytes));
    assertThat(verdict)
        .isEqualTo(
            Verdict.refused(
                clientData.equals("null")
                    ? "there is no client data"
                    : "WebAuthn: ValueInstantiationException"));

    TestAuthenticator other = new TestAuthenticator(PasskeyAlgorithm.ES256);
    ObjectNode response = Json.parse(other.registration(bytes(64), "Other")).orElseThrow();
    response.put("clientDataJSON_B64", Encoding.base64Url(bytes));
    assertRefused(
        "The registration is not valid",
        () -> scene.authenticators.completeRegistration(scene.alice, response.toString()));
  }

  @Test
  void outputsOfExtensionsAreAMap() {
    scene.register(scene.alice, key, "Blue key");
    key.flags |= TestAuthenticator.ED;
    key.extensions = new byte[] {(byte) 0xa0};
    assertThat(scene.attempt().answerOf(key).accepted()).isTrue();
    // A tag in front of the map.
    key.extensions = new byte[] {(byte) 0xd7, (byte) 0xa0};
    assertThat(scene.attempt().answerOf(key))
        .isEqualTo(Verdict.refused("the outputs of extensions are no map"));
  }

  @Test
  void aCredentialOfAnotherRelyingPartyIsRefused() {
    scene.register(scene.alice, key, "Blue key");
    Scene other =
        new Scene(
            RelyingParty.builder().ids("example.org").origins(Scene.ORIGIN).build(),
            scene.credentials,
            scene.challenges);
    assertThat(other.attempt().answerOf(key))
        .isEqualTo(Verdict.refused("the credential is another relying party's"));
  }

  @Test
  void aRegistrationsChallengeHasAtMost256Bytes() {
    for (int length : new int[] {256, 257}) {
      String challenge = bytes(length);
      scene.challenges.putRegistration(
          new RegistrationChallenge(
              scene.alice.userHandle(),
              challenge,
              CreationOptions.of(scene.party, scene.alice, Scene.RP_ID, challenge, List.of()),
              scene.clock.instant().plusSeconds(1)));
      String response = key.registration(challenge, "Blue key");
      if (length == 256) {
        assertThat(scene.authenticators.completeRegistration(scene.alice, response).credentialId())
            .isEqualTo(key.id());
      } else {
        assertRefused(
            "The registration is not valid",
            () -> scene.authenticators.completeRegistration(scene.alice, response));
      }
    }
  }

  @Test
  void aRegistrationThatWasStartedForAnotherRelyingPartyIsRefused() {
    Map<String, Object> options =
        CreationOptions.of(scene.party, scene.alice, "example.org", bytes(64), List.of());
    scene.challenges.putRegistration(
        new RegistrationChallenge(
            scene.alice.userHandle(), bytes(64), options, scene.clock.instant().plusSeconds(1)));
    key.relyingPartyId = "example.org";
    assertRefused(
        "The registration is not valid",
        () ->
            scene.authenticators.completeRegistration(
                scene.alice, key.registration(bytes(64), "Blue key")));
    assertThat(CreationOptions.relyingPartyId(options)).isEqualTo("example.org");
    assertThat(CreationOptions.relyingPartyId(Map.of())).isEmpty();
    assertThat(CreationOptions.relyingPartyId(Map.of("rp", "example.com"))).isEmpty();
    assertThat(CreationOptions.relyingPartyId(Map.of("rp", Map.of("id", 7)))).isEmpty();
  }

  @Test
  void aUserHas32AuthenticatorsAtMost() {
    for (int i = 0; i < 32; i++) {
      scene.register(scene.alice, new TestAuthenticator(PasskeyAlgorithm.ES256), "Key " + i);
    }
    assertThat(scene.authenticators.list(scene.alice, Scene.RP_ID)).hasSize(32);
    assertRefused(
        "Delete an authenticator before you register another",
        () -> scene.authenticators.startRegistration(scene.alice, Scene.RP_ID));
  }

  @Test
  void aHandleHasAtMost64Bytes() {
    Fido2User longest = new Fido2User("u|" + "ü".repeat(31), "name", "name");
    assertThat(scene.authenticators.startRegistration(longest, Scene.RP_ID))
        .contains(longest.userHandle());
    Fido2User ascii = new Fido2User("u|" + "x".repeat(62), "name", "name");
    assertThat(scene.authenticators.startRegistration(ascii, Scene.RP_ID))
        .contains(ascii.userHandle());
    assertRefused(
        "The user name is too long for authenticators",
        () ->
            scene.authenticators.startRegistration(
                new Fido2User(longest.userHandle() + "x", "name", "name"), Scene.RP_ID));
  }

  @Test
  void aRegistrationIsStartedForADomainOfThePartyOnly() {
    assertRefused(
        "Unrecognized RP ID",
        () -> scene.authenticators.startRegistration(scene.alice, "evil.example"));
    assertRefused(
        "Unrecognized RP ID", () -> scene.authenticators.list(scene.alice, "evil.example"));
  }

  @Test
  void theListIsOfOneRelyingParty() {
    Scene several = new Scene(Scene.party().ids("example.com", "example.org").build());
    several.register(several.alice, key, "Blue key");
    assertThat(several.authenticators.list(several.alice, "example.com")).hasSize(1);
    assertThat(several.authenticators.list(several.alice, "example.org")).isEmpty();
    assertThat(several.authenticators.startRegistration(several.alice, "example.org"))
        .contains("\"excludeCredentials\":[]");
    assertThat(several.authenticators.startRegistration(several.alice, "example.com"))
        .contains("\"excludeCredentials\":[{");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "A", "AAA="})
  void whatIsNoCredentialIdIsRefused(String id) {
    // AAA= are two bytes.
    if (id.equals("AAA=")) {
      assertRefused(
          "Unknown credential", () -> scene.authenticators.rename(scene.alice, id, "Red key"));
      scene.authenticators.delete(scene.alice, id);
    } else {
      String refusal = "credentialId must be a credential's id";
      assertRefused(refusal, () -> scene.authenticators.rename(scene.alice, id, "Red key"));
      assertRefused(refusal, () -> scene.authenticators.delete(scene.alice, id));
    }
  }

  @Test
  void aNewNameIsCheckedLikeTheFirst() {
    scene.register(scene.alice, key, "Blue key");
    assertRefused(
        "friendlyName must have 1 to 128 printable characters",
        () -> scene.authenticators.rename(scene.alice, key.id(), "a\nb"));
  }

  @Test
  void aNameHasAtMost128CharactersAndALongerOneIsCutInTheLog() {
    String longest = "n".repeat(128);
    assertThat(FriendlyNames.checked("  " + longest + " ")).isEqualTo(longest);
    assertThat(FriendlyNames.checked(" ".repeat(1_023) + "n")).isEqualTo("n");
    assertRefused(
        "friendlyName must have 1 to 128 printable characters",
        () -> FriendlyNames.checked(" ".repeat(1_024) + "n"));
    assertRefused(
        "friendlyName must have 1 to 128 printable characters",
        () -> FriendlyNames.checked(longest + "n"));
    assertThat(FriendlyNames.printable(longest)).isEqualTo(longest);
    assertThat(FriendlyNames.printable(longest + "n")).isEqualTo(longest + "…");
    assertThat(FriendlyNames.printable("a\n\"b\"")).isEqualTo("a?'b'");
  }

  @Test
  void eachChangeIsALineOfTheLog() throws Exception {
    List<LogRecord> lines =
        RecordedLog.of(
            Authenticators.class.getName(),
            () -> {
              scene.register(scene.alice, key, "Blue key");
              scene.authenticators.rename(scene.alice, key.id(), "Red key");
              scene.authenticators.delete(scene.alice, key.id());
              key.origin = "https://evil.example";
              assertRefused(
                  "The registration is not valid",
                  () -> scene.register(scene.alice, key, "Blue key"));
            });
    String model = ", model 00000000-0000-0000-0000-000000000000 of s|" + Scene.SUB;
    assertThat(lines)
        .extracting(new SimpleFormatter()::formatMessage)
        .containsExactly(
            "FIDO2: registered authenticator \"Blue key\", credential " + key.id() + model,
            "FIDO2: credential " + key.id() + " of s|" + Scene.SUB + " is now called \"Red key\"",
            "FIDO2: deleted authenticator \"Red key\", credential " + key.id() + model,
            "FIDO2 registration refused: WebAuthn: BadOriginException");
  }

  @Test
  void aTextOfBytesIsDecodedInBothAlphabetsUpToItsLimit() {
    assertThat(Encoding.decode("-_-_", 3)).contains(new byte[] {-5, -1, -65});
    assertThat(Encoding.decode("+/+/", 3)).contains(new byte[] {-5, -1, -65});
    for (int length = 0; length <= 9; length++) {
      byte[] any = new byte[length];
      for (String text :
          new String[] {Encoding.base64Url(any), Base64.getEncoder().encodeToString(any)}) {
        assertThat(Encoding.decode(text, length)).as(text).contains(any);
        assertThat(length > 0 && Encoding.decode(text, length - 1).isPresent()).isFalse();
      }
    }
    assertThat(Encoding.decode("AB", 3)).as("bits that belong to no byte").isEmpty();
    assertThat(Encoding.decode("AA===", 3)).isEmpty();
  }

  @Test
  void jsonHasAtMost65536CharactersAndIsAnObject() {
    String object = "{\"a\":\"b\"}";
    String longest = object + " ".repeat(65_536 - object.length());
    assertThat(Json.parse(longest)).map(json -> Json.text(json, "a")).contains("b");
    assertThat(Json.parse(longest + " ")).isEmpty();
    assertThat(Json.parse("[]")).isEmpty();
    ObjectNode number = Json.parse("{\"a\":7}").orElseThrow();
    assertThat(Json.text(number, "a")).isNull();
    assertThat(Json.text(number, "b")).isNull();
  }

  @Test
  void namesAndSubsOfUsersHaveAtMost2048Characters() {
    String longest = "n".repeat(2_048);
    assertThat(UserHandles.of(longest, null)).isEqualTo("u|" + longest);
    assertThat(UserHandles.of("alice", longest)).isEqualTo("s|" + longest);
    assertThat(UserHandles.userName("u|" + longest)).isEqualTo(longest);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UserHandles.userName("u|" + longest + "n"))
        .withMessage("userHandle must have at most 2050 characters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UserHandles.of(longest + "n", null))
        .withMessage("userName must have at most 2048 characters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UserHandles.of("alice", longest + "n"))
        .withMessage("sub must have at most 2048 characters");
  }

  @Test
  void namesForAuthenticatorsHaveAtMost2048Characters() {
    String longest = "n".repeat(2_048);
    assertThat(new Fido2User("u|alice", longest, longest).displayName()).isEqualTo(longest);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fido2User("u|alice", longest + "n", "Alice"))
        .withMessage("name must have at most 2048 characters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fido2User("u|alice", "alice", longest + "n"))
        .withMessage("displayName must have at most 2048 characters");
  }

  @Test
  void aTokensClaimsAreThoseOfAnIdTokenWithNamesOfAtMost2048Characters() {
    String longest = "n".repeat(2_048);
    Map<String, String> claims =
        Map.of("token_use", "id", "cognito:username", "alice", "sub", Scene.SUB, "name", longest);
    assertThat(Fido2User.ofClaims(claims).displayName()).isEqualTo(longest);
    Map<String, String> changed = new HashMap<>(claims);
    changed.put("name", longest + "n");
    assertRefused("A name in your ID token is too long", () -> Fido2User.ofClaims(changed));
    for (String claim : new String[] {"token_use", "cognito:username", "sub"}) {
      Map<String, String> without = new HashMap<>(claims);
      without.remove(claim);
      assertRefused("Use your ID token to access this API", () -> Fido2User.ofClaims(without));
    }
  }

  @Test
  @SuppressWarnings("unchecked")
  void aClaimThatIsNoTextCountsAsMissing() {
    Map<Object, Object> claims = new HashMap<>();
    claims.put("token_use", "id");
    claims.put("cognito:username", "alice");
    claims.put("sub", Scene.SUB);
    Fido2User expected = new Fido2User("s|" + Scene.SUB, "alice", "alice");
    for (Object value : new Object[] {null, 7}) {
      claims.put("email", value);
      assertThat(Fido2User.ofClaims((Map<String, String>) (Map<?, ?>) claims)).isEqualTo(expected);
    }
    Map<?, ?> sorted = new TreeMap<>(Map.of(1, "one"));
    assertRefused(
        "Use your ID token to access this API",
        () -> Fido2User.ofClaims((Map<String, String>) sorted));
  }

  @Test
  void theSecretForUnknownUsersHas16BytesOrMore() {
    assertThat(new UnknownUsers(() -> new byte[16]).offer("mallory").id()).hasSize(43);
    assertThatIllegalStateException()
        .isThrownBy(() -> new UnknownUsers(() -> new byte[15]).offer("mallory"))
        .withMessage("The secret for unknown users has at least 16 bytes");
    assertThatIllegalStateException()
        .isThrownBy(() -> new UnknownUsers(() -> null).offer("mallory"))
        .withMessage("The secret for unknown users has at least 16 bytes");
  }

  @Test
  void ofManyCredentialsThe64UsedLastAreOffered() {
    for (int i = 0; i < 65; i++) {
      scene.credentials.add(credential("id" + (1_000 + i), i));
    }
    String options = scene.attempt().options();
    assertThat(options).doesNotContain("\"id1000\"").contains("\"id1001\"", "\"id1064\"");
    assertThat(options.indexOf("id1064")).isLessThan(options.indexOf("id1001"));
    scene.credentials.recordSignIn(
        scene.alice.userHandle(), "id1000", new SignIn(0, false, scene.clock.instant(), "answer"));
    assertThat(scene.attempt().options()).contains("\"id1000\"").doesNotContain("\"id1001\"");
  }

  private StoredCredential credential(String id, int ageInReverse) {
    return new StoredCredential(
        scene.alice.userHandle(),
        id,
        Map.of(),
        "Key",
        0,
        true,
        false,
        false,
        new UUID(0, 0),
        List.of(),
        Scene.RP_ID,
        scene.clock.instant().minusSeconds(1_000 - ageInReverse),
        null,
        0,
        "");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, true",
    "0, 1, true",
    "7, 8, true",
    "7, 7, false",
    "7, 0, false",
    "7, 6, false"
  })
  void aCountMustGrowUnlessNobodyCounts(long stored, long next, boolean mayCount) {
    StoredCredential credential =
        credential("id", 0).after(new SignIn(stored, false, scene.clock.instant(), ""));
    assertThat(credential.mayCount(next)).isEqualTo(mayCount);
  }

  @Test
  void theOptionsOfASessionSayWhoMayAnswerAndWhetherTheUserIsVerified() {
    RequestOptions any = RequestOptions.parse("{\"challenge\":\"c\"}").orElseThrow();
    assertThat(any.offered()).isNull();
    assertThat(any.mustVerifyUser()).isTrue();
    RequestOptions some =
        RequestOptions.parse(
                "{\"challenge\":\"c\",\"userVerification\":\"preferred\","
                    + "\"credentials\":[{\"id\":\"one\"},{\"id\":7},{}]}")
            .orElseThrow();
    assertThat(some.offered()).containsExactly("one");
    assertThat(some.mustVerifyUser()).isFalse();
    assertThat(RequestOptions.parse("{\"challenge\":\"c\",\"userVerification\":\"required\"}"))
        .hasValueSatisfying(options -> assertThat(options.mustVerifyUser()).isTrue());
    assertThat(RequestOptions.parse("{\"challenge\":\"c\",\"credentials\":{}}"))
        .hasValueSatisfying(options -> assertThat(options.offered()).isNull());
    assertThat(RequestOptions.parse("{\"challenge\":7}")).isEmpty();
    assertThat(RequestOptions.parse(null)).isEmpty();
  }

  @Test
  void aRelyingPartyThatDemandsVerificationDoesNotHeedASessionThatDoesNot() {
    scene.register(scene.alice, key, "Blue key");
    key.flags = TestAuthenticator.UP;
    String session =
        Json.object().put("challenge", bytes(16)).put("userVerification", "discouraged").toString();
    assertThat(
            scene.challenge.verify(
                Scene.request(Scene.ALICE, Scene.SUB),
                Map.of("fido2options", session),
                key.answer(bytes(16))))
        .isEqualTo(Verdict.refused("WebAuthn: UserNotVerifiedException"));
  }

  @Test
  void theChallengeIsCalledFido2AndMayStandAlone() {
    assertThat(scene.challenge.name()).isEqualTo("FIDO2");
    assertThat(scene.challenge.secondFactorOnly()).isFalse();
  }

  /** Browsers that do not know {@code residentKey} read {@code requireResidentKey}. */
  @ParameterizedTest
  @EnumSource
  void aResidentKeyIsRequiredWhereThePartySaysSo(ResidentKey requirement) {
    Scene other = new Scene(Scene.party().residentKey(requirement).build());
    ObjectNode options =
        Json.parse(other.authenticators.startRegistration(other.alice, Scene.RP_ID)).orElseThrow();
    assertThat(options.at("/authenticatorSelection/residentKey").stringValue())
        .isEqualTo(requirement.name().toLowerCase(Locale.ROOT));
    assertThat(options.at("/authenticatorSelection/requireResidentKey").booleanValue())
        .isEqualTo(requirement == ResidentKey.REQUIRED);
  }

  @Test
  void aTimeoutIsASecondTo15Minutes() {
    for (Duration good : new Duration[] {Duration.ofSeconds(1), Duration.ofMinutes(15)}) {
      RelyingParty party = Scene.party().signInTimeout(good).registrationTimeout(good).build();
      assertThat(party.signInTimeout()).isEqualTo(good);
      assertThat(party.registrationTimeout()).isEqualTo(good);
    }
    for (Duration wrong :
        new Duration[] {Duration.ofMillis(999), Duration.ofMinutes(15).plusNanos(1)}) {
      assertThatIllegalArgumentException().isThrownBy(() -> Scene.party().signInTimeout(wrong));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Scene.party().registrationTimeout(wrong))
          .withMessage("A timeout is a second to 15 minutes");
    }
  }

  @Test
  void aRelyingPartyHasANameOf1To64CharactersAnIdAndAnOrigin() {
    assertThat(Scene.party().name("n".repeat(64)).build().name()).hasSize(64);
    assertThat(Scene.party().build().name()).isEqualTo("example.com");
    for (String wrong : new String[] {"", " ", "n".repeat(65)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Scene.party().name(wrong))
          .withMessage("A relying party's name has 1 to 64 characters");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Scene.party().ids("Example.com"));
    assertThatIllegalArgumentException().isThrownBy(() -> Scene.party().algorithms());
    assertThatIllegalStateException()
        .isThrownBy(() -> RelyingParty.builder().ids("example.com").build());
    assertThatIllegalStateException()
        .isThrownBy(() -> RelyingParty.builder().origins(Scene.ORIGIN).build());
    assertThat(Scene.party().build())
        .asString()
        .startsWith("RelyingParty[ids=[example.com], origins=[")
        .contains(Scene.ORIGIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "https://example.com:8443",
        "https://example.com:80",
        "http://localhost",
        "http://localhost:8080",
        "http://app.localhost:443",
      })
  void thesePagesAreOrigins(String page) {
    assertThat(Scene.party().origins(page).build().origins()).contains(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "http://example.com",
        "http://notlocalhost",
        "https://Example.com",
        "https://example.com/",
        "https://example.com:443",
        "http://localhost:80",
        "https://user@example.com",
        "https:///",
        "http:opaque",
        "https://exa mple.com",
      })
  void theseAreNone(String page) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scene.party().origins(page))
        .withMessageStartingWith("An origin is https://");
  }

  /** A host name has at most 253 characters, and a port five digits. */
  @Test
  void aPagesOriginHasAtMost267Characters() {
    String longest = "https://" + "a.".repeat(125) + "com:65535";
    assertThat(longest).hasSize(267);
    assertThat(Scene.party().origins(longest).build().origins()).contains(longest);
    String longer = longest.replace("com:", "coma:");
    assertThatIllegalArgumentException().isThrownBy(() -> Scene.party().origins(longer));
  }

  @Test
  void anApplicationsOriginIsNoAddress() {
    String android = "android:apk-key-hash:" + bytes(32);
    assertThat(Scene.party().applicationOrigins(android).build().origins()).contains(android);
    for (String wrong : new String[] {"", "https://example.com", "a b", "a".repeat(257)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Scene.party().applicationOrigins(wrong));
    }
  }

  private static void assertRefused(String message, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(Fido2Exception.class).hasMessage(message);
  }
}
