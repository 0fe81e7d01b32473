package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.github.cognitosrp.awssdk.ScriptedService.Answer;
import io.github.cognitosrp.awssdk.ScriptedService.Request;
import io.github.cognitosrp.awssdk.device.DeviceOwner;
import io.github.cognitosrp.awssdk.device.DeviceStore;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.CognitoSrpException;
import io.github.cognitosrp.cognito.RememberedDevice;
import io.github.cognitosrp.modpow.ModPows;
import io.github.cognitosrp.testing.BesideOtherClasses;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/**
 * Whatever the service answers, a sign-in ends with a result, an exception of a known type, or the
 * SDK's own exception, after a bounded number of requests.
 */
@Tag("slow")
@BesideOtherClasses
class HostileServiceTest {
  private static final CognitoSrp SRP =
      CognitoSrp.builder()
          .userPool("local-1_X")
          .appClient("web", "sesame".toCharArray())
          // Nothing here is secret, and there are thousands of handshakes.
          .modPow(ModPows.named("bigint-vartime"))
          .build();
  private static final DeviceOwner ALICE = new DeviceOwner(SRP.userPool(), "web", "alice");
  private static final String DEVICE_KEY = "eu-central-1_12345678-90ab-cdef-1234-567890abcdef";

  /**
   * Three attempts, each with at most six requests: three steps, one of which may be repeated
   * without a forgotten device, and the two of a device's proof.
   */
  private static final int MAX_REQUESTS = 18;

  private static final List<String> CHALLENGES =
      List.of(
          "PASSWORD_VERIFIER",
          "DEVICE_SRP_AUTH",
          "DEVICE_PASSWORD_VERIFIER",
          "SMS_MFA",
          "SOFTWARE_TOKEN_MFA",
          "EMAIL_OTP",
          "SMS_OTP",
          "SELECT_MFA_TYPE",
          "MFA_SETUP",
          "NEW_PASSWORD_REQUIRED",
          "CUSTOM_CHALLENGE",
          "SELECT_CHALLENGE",
          "PASSWORD_SRP",
          "PASSWORD",
          "WEB_AUTHN",
          "ADMIN_NO_SRP_AUTH",
          "NOT_KNOWN_YET");

  private static ScriptedService service;
  private static Map<Way, CognitoSignInBuilder> builders;

  @BeforeAll
  static void start() throws IOException {
    service = new ScriptedService();
    builders = new LinkedHashMap<>();
    for (Way way : Way.values()) {
      builders.put(way, way.builder(service.endpoint(), SRP, 1));
    }
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** A store whose devices cannot be removed, as on a replica that is only read. */
  private static final class StubbornStore extends StoreAround {
    StubbornStore() {
      super(withDevice());
    }

    @Override
    public void remove(DeviceOwner owner, String deviceKey) {}
  }

  private static DeviceStore withDevice() {
    DeviceStore store = DeviceStore.inMemory();
    try (RememberedDevice device =
        RememberedDevice.restore(DEVICE_KEY, "-group", "device password".toCharArray())) {
      store.save(ALICE, device);
    }
    return store;
  }

  private static CognitoSignIn signIn(Way way, DeviceStore devices) {
    return builders.get(way).deviceStore(devices).build();
  }

  private static String challenge(String name) {
    return switch (name) {
      case "PASSWORD_VERIFIER" -> ScriptedService.PASSWORD_VERIFIER;
      case "DEVICE_PASSWORD_VERIFIER" -> ScriptedService.DEVICE_PASSWORD_VERIFIER;
      default -> ScriptedService.challenge(name, "\"USERNAME\":\"alice\"");
    };
  }

  /** Every answer that there is, and some that there should not be. */
  private static Map<String, Answer> answers() {
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (String name : CHALLENGES) {
      answers.put(name, Answer.ok(challenge(name)));
      answers.put(name + " without parameters", Answer.ok("{\"ChallengeName\":\"" + name + "\"}"));
    }
    answers.put("tokens", Answer.ok(ScriptedService.TOKENS));
    answers.put("nothing", Answer.ok("{}"));
    answers.put("an empty body", Answer.ok(""));
    answers.put("no JSON", Answer.ok("<html>"));
    answers.put("an array", Answer.ok("[]"));
    answers.put("tokens without an access token", Answer.ok("{\"AuthenticationResult\":{}}"));
    answers.put(
        "nulls",
        Answer.ok(
            """
            {"ChallengeName":null,"Session":null,"AuthenticationResult":null,\
            "ChallengeParameters":{"USERNAME":null},"AvailableChallenges":[null]}\
            """));
    answers.put(
        "null among the choices",
        Answer.ok(
            """
            {"ChallengeName":"SELECT_CHALLENGE","AvailableChallenges":[null,"EMAIL_OTP"],\
            "ChallengeParameters":{"USERNAME":null}}\
            """));
    answers.put("a number for a name", Answer.ok("{\"ChallengeName\":5}"));
    answers.put(
        "a list for parameters",
        Answer.ok("{\"ChallengeName\":\"SMS_MFA\",\"ChallengeParameters\":[]}"));
    answers.put(
        "a text for a number",
        Answer.ok("{\"AuthenticationResult\":{\"AccessToken\":\"a\",\"ExpiresIn\":\"x\"}}"));
    for (String username : List.of("", "\\ud800", "x".repeat(3_000))) {
      answers.put(
          "a name of " + username.length() + " characters",
          Answer.ok(ScriptedService.challenge("SMS_MFA", "\"USERNAME\":\"" + username + "\"")));
    }
    answers.put(
        "another user",
        Answer.ok(ScriptedService.challenge("DEVICE_SRP_AUTH", "\"USERNAME\":\"bob\"")));
    answers.put(
        "a device that is ill-formed",
        Answer.ok(
            """
            {"AuthenticationResult":{"AccessToken":"a","NewDeviceMetadata":\
            {"DeviceKey":"bad key","DeviceGroupKey":""}}}\
            """));
    answers.put("B of 1 MB", Answer.ok(verifier("SRP_B", "a".repeat(1 << 20))));
    answers.put("B = 0", Answer.ok(verifier("SRP_B", "0")));
    answers.put("a salt that is no number", Answer.ok(verifier("SALT", "salt")));
    answers.put("a block that is no base64", Answer.ok(verifier("SECRET_BLOCK", "***")));
    answers.put(
        "wrong password",
        Answer.refusal("NotAuthorizedException", "Incorrect username or password."));
    answers.put(
        "invalid session",
        Answer.refusal("NotAuthorizedException", "Invalid session for the user."));
    answers.put(
        "forgotten device", Answer.refusal("ResourceNotFoundException", "Device does not exist."));
    answers.put(
        "no app client",
        Answer.refusal("ResourceNotFoundException", "User pool client web does not exist."));
    answers.put("an unknown error", Answer.refusal("UnheardOfException", "?"));
    answers.put("an error without a type", new Answer(400, "{}"));
    return answers;
  }

  private static String verifier(String name, String value) {
    return ScriptedService.PASSWORD_VERIFIER.replaceFirst(
        "\"" + name + "\":\"[^\"]*\"", "\"" + name + "\":\"" + value + "\"");
  }

  /** The challenges whose answers the hostile answer follows, and the start of each flow. */
  private static Stream<String> steps() {
    return Stream.concat(
        CHALLENGES.stream(), Stream.of("USER_SRP_AUTH", "CUSTOM_AUTH", "USER_AUTH"));
  }

  /** Leads a sign-in to where the challenge is answered; from then on the answer is the same. */
  private static Answer lead(Request request, String step, Answer hostile) {
    String about = request.about();
    boolean begins = request.operation().equals("InitiateAuth");
    boolean deviceStep = step.startsWith("DEVICE_");
    if (begins && !about.equals(step)) {
      return Answer.ok(challenge(deviceStep ? "PASSWORD_VERIFIER" : step));
    }
    if (deviceStep && about.equals("PASSWORD_VERIFIER")) {
      return Answer.ok(challenge("DEVICE_SRP_AUTH"));
    }
    if (step.equals("DEVICE_PASSWORD_VERIFIER") && about.equals("DEVICE_SRP_AUTH")) {
      return Answer.ok(challenge("DEVICE_PASSWORD_VERIFIER"));
    }
    return hostile;
  }

  private static SignInResult start(Way way, CognitoSignIn signIn, String step) {
    char[] password = "password".toCharArray();
    return switch (step) {
      case "CUSTOM_AUTH", "CUSTOM_CHALLENGE" ->
          way.get(() -> signIn.startCustom("alice"), () -> signIn.startCustomAsync("alice"));
      case "USER_AUTH", "SELECT_CHALLENGE", "PASSWORD_SRP", "WEB_AUTHN", "EMAIL_OTP", "SMS_OTP" ->
          way.get(() -> signIn.startChoice("alice"), () -> signIn.startChoiceAsync("alice"));
      default ->
          way.get(
              () -> signIn.start("alice", password), () -> signIn.startAsync("alice", password));
    };
  }

  private static SignInResult answer(Way way, SignInResult result) {
    if (result instanceof CodeRequired code) {
      return way.get(() -> code.answer("123456"), () -> code.answerAsync("123456"));
    }
    if (result instanceof MfaSelectionRequired mfa) {
      return way.get(() -> mfa.choose("SMS_MFA"), () -> mfa.chooseAsync("SMS_MFA"));
    }
    if (result instanceof MfaSetupRequired setup) {
      return way.get(() -> setup.setUpEmail("a@b"), () -> setup.setUpEmailAsync("a@b"));
    }
    if (result instanceof NewPasswordRequired password) {
      char[] chosen = "chosen".toCharArray();
      return way.get(() -> password.answer(chosen), () -> password.answerAsync(chosen));
    }
    if (result instanceof CustomAnswerRequired custom) {
      return way.get(() -> custom.answer("42"), () -> custom.answerAsync("42"));
    }
    if (result instanceof FactorSelectionRequired choice) {
      char[] password = "password".toCharArray();
      return way.get(
          () -> choice.choosePassword(password), () -> choice.choosePasswordAsync(password));
    }
    if (result instanceof PasskeyRequired passkey) {
      return way.get(() -> passkey.answer("{}"), () -> passkey.answerAsync("{}"));
    }
    if (result instanceof OtherAnswerRequired other) {
      return way.get(() -> other.answer(Map.of()), () -> other.answerAsync(Map.of()));
    }
    return result;
  }

  /** In one way or the other: by turns, so that each way has each answer after half the steps. */
  @ParameterizedTest
  @MethodSource("steps")
  void everyAnswerAfterEveryStepEndsInAKnownWay(String step) {
    Iterator<Way> turns = Stream.generate(() -> Stream.of(Way.values())).flatMap(w -> w).iterator();
    if (CHALLENGES.indexOf(step) % 2 == 0) {
      turns.next();
    }
    answers().forEach((name, hostile) -> endsInAKnownWay(turns.next(), step, name, hostile));
  }

  @ParameterizedTest
  @MethodSource("steps")
  @Tag("deep")
  void soItDoesInEachWay(String step) {
    for (Way way : Way.values()) {
      answers().forEach((name, hostile) -> endsInAKnownWay(way, step, name, hostile));
    }
  }

  private static void endsInAKnownWay(Way way, String step, String name, Answer hostile) {
    service.script(request -> lead(request, step, hostile));
    String outcome = outcome(way, step, signIn(way, new StubbornStore()));

    assertThat(service.requests)
        .as("requests, %s after %s, %s: %s", name, step, way, outcome)
        .hasSizeBetween(1, MAX_REQUESTS);
  }

  private static String outcome(Way way, String step, CognitoSignIn signIn) {
    try {
      return String.valueOf(answer(way, start(way, signIn, step)));
    } catch (UnexpectedResponseException | CognitoSrpException | SdkException known) {
      assertThat(Diagnosis.of(known).map(Diagnosis::operation)).isNotEqualTo(Optional.of(""));
      return known.toString();
    } catch (RuntimeException | Error other) {
      return fail("after " + step, other);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeviceIsProvenOnceHoweverOftenTheServiceAsks(Way way) {
    service.script(request ->
        Answer.ok(
            switch (request.about()) {
              case "USER_SRP_AUTH" -> ScriptedService.PASSWORD_VERIFIER;
              case "DEVICE_SRP_AUTH" -> ScriptedService.DEVICE_PASSWORD_VERIFIER;
              default -> challenge("DEVICE_SRP_AUTH");
            }));
    CognitoSignIn signIn = signIn(way, withDevice());

    assertThatThrownBy(() -> start(way, signIn, "USER_SRP_AUTH"))
        .isInstanceOf(UnexpectedResponseException.class);
    assertThat(service.requests).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource
  void aRefusedDeviceThatStaysInTheStoreCostsOneMoreSignInWithoutIt(Way way) {
    service.script(request ->
        switch (request.about()) {
          // Attempts without end would keep the test from its end too.
          case "USER_SRP_AUTH" ->
              service.requests.size() > MAX_REQUESTS
                  ? Answer.ok("{}")
                  : Answer.ok(ScriptedService.PASSWORD_VERIFIER);
          case "DEVICE_SRP_AUTH" -> Answer.ok(ScriptedService.DEVICE_PASSWORD_VERIFIER);
          case "DEVICE_PASSWORD_VERIFIER" ->
              Answer.refusal("NotAuthorizedException", "Incorrect username or password.");
          default ->
              Answer.ok(
                  request.body().path("ChallengeResponses").has("DEVICE_KEY")
                      ? challenge("DEVICE_SRP_AUTH")
                      : ScriptedService.TOKENS);
        });

    SignInResult result = start(way, signIn(way, new StubbornStore()), "USER_SRP_AUTH");

    assertThat(result).isInstanceOf(SignedIn.class);
    assertThat(service.requests).hasSize(6);
    assertThat(service.requests.subList(4, 6)).noneMatch(body -> body.contains("DEVICE_KEY"));
  }

  @ParameterizedTest
  @EnumSource
  void aRefusalOfThePasswordIsFinal(Way way) {
    service.script(request ->
        request.about().equals("USER_SRP_AUTH")
            ? Answer.ok(ScriptedService.PASSWORD_VERIFIER)
            : Answer.refusal("NotAuthorizedException", "Incorrect username or password."));

    CognitoSignIn signIn = signIn(way, withDevice());

    assertThatThrownBy(() -> start(way, signIn, "USER_SRP_AUTH"))
        .isInstanceOf(NotAuthorizedException.class);
    assertThat(service.requests).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void anIllFormedOfferCostsTheOfferOnly(Way way) {
    service.script(request ->
        Answer.ok(
            """
            {"AuthenticationResult":{"AccessToken":"a","RefreshToken":"r","NewDeviceMetadata":\
            {"DeviceKey":"bad key","DeviceGroupKey":"-g"}}}\
            """));

    SignedIn alice = (SignedIn) start(way, signIn(way, DeviceStore.none()), "CUSTOM_AUTH");

    assertThat(alice.tokens().refreshToken()).contains("r");
    assertThat(alice.newDevice()).isEmpty();
    assertThat(alice.deviceKey()).isEmpty();
  }
}
