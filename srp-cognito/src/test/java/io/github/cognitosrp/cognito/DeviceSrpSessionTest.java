package io.github.cognitosrp.cognito;

import static io.github.cognitosrp.cognito.Samples.DEVICE_KEY;
import static io.github.cognitosrp.cognito.Samples.SECRET_BLOCK;
import static io.github.cognitosrp.cognito.Samples.TIMESTAMP;
import static io.github.cognitosrp.cognito.Samples.USER_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeviceSrpSessionTest {
  private static final PlainServer SERVER = Samples.deviceServer(1);
  private static final DevicePasswordVerifierChallenge CHALLENGE = Samples.deviceChallenge(SERVER);

  @Test
  void bothRequestsHaveTheDeviceKeyAndTheSecretHashOverTheirUsername() {
    CognitoSrp srp = Samples.srpWithSecret();
    String secretHash = srp.secretHash(USER_ID).orElseThrow();
    try (RememberedDevice device = Samples.device();
        DeviceSrpSession session = srp.beginDevice(USER_ID, device)) {
      Map<String, String> opening = session.challengeResponses();
      assertThat(opening)
          .containsOnlyKeys("USERNAME", "DEVICE_KEY", "SRP_A", "SECRET_HASH")
          .containsEntry("USERNAME", USER_ID)
          .containsEntry("DEVICE_KEY", DEVICE_KEY)
          .containsEntry("SECRET_HASH", secretHash);
      assertThat(session.answer(CHALLENGE).toMap())
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "PASSWORD_CLAIM_SECRET_BLOCK", SECRET_BLOCK,
                  "PASSWORD_CLAIM_SIGNATURE",
                      SERVER.signature(opening.get("SRP_A"), SECRET_BLOCK, TIMESTAMP),
                  "TIMESTAMP", TIMESTAMP,
                  "USERNAME", USER_ID,
                  "DEVICE_KEY", DEVICE_KEY,
                  "SECRET_HASH", secretHash));
    }
  }

  @Test
  void theAnswerUsesTheUsernameThatTheChallengeReturns() {
    CognitoSrp srp = Samples.srpWithSecret();
    try (RememberedDevice device = Samples.device();
        DeviceSrpSession session = srp.beginDevice(Samples.ALIAS, device)) {
      ChallengeAnswer answer = session.answer(with("USERNAME", USER_ID));
      assertThat(answer.username()).isEqualTo(USER_ID);
      assertThat(answer.toMap())
          .containsEntry("SECRET_HASH", srp.secretHash(USER_ID).orElseThrow());
    }
  }

  @Test
  void aChallengeForAnotherDeviceIsRefusedAndOneForThisDeviceIsNot() {
    try (RememberedDevice device = Samples.device();
        DeviceSrpSession session = Samples.srp().beginDevice(USER_ID, device)) {
      DevicePasswordVerifierChallenge other = with("DEVICE_KEY", "eu-central-1_0");
      assertThatThrownBy(() -> session.answer(other))
          .isInstanceOf(InvalidChallengeException.class)
          .hasMessage("the challenge parameter DEVICE_KEY must be that of the session's device");
      assertThatCode(() -> session.answer(with("DEVICE_KEY", DEVICE_KEY)))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aSecondChallengeIsRefused() {
    try (RememberedDevice device = Samples.device();
        DeviceSrpSession session = Samples.srp().beginDevice(USER_ID, device)) {
      Map<String, String> first = session.answer(CHALLENGE).toMap();
      DevicePasswordVerifierChallenge second = Samples.deviceChallenge(Samples.deviceServer(2));
      assertThatThrownBy(() -> session.answer(second)).isInstanceOf(SrpStateException.class);
      assertThat(session.answer(CHALLENGE).toMap()).isEqualTo(first);
    }
  }

  @Test
  void aClosedSessionRefusesEverything() {
    try (RememberedDevice device = Samples.device()) {
      DeviceSrpSession session = Samples.srp().beginDevice(USER_ID, device);
      session.close();
      assertThatThrownBy(session::challengeResponses)
          .isInstanceOf(SrpStateException.class)
          .hasMessage("the session is closed");
      assertThatThrownBy(() -> session.answer(CHALLENGE))
          .isInstanceOf(SrpStateException.class)
          .hasMessage("the session is closed");
      assertThat(device.exportSecretPassword()).isNotEmpty();
    }
  }

  @Test
  void aClosedDeviceIsRefused() {
    RememberedDevice device = Samples.device();
    try (DeviceSrpSession session = Samples.srp().beginDevice(USER_ID, device)) {
      device.close();
      assertThatThrownBy(() -> session.answer(CHALLENGE))
          .isInstanceOf(SrpStateException.class)
          .hasMessage("the remembered device is closed");
    }
  }

  @Test
  void toStringHasNoSecret() {
    try (RememberedDevice device = Samples.device();
        DeviceSrpSession session = Samples.srp().beginDevice(USER_ID, device)) {
      assertThat(session)
          .hasToString("DeviceSrpSession[username=" + USER_ID + ", deviceKey=" + DEVICE_KEY + "]");
    }
  }

  private static DevicePasswordVerifierChallenge with(String key, String value) {
    Map<String, String> parameters = new HashMap<>(Samples.deviceParameters(SERVER));
    parameters.put(key, value);
    return DevicePasswordVerifierChallenge.parse(parameters);
  }
}
