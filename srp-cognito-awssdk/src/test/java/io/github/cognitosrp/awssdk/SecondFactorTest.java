package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.localpool.DeviceTracking;
import io.github.cognitosrp.localpool.LocalUser;
import io.github.cognitosrp.localpool.MfaMethod;
import io.github.cognitosrp.localpool.MfaMode;
import io.github.cognitosrp.localpool.SentCode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.EnableSoftwareTokenMfaException;

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

  private static String wrong(String code) {
    return (code.charAt(0) == '0' ? '1' : '0') + code.substring(1);
  }

  @ParameterizedTest
  @EnumSource
  void aCodeBySmsFinishesTheSignIn(Way way) {
    try (Scene scene = scene(way, MfaMode.OPTIONAL)) {
      alice(scene).mfa(MfaMethod.SMS_MFA);

      MfaRequired mfa = (MfaRequired) scene.start();
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
  void whoHasSeveralFactorsChooses(Way way) {
    try (Scene scene = scene(way, MfaMode.OPTIONAL)) {
      alice(scene).mfa(MfaMethod.SMS_MFA, MfaMethod.EMAIL_OTP);

      MfaSelectionRequired choice = (MfaSelectionRequired) scene.start();
      assertThat(choice.available()).containsExactly("SMS_MFA", "EMAIL_OTP");

      MfaRequired mfa = (MfaRequired) scene.choose(choice, "EMAIL_OTP");
      assertThat(mfa.challengeName()).isEqualTo("EMAIL_OTP");
      assertThat(mfa.destination()).contains("a***@e***");
      assertThat(scene.answer(mfa, sent(scene))).isInstanceOf(SignedIn.class);
    }
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

      assertThat(scene.answer(scene.start(), totp(setup.secretCode())))
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

      MfaRequired mfa = (MfaRequired) scene.start();
      assertThat(mfa.challengeName()).isEqualTo("SOFTWARE_TOKEN_MFA");
      assertThat(scene.answer(mfa, totp(setup.secretCode()))).isInstanceOf(SignedIn.class);
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
