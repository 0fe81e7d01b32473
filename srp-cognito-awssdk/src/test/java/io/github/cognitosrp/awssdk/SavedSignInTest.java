package io.github.cognitosrp.awssdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.awssdk.ScriptedService.Answer;
import io.github.cognitosrp.awssdk.client.AuthReply;
import io.github.cognitosrp.awssdk.client.CallContext;
import io.github.cognitosrp.awssdk.client.CallScope;
import io.github.cognitosrp.awssdk.client.RequestOptions;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.localpool.model.FirstFactor;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.MfaMode;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;

/** A sign-in is put away and taken up by another object, as in another process. */
class SavedSignInTest {
  private static final SecretKey KEY = key(1, 32);
  private static final CognitoSrp SRP = srp("local-1_X", "web");

  private static SecretKey key(int first, int bytes) {
    byte[] key = new byte[bytes];
    key[0] = (byte) first;
    return new SecretKeySpec(key, "AES");
  }

  private static CognitoSrp srp(String pool, String client) {
    return CognitoSrp.builder().userPool(pool).appClient(client).build();
  }

  /** The other process: it shares the pool's settings and the key with the first one, no more. */
  private static <T extends PendingSignIn> T elsewhere(
      Scene scene, SignInResult result, Class<T> type) {
    String state = ((PendingSignIn) result).export(KEY);
    PendingSignIn resumed = scene.builder().build().resumeChallenge(state, KEY);
    assertThat(resumed.username()).isEqualTo(result.username());
    assertThat(resumed.challengeName()).isEqualTo(((PendingSignIn) result).challengeName());
    return type.cast(resumed);
  }

  private static String sent(Scene scene) {
    return scene.pool.sentCodes().get(0).code();
  }

  @ParameterizedTest
  @EnumSource
  void aCodeIsAnsweredElsewhere(Way way) {
    try (Scene scene =
        new Scene(way, pool -> pool.mfa(MfaMode.OPTIONAL).appClient("web", "sesame"))) {
      scene.pool.user("alice").attribute("email", "a@b.example").mfa(MfaMethod.EMAIL_OTP);

      CodeRequired code = elsewhere(scene, scene.start(), CodeRequired.class);

      assertThat(code.destination()).isPresent();
      assertThat(scene.answer(code, sent(scene))).isInstanceOf(SignedIn.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNewPasswordIsChosenElsewhere(Way way) {
    try (Scene scene = new Scene(way, pool -> pool.appClient("web", "sesame"))) {
      scene.pool.user("alice").temporaryPassword("first").attribute("name", "A");

      NewPasswordRequired wanted =
          elsewhere(scene, scene.start("alice", "first"), NewPasswordRequired.class);

      assertThat(wanted.userAttributesJson()).contains("{\"name\":\"A\"}");
      assertThat(scene.answer(wanted, "second", Map.of())).isInstanceOf(SignedIn.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSecondFactorIsChosenElsewhere(Way way) {
    try (Scene scene = new Scene(way, pool -> pool.mfa(MfaMode.OPTIONAL))) {
      scene
          .pool
          .user("alice")
          .attribute("email", "a@b.example")
          .attribute("phone_number", "+4915112345678")
          .mfa(MfaMethod.EMAIL_OTP, MfaMethod.SMS_MFA);

      MfaSelectionRequired choice = elsewhere(scene, scene.start(), MfaSelectionRequired.class);

      assertThat(choice.available()).containsExactlyInAnyOrder("EMAIL_OTP", "SMS_MFA");
      CodeRequired code = elsewhere(scene, scene.choose(choice, "SMS_MFA"), CodeRequired.class);
      assertThat(scene.answer(code, sent(scene))).isInstanceOf(SignedIn.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theFirstFactorIsChosenElsewhere(Way way) {
    try (Scene scene =
        new Scene(way, pool -> pool.firstFactors(FirstFactor.EMAIL_OTP).appClient("web", "s"))) {
      scene.pool.user("alice").attribute("email", "a@b.example");

      FactorSelectionRequired choice =
          elsewhere(scene, scene.startChoice("alice"), FactorSelectionRequired.class);

      assertThat(choice.available()).contains("PASSWORD_SRP", "EMAIL_OTP");
      assertThat(scene.choosePassword(choice, Scene.PASSWORD)).isInstanceOf(SignedIn.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAuthenticatorAppIsSetUpElsewhere(Way way) {
    try (Scene scene = new Scene(way, pool -> pool.mfa(MfaMode.ON).appClient("web", "s"))) {
      MfaSetupRequired wanted = elsewhere(scene, scene.start(), MfaSetupRequired.class);
      TotpSetup begun = way.get(wanted::beginTotp, wanted::beginTotpAsync);

      String state = begun.export(KEY);
      TotpSetup setup = scene.builder().build().resumeTotpSetup(state, KEY);

      assertThat(setup.secretCode()).isEqualTo(begun.secretCode());
      String code = Totp.code(setup.secretCode(), Instant.now());
      assertThat(
              way.get(() -> setup.confirm(code, "phone"), () -> setup.confirmAsync(code, "phone")))
          .isInstanceOf(SignedIn.class);
      CognitoSignIn other = scene.builder().build();
      assertThatThrownBy(() -> other.resumeChallenge(state, KEY))
          .isInstanceOf(SavedSignInException.class);
      String withoutSecret = wanted.export(KEY);
      assertThatThrownBy(() -> other.resumeTotpSetup(withoutSecret, KEY))
          .isInstanceOf(SavedSignInException.class);
    }
  }

  @Test
  void anEnrolmentOfAUserWhoIsSignedInIsNotExported() {
    try (Scene scene = new Scene(Way.BLOCKING, pool -> pool)) {
      TotpSetup setup = scene.signedIn().beginTotp();

      assertThatThrownBy(() -> setup.export(KEY)).isInstanceOf(IllegalStateException.class);
    }
  }

  /** What the service says is what the other process sees; the session goes back to the service. */
  @ParameterizedTest
  @CsvSource({
    "BLOCKING, CUSTOM_CHALLENGE",
    "ASYNC, CUSTOM_CHALLENGE",
    "BLOCKING, WEB_AUTHN",
    "ASYNC, WEB_AUTHN",
    "BLOCKING, NOT_KNOWN_YET",
  })
  void otherChallengesAreAnsweredElsewhere(Way way, String challenge) throws IOException {
    String asked =
        ScriptedService.challenge(
            challenge,
            "\"USERNAME\":\"älice\",\"CREDENTIAL_REQUEST_OPTIONS\":\"{}\",\"HINT\":\"\"");
    try (ScriptedService service = new ScriptedService(asked, ScriptedService.TOKENS)) {
      CognitoSignIn first = way.builder(service.endpoint(), SRP).build();
      PendingSignIn pending = (PendingSignIn) first.startCustom("alias");
      CognitoSignIn second = way.builder(service.endpoint(), SRP).build();

      PendingSignIn resumed = second.resumeChallenge(pending.export(key(9, 16)), key(9, 16));

      assertThat(resumed).hasSameClassAs(pending);
      assertThat(resumed.username()).isEqualTo("älice");
      assertThat(answer(way, resumed)).isInstanceOf(SignedIn.class);
      assertThat(service.requests.get(1))
          .contains("a-session-of-some-length", "älice", "\"ChallengeName\":\"" + challenge + "\"");
    }
  }

  private static SignInResult answer(Way way, PendingSignIn pending) {
    if (pending instanceof CustomAnswerRequired custom) {
      assertThat(custom.parameters())
          .containsEntry("CREDENTIAL_REQUEST_OPTIONS", "{}")
          .containsEntry("HINT", "");
      return way.get(() -> custom.answer("42"), () -> custom.answerAsync("42"));
    }
    if (pending instanceof PasskeyRequired passkey) {
      assertThat(passkey.credentialRequestOptions()).isEqualTo("{}");
      return way.get(() -> passkey.answer("{}"), () -> passkey.answerAsync("{}"));
    }
    OtherAnswerRequired other = (OtherAnswerRequired) pending;
    return way.get(() -> other.answer(Map.of()), () -> other.answerAsync(Map.of()));
  }

  private static CognitoSignInBuilder offline(CognitoSrp srp) {
    return Way.BLOCKING.builder(URI.create("http://127.0.0.1:9"), srp);
  }

  /** A sign-in that waits for a code, as of some time. */
  private static CodeRequired waiting(Clock clock) {
    return waiting(clock, "\"USERNAME\":\"alice\"");
  }

  private static CodeRequired waiting(Clock clock, String parameters) {
    try (ScriptedService service =
        new ScriptedService(
            request -> Answer.ok(ScriptedService.challenge("SMS_MFA", parameters)))) {
      return (CodeRequired)
          Way.BLOCKING.builder(service.endpoint(), SRP).clock(clock).build().startCustom("alice");
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void theTextShowsNothingAndFitsIntoAUrl() {
    CodeRequired code = waiting(Clock.systemUTC());

    String state = code.export(KEY);

    assertThat(state).matches("[A-Za-z0-9_-]+").isNotEqualTo(code.export(KEY));
    assertThat(new String(Base64.getUrlDecoder().decode(state), UTF_8))
        .doesNotContain("alice", "session", "SMS_MFA");
  }

  @Test
  void theStateShowsNoSession() {
    Trace trace = new Trace(SRP);
    SignInState state =
        new SignInState(
            SignInFlow.CUSTOM_AUTH,
            "alice",
            "a-session-of-some-length",
            null,
            SignInState.DeviceProof.LEFT_OUT,
            Instant.EPOCH,
            trace,
            new CallContext(trace, new CallScope(), new RequestOptions(Map.of(), null, null)));
    AuthReply reply = AuthReply.of(InitiateAuthResponse.builder().build());

    assertThat(state).hasToString("SignInState[CUSTOM_AUTH]");
    assertThat(new SavedState(state, "SMS_MFA", reply, "secret"))
        .hasToString("SavedState[SignInState[CUSTOM_AUTH]]");
  }

  @ParameterizedTest
  @CsvSource({"179, 3", "180, 3", "599, 10", "600, 10", "899, 15", "900, 15"})
  void itExpiresWithTheSession(int seconds, int validityMinutes) {
    Instant start = Instant.parse("2026-11-09T09:05:00Z");
    CodeRequired code = waiting(Clock.fixed(start, ZoneOffset.UTC));
    CognitoSignIn later =
        offline(SRP)
            .sessionValidity(Duration.ofMinutes(validityMinutes))
            .clock(Clock.fixed(start.plusSeconds(seconds), ZoneOffset.UTC))
            .build();
    String state = code.export(KEY);

    if (seconds < 60 * validityMinutes) {
      PendingSignIn resumed = later.resumeChallenge(state, KEY);
      // Exporting again does not prolong it.
      String again = resumed.export(KEY);
      CognitoSignIn atTheEnd =
          offline(SRP)
              .sessionValidity(Duration.ofMinutes(validityMinutes))
              .clock(Clock.fixed(start.plusSeconds(seconds + 1), ZoneOffset.UTC))
              .build();
      assertThatThrownBy(() -> atTheEnd.resumeChallenge(again, KEY))
          .isInstanceOf(SavedSignInException.class);
    } else {
      assertThatThrownBy(() -> later.resumeChallenge(state, KEY))
          .isInstanceOf(SavedSignInException.class);
    }
  }

  @Test
  void aTextThatWasChangedAnywhereOrCutShortIsRefused() {
    CognitoSignIn signIn = offline(SRP).build();
    String state = waiting(Clock.systemUTC()).export(KEY);
    byte[] whole = Base64.getUrlDecoder().decode(state);

    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      refused(signIn, Base64.getUrlEncoder().withoutPadding().encodeToString(changed), KEY);
      refused(
          signIn,
          Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, i)),
          KEY);
    }
    assertThat(signIn.resumeChallenge(state, KEY)).isInstanceOf(CodeRequired.class);
  }

  @Test
  void aTextOfAnySizeIsRefusedBeforeItIsDecoded() {
    refused(offline(SRP).build(), "A".repeat(64 << 20), KEY);
  }

  @Test
  void itBelongsToItsKeyItsPoolAndItsAppClient() {
    String state = waiting(Clock.systemUTC()).export(KEY);

    refused(offline(SRP).build(), state, key(2, 32));
    refused(offline(SRP).build(), state, key(1, 16));
    refused(offline(srp("local-1_Y", "web")).build(), state, KEY);
    refused(offline(srp("local-1_X", "web2")).build(), state, KEY);
  }

  private static void refused(CognitoSignIn signIn, String state, SecretKey key) {
    assertThatThrownBy(() -> signIn.resumeChallenge(state, key))
        .isInstanceOf(SavedSignInException.class)
        .hasMessage(new SavedSignInException().getMessage())
        .hasNoCause();
  }

  @Test
  void aKeyThatIsNoAesKeyIsRefusedByName() {
    CodeRequired code = waiting(Clock.systemUTC());
    CognitoSignIn signIn = offline(SRP).build();
    SecretKey des = new SecretKeySpec(new byte[8], "DES");
    SecretKey mac = new SecretKeySpec(new byte[32], "HmacSHA256");

    for (SecretKey key : Arrays.asList(null, key(1, 5), des, mac)) {
      assertThatThrownBy(() -> code.export(key))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("key must ");
      assertThatThrownBy(() -> signIn.resumeChallenge("A", key))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("key must ");
    }
    assertThatThrownBy(() -> signIn.resumeChallenge(null, KEY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("state must not be null");
  }

  @Test
  void aKeyThatFailsIsRefusedByName() {
    CodeRequired code = waiting(Clock.systemUTC());
    CognitoSignIn signIn = offline(SRP).build();
    FailingKey key = new FailingKey();
    for (FailingKey.Fault fault : FailingKey.Fault.values()) {
      key.fault = fault;
      for (ThrowingCallable call :
          List.<ThrowingCallable>of(
              () -> code.export(key), () -> signIn.resumeChallenge("A", key))) {
        assertThatThrownBy(call)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("key must be an AES key of 128, 192 or 256 bits");
      }
    }
  }

  @Test
  void parametersThatAreTooLongAreNotExported() {
    CodeRequired code = waiting(Clock.systemUTC(), "\"A\":\"" + "x".repeat(60_000) + "\"");

    assertThatThrownBy(() -> code.export(KEY)).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 179, 901})
  void theSessionsValidityIsOneThatCognitoAllows(long seconds) {
    CognitoSignInBuilder builder = offline(SRP);

    assertThatThrownBy(() -> builder.sessionValidity(Duration.ofSeconds(seconds)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("validity must be 3 to 15 minutes");
  }
}
