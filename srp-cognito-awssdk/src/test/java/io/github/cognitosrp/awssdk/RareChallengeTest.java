package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.awssdk.device.DeviceOwner;
import io.github.cognitosrp.awssdk.device.DeviceStore;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.RememberedDevice;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Challenges that the local pool does not issue, and answers that do not fit. */
class RareChallengeTest {
  private static final CognitoSrp SRP =
      CognitoSrp.builder().userPool("local-1_X").appClient("web", "sesame".toCharArray()).build();

  private static SignInResult start(Way way, ScriptedService service) {
    CognitoSignIn signIn = way.builder(service.endpoint(), SRP).build();
    return way.get(() -> signIn.startChoice("alias"), () -> signIn.startChoiceAsync("alias"));
  }

  private static String hash(String username) {
    return "\"SECRET_HASH\":\"" + SRP.secretHash(username).orElseThrow() + "\"";
  }

  @ParameterizedTest
  @EnumSource
  void aChallengeThatNobodyKnowsYetCanBeAnswered(Way way) throws IOException {
    try (ScriptedService service =
        new ScriptedService(
            "{\"ChallengeName\":\"PALM_READING\",\"ChallengeParameters\":{\"HAND\":\"left\"}}",
            ScriptedService.TOKENS)) {
      OtherAnswerRequired palm = (OtherAnswerRequired) start(way, service);
      assertThat(palm.challengeName()).isEqualTo("PALM_READING");
      assertThat(palm.parameters()).containsEntry("HAND", "left");

      Map<String, String> answer = Map.of("LINE", "long");
      assertThat(way.get(() -> palm.answer(answer), () -> palm.answerAsync(answer)))
          .isInstanceOf(SignedIn.class);
      assertThat(service.requests.get(1))
          .contains("\"LINE\":\"long\"", "\"ChallengeName\":\"PALM_READING\"", hash("alias"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatANewPasswordNeedsIsNamedWithoutItsPrefix(Way way) throws IOException {
    String asked =
        ScriptedService.challenge(
            "NEW_PASSWORD_REQUIRED",
            "\"USERNAME\":\"alice\",\"userAttributes\":\"{}\",\"requiredAttributes\":"
                + "\"[\\\"userAttributes.email\\\",\\\"given_name\\\"]\"");
    try (ScriptedService service = new ScriptedService(asked, ScriptedService.TOKENS)) {
      NewPasswordRequired required = (NewPasswordRequired) start(way, service);
      assertThat(required.requiredAttributes()).containsExactly("email", "given_name");
      assertThat(required.userAttributesJson()).contains("{}");

      Map<String, String> attributes = Map.of("email", "a@b.example");
      way.get(
          () -> required.answer("n3w".toCharArray(), attributes),
          () -> required.answerAsync("n3w".toCharArray(), attributes));
      assertThat(service.requests.get(1)).contains("\"userAttributes.email\":\"a@b.example\"");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerWithNeitherChallengeNorTokensEndsTheSignIn(Way way) throws IOException {
    try (ScriptedService service = new ScriptedService("{}")) {
      assertThatThrownBy(() -> start(way, service)).isInstanceOf(UnexpectedResponseException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"AuthenticationResult\":{\"IdToken\":\"a.b.c\"}}"})
  void aRefreshWithoutAnAccessTokenIsRefused(String answer) throws IOException {
    try (ScriptedService service = new ScriptedService(answer)) {
      CognitoSignIn signIn = Way.BLOCKING.builder(service.endpoint(), SRP).build();
      assertThatThrownBy(() -> signIn.resume(RefreshRequest.of("alice", "token")))
          .isInstanceOf(UnexpectedResponseException.class);
    }
  }

  @Test
  void aUserWithoutARefreshTokenCannotBeRefreshed() throws IOException {
    try (ScriptedService service =
        new ScriptedService("{\"AuthenticationResult\":{\"AccessToken\":\"a.b.c\"}}")) {
      SignedIn user = (SignedIn) start(Way.BLOCKING, service);
      assertThatThrownBy(user::refresh)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("there is no refresh token");
    }
  }

  /** The user keeps the name that was given where Cognito's answer has no other. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\"USERNAME\":\"\"", "\"USERNAME\":\"alias\""})
  void withoutACanonicalNameTheGivenOneStays(String parameters) throws IOException {
    try (ScriptedService service =
        new ScriptedService(ScriptedService.challenge("SMS_MFA", parameters))) {
      assertThat(start(Way.BLOCKING, service).username()).isEqualTo("alias");
    }
  }

  @Test
  void aCanonicalNameThatIsNoNameIsRefused() throws IOException {
    String parameters = "\"USERNAME\":\"" + "x".repeat(4_000) + "\"";
    try (ScriptedService service =
        new ScriptedService(ScriptedService.challenge("SMS_MFA", parameters))) {
      assertThatThrownBy(() -> start(Way.BLOCKING, service))
          .isInstanceOf(UnexpectedResponseException.class);
    }
  }

  @Test
  void aSignInNeedsAClient() {
    CognitoSignInBuilder builder = CognitoSignIn.builder(SRP);
    assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @EnumSource
  void aDeviceThatNobodyKeepsCannotBeProven(Way way) throws IOException {
    try (ScriptedService service =
        new ScriptedService("{\"ChallengeName\":\"DEVICE_SRP_AUTH\",\"ChallengeParameters\":{}}")) {
      assertThatThrownBy(() -> start(way, service))
          .isInstanceOf(UnexpectedResponseException.class)
          .hasMessage("Cognito asks for a device that the device store does not have");
      assertThat(service.requests).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeviceIsProvenOnce(Way way) throws IOException {
    String askForDevice = ScriptedService.challenge("DEVICE_SRP_AUTH", "");
    DeviceStore store = DeviceStore.inMemory();
    try (RememberedDevice device =
            RememberedDevice.restore(
                "eu-central-1_12345678-90ab-cdef-1234-567890abcdef",
                "-group",
                "password".toCharArray());
        ScriptedService service =
            new ScriptedService(
                askForDevice,
                ScriptedService.DEVICE_PASSWORD_VERIFIER,
                ScriptedService.challenge("SMS_MFA", ""),
                askForDevice)) {
      store.save(new DeviceOwner(SRP.userPool(), SRP.appClient().id(), "alias"), device);
      CognitoSignIn signIn = way.builder(service.endpoint(), SRP).deviceStore(store).build();
      CodeRequired code =
          (CodeRequired)
              way.get(() -> signIn.startChoice("alias"), () -> signIn.startChoiceAsync("alias"));
      assertThatThrownBy(
              () -> way.get(() -> code.answer("123456"), () -> code.answerAsync("123456")))
          .isInstanceOf(UnexpectedResponseException.class)
          .hasMessage("Cognito asks for a device that has proven itself already or was left out");
      assertThat(service.requests).hasSize(4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEnrolmentWithoutASecretCodeIsRefused(Way way) throws IOException {
    try (ScriptedService service = new ScriptedService(ScriptedService.TOKENS, "{}")) {
      SignedIn user = (SignedIn) start(way, service);
      assertThatThrownBy(() -> way.get(user::beginTotp, user::beginTotpAsync))
          .isInstanceOf(UnexpectedResponseException.class)
          .hasMessageContaining("a secret code");
    }
  }

  /** Cognito answers 200 with this status where it has not taken the code. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"Status\":\"ERROR\"}", "{}"})
  void anEnrolmentThatDidNotSucceedIsRefused(String verified) throws IOException {
    try (ScriptedService service =
        new ScriptedService(
            ScriptedService.TOKENS, "{\"SecretCode\":\"JBSWY3DPEHPK3PXP\"}", verified)) {
      TotpSetup setup = ((SignedIn) start(Way.BLOCKING, service)).beginTotp();
      assertThatThrownBy(() -> setup.confirm("123456", "phone"))
          .isInstanceOf(UnexpectedResponseException.class)
          .hasMessageContaining("SUCCESS");
    }
  }
}
