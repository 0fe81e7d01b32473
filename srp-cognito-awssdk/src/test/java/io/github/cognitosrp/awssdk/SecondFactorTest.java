package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.localpool.LocalUser;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.MfaMode;
import io.github.cognitosrp.localpool.model.SentCode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EnableSoftwareTokenMfaException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserMfaPreferenceRequest;

/** Second factors against a pool that verifies them, in both ways. */
class SecondFactorTest {

  private static Scene scene(Way way, MfaMode mode) {
    Scene scene = new Scene(way, pool -> pool.mfa(mode).appClient("web", "sesame"));
    alice(scene)
        .attribute("phone_number", "+4915112345678")
        .attribute("email", "alice@example.com");
    return scene;
  }

  private static LocalUser alice(Scene scene) {
    return scene.pool.user("alice");
  }

  private static String sent(Scene scene) {
    List<SentCode> codes = scene.pool.sentCodes();
    return codes.get(codes.size() - 1).code();
  }

  private static String totp(String secretCode) {
    return Totp.code(secretCode, Instant.now());
  }

  /** The pool takes each code once, and that of the next step already. */
  private static String nextTotp(String secretCode) {
    return Totp.code(secretCode, Instant.now().plusSeconds(30));
  }

  private static String wrong(String code) {
    return (code.charAt(0) == '0' ? '1' : '0') + code.substring(1);
  }

  @ParameterizedTest
  @EnumSource
  void aCodeBySmsFinishesTheSignIn(Way way) {
    try (Scene scene = scene(way, MfaMode.OPTIONAL)) {
      alice(scene).mfa(MfaMethod.SMS_MFA);

      CodeRequired mfa = (CodeRequired) scene.start();
      assertThat(mfa.challengeName()).isEqualTo("SMS_MFA");
      assertThat(mfa.deliveryMedium()).contains("SMS");
      assertThat(mfa.destination()).contains("+*******5678");

      assertThat(scene.answer(mfa, sent(scene))).isInstanceOf(SignedIn.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMistypedCodeCanBeCorrected(Way way) {
    try (Scene scene = scene(way, MfaMode.OPTIONAL)) {
      alice(scene).mfa(MfaMethod.EMAIL_OTP);
      SignInResult mfa = scene.start();

      assertThatThrownBy(() -> scene.answer(mfa, wrong(sent(scene))))
          .isInstanceOf(CodeMismatchException.class);
      assertThat(scene.answer(mfa, sent(scene))).isInstanceOf(SignedIn.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAuthenticatorAppsCodeIsReallyVerified(Way way) {
    try (Scene scene = scene(way, MfaMode.OPTIONAL)) {
      alice(scene).mfa(MfaMethod.SOFTWARE_TOKEN_MFA);
      String secret = alice(scene).totpSecretCode().orElseThrow();

      SignInResult mfa = scene.start();
      assertThatThrownBy(
              () -> scene.answer(mfa, Totp.code(secret, Instant.now().minusSeconds(600))))
          .isInstanceOf(CodeMismatchException.class);
      assertThat(scene.answer(mfa, totp(secret))).isInstanceOf(SignedIn.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAuthenticatorAppsCodeIsGoodForOneSignInOnly(Way way) {
    try (Scene scene = scene(way, MfaMode.OPTIONAL)) {
      alice(scene).mfa(MfaMethod.SOFTWARE_TOKEN_MFA);
      String secret = alice(scene).totpSecretCode().orElseThrow();
      String code = totp(secret);
      scene.answer(scene.start(), code);

      SignInResult mfa = scene.start();
      assertThatThrownBy(() -> scene.answer(mfa, code))
          .isInstanceOf(ExpiredCodeException.class)
          .hasMessageContaining("Your software token has already been used once.");
      assertThat(scene.answer(mfa, nextTotp(secret))).isInstanceOf(SignedIn.class);
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void whoHasTwoFactorsSignsInWithEitherOfThem(Way way, MfaMethod chosen, MfaMethod other) {
    try (Scene scene = scene(way, MfaMode.OPTIONAL)) {
      alice(scene).mfa(chosen, other);

      MfaSelectionRequired choice = (MfaSelectionRequired) scene.start();
      assertThat(choice.available()).containsExactlyInAnyOrder(chosen.name(), other.name());

      CodeRequired mfa = (CodeRequired) scene.choose(choice, chosen.name());
      assertThat(mfa.challengeName()).isEqualTo(chosen.name());
      String code =
          chosen == MfaMethod.SOFTWARE_TOKEN_MFA
              ? totp(alice(scene).totpSecretCode().orElseThrow())
              : sent(scene);
      assertThat(scene.answer(mfa, code)).isInstanceOf(SignedIn.class);
    }
  }

  static Stream<Arguments> pairs() {
    return Arrays.stream(Way.values())
        .flatMap(way ->
            Arrays.stream(MfaMethod.values())
                .flatMap(chosen ->
                    Arrays.stream(MfaMethod.values())
                        .filter(other -> other != chosen)
                        .map(other -> Arguments.of(way, chosen, other))));
  }

  @ParameterizedTest
  @EnumSource
  void aFactorThatTheUserDoesNotHaveCannotBeChosen(Way way) {
    try (Scene scene = scene(way, MfaMode.OPTIONAL)) {
      alice(scene).mfa(MfaMethod.SMS_MFA, MfaMethod.EMAIL_OTP);
      SignInResult choice = scene.start();

      assertThatThrownBy(() -> scene.choose(choice, "SOFTWARE_TOKEN_MFA"))
          .isInstanceOf(InvalidParameterException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoPrefersCodesByEmailIsAskedForThem(Way way) {
    try (Scene scene = scene(way, MfaMode.OPTIONAL)) {
      String accessToken = scene.signedIn().tokens().accessToken();
      assertThatThrownBy(() -> preferEmail(scene, accessToken))
          .isInstanceOf(InvalidParameterException.class)
          .hasMessageContaining("delivery config");

      alice(scene).attribute("email_verified", "true");
      preferEmail(scene, accessToken);

      CodeRequired mfa = (CodeRequired) scene.start();
      assertThat(mfa.challengeName()).isEqualTo("EMAIL_OTP");
      assertThat(scene.answer(mfa, sent(scene))).isInstanceOf(SignedIn.class);
    }
  }

  private static void preferEmail(Scene scene, String accessToken) {
    var request =
        SetUserMfaPreferenceRequest.builder()
            .accessToken(accessToken)
            .emailMfaSettings(email -> email.enabled(true).preferredMfa(true))
            .build();
    scene.call(
        client -> client.setUserMFAPreference(request),
        client -> client.setUserMFAPreference(request));
  }

  @ParameterizedTest
  @EnumSource
  void whereCodesByEmailAreOfferedTheSignInSetsThemUp(Way way) {
    try (Scene scene = emailSetup(way)) {
      MfaSetupRequired wanted = (MfaSetupRequired) scene.start();
      assertThat(wanted.available()).containsExactly("SOFTWARE_TOKEN_MFA", "EMAIL_OTP");

      CodeRequired mfa = (CodeRequired) setUpEmail(scene, wanted, "new@example.org");
      assertThat(mfa.challengeName()).isEqualTo("EMAIL_OTP");
      assertThat(mfa.destination()).contains("n***@e***");
      assertThatThrownBy(() -> scene.answer(mfa, wrong(sent(scene))))
          .isInstanceOf(CodeMismatchException.class);
      assertThat(alice(scene).attributes()).containsEntry("email", "alice@example.com");
      assertThat(scene.answer(mfa, sent(scene))).isInstanceOf(SignedIn.class);

      assertThat(alice(scene).attributes())
          .containsEntry("email", "new@example.org")
          .containsEntry("email_verified", "true");
      assertThat(((CodeRequired) scene.start()).challengeName()).isEqualTo("EMAIL_OTP");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whereTwoFactorsCanBeSetUpTheUserMayTakeTheApp(Way way) {
    try (Scene scene = emailSetup(way)) {
      MfaSetupRequired wanted = (MfaSetupRequired) scene.start();

      TotpSetup setup = scene.way.get(wanted::beginTotp, wanted::beginTotpAsync);
      assertThat(confirm(scene, setup, totp(setup.secretCode()))).isInstanceOf(SignedIn.class);

      assertThat(((CodeRequired) scene.start()).challengeName()).isEqualTo("SOFTWARE_TOKEN_MFA");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoAddressIsRefusedAndCanBeCorrected(Way way) {
    try (Scene scene = emailSetup(way)) {
      MfaSetupRequired wanted = (MfaSetupRequired) scene.start();

      assertThatThrownBy(() -> setUpEmail(scene, wanted, "new.example.org"))
          .isInstanceOf(InvalidParameterException.class);
      assertThat(setUpEmail(scene, wanted, "new@example.org")).isInstanceOf(CodeRequired.class);
    }
  }

  private static Scene emailSetup(Way way) {
    Scene scene =
        new Scene(
            way,
            pool ->
                pool.mfa(MfaMode.ON)
                    .mfaSetup(MfaMethod.EMAIL_OTP, MfaMethod.SOFTWARE_TOKEN_MFA)
                    .appClient("web", "sesame"));
    alice(scene).attribute("email", "alice@example.com");
    return scene;
  }

  private static SignInResult setUpEmail(Scene scene, MfaSetupRequired setup, String email) {
    return scene.way.get(() -> setup.setUpEmail(email), () -> setup.setUpEmailAsync(email));
  }

  @ParameterizedTest
  @EnumSource
  void whereAFactorIsMandatoryTheSignInSetsOneUp(Way way) {
    try (Scene scene = scene(way, MfaMode.ON)) {
      MfaSetupRequired wanted = (MfaSetupRequired) scene.start();
      assertThat(wanted.available()).containsExactly("SOFTWARE_TOKEN_MFA");

      TotpSetup setup = scene.way.get(wanted::beginTotp, wanted::beginTotpAsync);
      String code = totp(setup.secretCode());
      assertThatThrownBy(() -> confirm(scene, setup, wrong(code)))
          .isInstanceOf(EnableSoftwareTokenMfaException.class);
      assertThat(confirm(scene, setup, code)).isInstanceOf(SignedIn.class);

      assertThat(scene.answer(scene.start(), nextTotp(setup.secretCode())))
          .isInstanceOf(SignedIn.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoIsSignedInEnrolsAnAppThatIsAskedForFromThenOn(Way way) {
    try (Scene scene = scene(way, MfaMode.OPTIONAL)) {
      SignedIn alice = scene.signedIn();

      TotpSetup setup = scene.way.get(alice::beginTotp, alice::beginTotpAsync);
      assertThat(setup.keyUri("Example", "alice").toString()).contains(setup.secretCode());
      assertThat(setup.toString()).doesNotContain(setup.secretCode());
      assertThat(confirm(scene, setup, totp(setup.secretCode()))).isSameAs(alice);

      CodeRequired mfa = (CodeRequired) scene.start();
      assertThat(mfa.challengeName()).isEqualTo("SOFTWARE_TOKEN_MFA");
      assertThat(scene.answer(mfa, nextTotp(setup.secretCode()))).isInstanceOf(SignedIn.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRememberedDeviceTakesThePlaceOfTheSecondFactor(Way way) {
    try (Scene scene =
        new Scene(way, pool -> pool.mfa(MfaMode.OPTIONAL).deviceTracking(DeviceTracking.ALWAYS))) {
      alice(scene).attribute("email", "alice@example.com").mfa(MfaMethod.EMAIL_OTP);
      scene.remember(scene.answer(scene.start(), sent(scene)));

      assertThat(scene.start()).isInstanceOf(SignedIn.class);
    }
  }

  private static SignInResult confirm(Scene scene, TotpSetup setup, String code) {
    return scene.way.get(
        () -> setup.confirm(code, "phone"), () -> setup.confirmAsync(code, "phone"));
  }
}
