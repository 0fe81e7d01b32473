package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import io.github.cognitosrp.localpool.srp.SrpMath;
import java.math.BigInteger;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Devices: handed out, confirmed, remembered, proven, forgotten. */
class DeviceTest {
  private static final String INCORRECT =
      "400 NotAuthorizedException: Incorrect username or password.";
  private static final String NO_DEVICE = "400 ResourceNotFoundException: Device does not exist.";

  private final LocalUserPool pool =
      LocalUserPool.builder()
          .userPool("eu-central-1_AbC123")
          .deviceTracking(DeviceTracking.ALWAYS)
          .user("alice", "correct horse")
          .user("bob", "battery staple")
          .start();
  private final PoolCaller caller = new PoolCaller(pool);
  private final SrpClient srp = new SrpClient();

  @AfterEach
  void close() {
    pool.close();
  }

  private TestDevice confirmedDevice() {
    return confirmedDevice(caller);
  }

  private static TestDevice confirmedDevice(PoolCaller caller) {
    PoolCaller.Reply signIn = caller.signIn("alice", "correct horse");
    TestDevice device = TestDevice.of(signIn);
    assertThat(confirm(caller, signIn, device, device.verifierConfig()).status()).isEqualTo(200);
    return device;
  }

  private static PoolCaller.Reply confirm(
      PoolCaller caller, PoolCaller.Reply signIn, TestDevice device, Map<String, String> config) {
    return caller.call(
        "ConfirmDevice",
        Map.of(
            "AccessToken",
            signIn.accessToken(),
            "DeviceKey",
            device.key(),
            "DeviceName",
            "a laptop",
            "DeviceSecretVerifierConfig",
            config));
  }

  private PoolCaller.Reply passwordProof(String deviceKey) {
    PoolCaller.Reply challenge = caller.initiateSrp("alice", srp);
    Map<String, String> answer = caller.answer(challenge, srp, "correct horse");
    answer.put("DEVICE_KEY", deviceKey);
    return caller.respond("PASSWORD_VERIFIER", "", answer);
  }

  private PoolCaller.Reply deviceSrpAuth(String session, TestDevice device) {
    return caller.respond(
        "DEVICE_SRP_AUTH",
        session,
        Map.of("USERNAME", "alice", "DEVICE_KEY", device.key(), "SRP_A", srp.srpA()));
  }

  private PoolCaller.Reply deviceSignIn(TestDevice device) {
    PoolCaller.Reply start = passwordProof(device.key());
    assertThat(start.at("/ChallengeName")).isEqualTo("DEVICE_SRP_AUTH");
    PoolCaller.Reply verifier = deviceSrpAuth(start.at("/Session"), device);
    assertThat(verifier.at("/ChallengeName")).isEqualTo("DEVICE_PASSWORD_VERIFIER");
    assertThat(verifier.parameter("DEVICE_KEY")).isEqualTo(device.key());
    return caller.respond(
        "DEVICE_PASSWORD_VERIFIER",
        verifier.at("/Session"),
        caller.deviceAnswer(verifier, srp, device));
  }

  private static String deviceKeyOf(PoolCaller.Reply reply) throws ParseException {
    return SignedJWT.parse(reply.accessToken()).getJWTClaimsSet().getStringClaim("device_key");
  }

  @Test
  void aSignInWithoutDeviceGetsADeviceKeyInCognitosShape() throws ParseException {
    PoolCaller.Reply reply = caller.signIn("alice", "correct horse");
    TestDevice device = TestDevice.of(reply);

    assertThat(device.key()).matches("eu-central-1_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(device.groupKey()).matches("-[A-Za-z0-9_-]{8}");
    assertThat(deviceKeyOf(reply)).isEqualTo(device.key());
  }

  @Test
  void aRememberedDeviceProvesItselfAfterThePassword() throws ParseException {
    TestDevice device = confirmedDevice();

    PoolCaller.Reply reply = deviceSignIn(device);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(deviceKeyOf(reply)).isEqualTo(device.key());
    assertThat(reply.json().at("/AuthenticationResult").has("NewDeviceMetadata")).isFalse();
    assertThat(pool.user("alice").deviceKeys()).containsExactly(device.key());
  }

  @Test
  void aDeviceWithAnotherPasswordIsRefused() {
    TestDevice device = confirmedDevice();

    assertThat(
            deviceSignIn(new TestDevice(device.key(), device.groupKey(), "wrong", device.salt()))
                .error())
        .isEqualTo(INCORRECT);
  }

  @Test
  void aDeviceProofThatNamesAnotherGroupIsRefused() {
    TestDevice device = confirmedDevice();

    assertThat(
            deviceSignIn(new TestDevice(device.key(), "-other", device.password(), device.salt()))
                .error())
        .isEqualTo(INCORRECT);
  }

  @Test
  void aDeviceChallengeIsFoundWithoutSessionOnceAndOnlyAfterThePassword() {
    TestDevice device = confirmedDevice();
    assertThat(deviceSrpAuth("", device).error())
        .isEqualTo("400 NotAuthorizedException: Invalid session for the user.");

    passwordProof(device.key());

    assertThat(deviceSrpAuth("", device).at("/ChallengeName"))
        .isEqualTo("DEVICE_PASSWORD_VERIFIER");
    assertThat(deviceSrpAuth("", device).error())
        .isEqualTo("400 NotAuthorizedException: Invalid session for the user.");
  }

  @Test
  void aDeviceProofCountsOnce() {
    TestDevice device = confirmedDevice();
    PoolCaller.Reply verifier = deviceSrpAuth(passwordProof(device.key()).at("/Session"), device);
    Map<String, String> answer = caller.deviceAnswer(verifier, srp, device);

    assertThat(caller.respond("DEVICE_PASSWORD_VERIFIER", "", answer).status()).isEqualTo(200);
    assertThat(caller.respond("DEVICE_PASSWORD_VERIFIER", "", answer).error())
        .isEqualTo("400 NotAuthorizedException: Invalid session for the user.");
  }

  @Test
  void aDeviceAnswerNamesTheUserAndTheDeviceOfItsChallenge() {
    TestDevice device = confirmedDevice();
    TestDevice other = confirmedDevice();
    for (Map<String, String> change :
        List.of(Map.of("USERNAME", "bob"), Map.of("DEVICE_KEY", other.key()))) {
      PoolCaller.Reply verifier = deviceSrpAuth(passwordProof(device.key()).at("/Session"), device);
      Map<String, String> answer = caller.deviceAnswer(verifier, srp, device);
      answer.putAll(change);

      assertThat(caller.respond("DEVICE_PASSWORD_VERIFIER", "", answer).error())
          .isEqualTo(INCORRECT);
    }
    assertThat(deviceSrpAuth(passwordProof(device.key()).at("/Session"), other).error())
        .isEqualTo("400 NotAuthorizedException: Invalid session for the user.");
  }

  @Test
  void anUnknownDeviceLeavesOneMoreAnswerWithoutIt() {
    PoolCaller.Reply challenge = caller.initiateSrp("alice", srp);
    Map<String, String> answer = caller.answer(challenge, srp, "correct horse");
    answer.put("DEVICE_KEY", "eu-central-1_00000000-0000-0000-0000-000000000000");

    assertThat(caller.respond("PASSWORD_VERIFIER", "", answer).error()).isEqualTo(NO_DEVICE);
    answer.remove("DEVICE_KEY");
    assertThat(caller.respond("PASSWORD_VERIFIER", "", answer).status()).isEqualTo(200);
    assertThat(caller.respond("PASSWORD_VERIFIER", "", answer).error())
        .isEqualTo("400 NotAuthorizedException: Invalid session for the user.");
  }

  @Test
  void anUnknownDeviceTwiceSpendsTheChallenge() {
    PoolCaller.Reply challenge = caller.initiateSrp("alice", srp);
    Map<String, String> answer = caller.answer(challenge, srp, "correct horse");
    answer.put("DEVICE_KEY", "eu-central-1_00000000-0000-0000-0000-000000000000");

    assertThat(caller.respond("PASSWORD_VERIFIER", "", answer).error()).isEqualTo(NO_DEVICE);
    assertThat(caller.respond("PASSWORD_VERIFIER", "", answer).error()).isEqualTo(NO_DEVICE);
    answer.remove("DEVICE_KEY");
    assertThat(caller.respond("PASSWORD_VERIFIER", "", answer).error())
        .isEqualTo("400 NotAuthorizedException: Invalid session for the user.");
  }

  @Test
  void whetherADeviceExistsIsToldOnlyAfterTheProof() {
    PoolCaller.Reply challenge = caller.initiateSrp("alice", srp);
    Map<String, String> answer = caller.answer(challenge, srp, "wrong");
    answer.put("DEVICE_KEY", "eu-central-1_00000000-0000-0000-0000-000000000000");

    assertThat(caller.respond("PASSWORD_VERIFIER", "", answer).error()).isEqualTo(INCORRECT);
  }

  @Test
  void aDeviceBelongsToItsUser() {
    TestDevice device = confirmedDevice();
    PoolCaller.Reply challenge = caller.initiateSrp("bob", srp);
    Map<String, String> answer = caller.answer(challenge, srp, "battery staple");
    answer.put("DEVICE_KEY", device.key());

    assertThat(caller.respond("PASSWORD_VERIFIER", "", answer).error()).isEqualTo(NO_DEVICE);
  }

  @Test
  void aDeviceThatNobodyConfirmedDoesNotExist() {
    TestDevice device = TestDevice.of(caller.signIn("alice", "correct horse"));

    assertThat(passwordProof(device.key()).error()).isEqualTo(NO_DEVICE);
  }

  @Test
  void aForgottenDeviceDoesNotExist() {
    TestDevice device = confirmedDevice();
    String session = passwordProof(device.key()).at("/Session");
    PoolCaller.Reply forget =
        caller.call(
            "ForgetDevice",
            Map.of(
                "AccessToken", caller.signIn("alice", "correct horse").accessToken(),
                "DeviceKey", device.key()));
    assertThat(forget.status()).isEqualTo(200);

    assertThat(deviceSrpAuth(session, device).error()).isEqualTo(NO_DEVICE);
    assertThat(passwordProof(device.key()).error()).isEqualTo(NO_DEVICE);
  }

  @Test
  void confirmDeviceTakesOnlyIntegersThatCanBeAVerifier() {
    PoolCaller.Reply signIn = caller.signIn("alice", "correct horse");
    TestDevice device = TestDevice.of(signIn);
    String salt = TestDevice.base64(device.salt());
    BigInteger n = SrpMath.N;

    for (BigInteger v : new BigInteger[] {BigInteger.ZERO, n, n.shiftLeft(8), n.negate()}) {
      assertThat(
              confirm(
                      caller,
                      signIn,
                      device,
                      Map.of("Salt", salt, "PasswordVerifier", TestDevice.base64(v)))
                  .error())
          .isEqualTo(
              "400 InvalidParameterException: Invalid PasswordVerifier in"
                  + " DeviceSecretVerifierConfig.");
    }
    for (String bad :
        new String[] {"*", TestDevice.base64(BigInteger.valueOf(-2)), "A".repeat(88)}) {
      assertThat(
              confirm(caller, signIn, device, Map.of("Salt", bad, "PasswordVerifier", "Ag=="))
                  .error())
          .isEqualTo("400 InvalidParameterException: Invalid Salt in DeviceSecretVerifierConfig.");
    }
    assertThat(
            confirm(
                    caller,
                    signIn,
                    device,
                    Map.of(
                        "Salt",
                        salt,
                        "PasswordVerifier",
                        Base64.getEncoder()
                            .encodeToString(n.subtract(BigInteger.ONE).toByteArray())))
                .status())
        .isEqualTo(200);
  }

  @Test
  void aDeviceKeyIsConfirmedOnceAndOnlyByItsUser() {
    PoolCaller.Reply signIn = caller.signIn("alice", "correct horse");
    TestDevice device = TestDevice.of(signIn);
    String refused = "400 InvalidParameterException: Invalid device key given.";

    PoolCaller.Reply stranger = caller.signIn("bob", "battery staple");
    assertThat(confirm(caller, stranger, device, device.verifierConfig()).error())
        .isEqualTo(refused);
    assertThat(
            confirm(caller, signIn, device, device.verifierConfig())
                .at("/UserConfirmationNecessary"))
        .isEqualTo("false");
    assertThat(confirm(caller, signIn, device, device.verifierConfig()).error()).isEqualTo(refused);
  }

  @Test
  void anOptInPoolRemembersADeviceOnlyWhenTheUserSaysSo() {
    try (LocalUserPool optIn =
        LocalUserPool.builder()
            .deviceTracking(DeviceTracking.USER_OPT_IN)
            .user("alice", "correct horse")
            .start()) {
      PoolCaller user = new PoolCaller(optIn);
      PoolCaller.Reply signIn = user.signIn("alice", "correct horse");
      TestDevice device = TestDevice.of(signIn);
      assertThat(
              confirm(user, signIn, device, device.verifierConfig())
                  .at("/UserConfirmationNecessary"))
          .isEqualTo("true");

      assertThat(passwordProof(user, device).json().has("AuthenticationResult")).isTrue();
      updateStatus(user, signIn, device, "remembered");
      assertThat(passwordProof(user, device).at("/ChallengeName")).isEqualTo("DEVICE_SRP_AUTH");
      updateStatus(user, signIn, device, "not_remembered");
      assertThat(passwordProof(user, device).json().has("AuthenticationResult")).isTrue();
    }
  }

  private PoolCaller.Reply passwordProof(PoolCaller user, TestDevice device) {
    PoolCaller.Reply challenge = user.initiateSrp("alice", srp);
    Map<String, String> answer = user.answer(challenge, srp, "correct horse");
    answer.put("DEVICE_KEY", device.key());
    return user.respond("PASSWORD_VERIFIER", "", answer);
  }

  private static void updateStatus(
      PoolCaller user, PoolCaller.Reply signIn, TestDevice device, String status) {
    PoolCaller.Reply reply =
        user.call(
            "UpdateDeviceStatus",
            Map.of(
                "AccessToken", signIn.accessToken(),
                "DeviceKey", device.key(),
                "DeviceRememberedStatus", status));
    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void devicesAreListedOnceConfirmed() {
    TestDevice device = confirmedDevice();
    PoolCaller.Reply signIn = caller.signIn("alice", "correct horse");

    PoolCaller.Reply list = caller.call("ListDevices", Map.of("AccessToken", signIn.accessToken()));
    PoolCaller.Reply one =
        caller.call(
            "GetDevice", Map.of("AccessToken", signIn.accessToken(), "DeviceKey", device.key()));

    assertThat(list.json().at("/Devices")).hasSize(1);
    assertThat(list.json().at("/Devices/0")).isEqualTo(one.json().at("/Device"));
    assertThat(one.at("/Device/DeviceKey")).isEqualTo(device.key());
    assertThat(one.json().at("/Device/DeviceAttributes").toString()).contains("a laptop");
  }

  @Test
  void aRefreshNeedsTheDeviceKeyOfItsSignIn() {
    PoolCaller.Reply signIn = caller.signIn("alice", "correct horse");
    String token = signIn.at("/AuthenticationResult/RefreshToken");

    assertThat(caller.initiate("REFRESH_TOKEN_AUTH", Map.of("REFRESH_TOKEN", token)).error())
        .isEqualTo("400 NotAuthorizedException: Invalid Refresh Token.");
    assertThat(
            caller
                .initiate(
                    "REFRESH_TOKEN_AUTH",
                    Map.of("REFRESH_TOKEN", token, "DEVICE_KEY", TestDevice.of(signIn).key()))
                .status())
        .isEqualTo(200);
  }
}
