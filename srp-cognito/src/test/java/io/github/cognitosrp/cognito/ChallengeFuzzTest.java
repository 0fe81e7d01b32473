package io.github.cognitosrp.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Challenge parameters of any content: taken and answered, or refused by name. The input is one
 * parameter a line, its name before the first equals sign.
 */
class ChallengeFuzzTest {

  private static Map<String, String> parameters(byte[] input) {
    Map<String, String> parameters = new HashMap<>();
    for (String line : new String(input, StandardCharsets.UTF_8).split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        parameters.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return parameters;
  }

  @FuzzTest(maxDuration = "1h")
  void aUsersChallengeIsAnsweredOrRefused(byte[] input) {
    try (UserSrpSession session = Samples.srp().beginUser(Samples.ALIAS)) {
      PasswordVerifierChallenge challenge = PasswordVerifierChallenge.parse(parameters(input));
      assertThat(session.answer(challenge, Samples.password()).toMap())
          .containsKey("PASSWORD_CLAIM_SIGNATURE");
    } catch (InvalidChallengeException refusal) {
      assertThat(refusal.getMessage()).hasSizeLessThan(200);
    }
  }

  @FuzzTest(maxDuration = "1h")
  void aDevicesChallengeIsAnsweredOrRefused(byte[] input) {
    try (RememberedDevice device = Samples.device();
        DeviceSrpSession session = Samples.srp().beginDevice(Samples.USER_ID, device)) {
      DevicePasswordVerifierChallenge challenge =
          DevicePasswordVerifierChallenge.parse(parameters(input));
      assertThat(session.answer(challenge).toMap()).containsKey("PASSWORD_CLAIM_SIGNATURE");
    } catch (InvalidChallengeException refusal) {
      assertThat(refusal.getMessage()).hasSizeLessThan(200);
    }
  }
}
