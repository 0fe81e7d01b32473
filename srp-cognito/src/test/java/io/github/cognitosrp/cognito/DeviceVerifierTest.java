package io.github.cognitosrp.cognito;

import static io.github.cognitosrp.cognito.Samples.DEVICE_GROUP_KEY;
import static io.github.cognitosrp.cognito.Samples.DEVICE_KEY;
import static io.github.cognitosrp.cognito.Samples.DEVICE_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.modpow.spi.Hardening;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceVerifierTest {
  private static final NewDeviceMetadata METADATA =
      new NewDeviceMetadata(DEVICE_KEY, DEVICE_GROUP_KEY);

  @ParameterizedTest
  @ValueSource(strings = {"7f", "80", "ff", "00"})
  void passwordSaltAndVerifierBelongTogether(String firstSaltByte) {
    byte[] saltBytes = new byte[16];
    Arrays.fill(saltBytes, (byte) 0x5a);
    saltBytes[0] = (byte) Integer.parseInt(firstSaltByte, 16);
    byte[] passwordBytes = new byte[40];
    Arrays.fill(passwordBytes, (byte) 0xa5);
    GivenRandom random = new GivenRandom(passwordBytes, saltBytes);
    DeviceVerifier made = Samples.builder().secureRandom(random).build().newDevice(METADATA);

    BigInteger salt = new BigInteger(Base64.getDecoder().decode(made.salt()));
    assertThat(salt).isEqualTo(new BigInteger(1, saltBytes));
    try (RememberedDevice device = made.device()) {
      String password = new String(device.exportSecretPassword());
      assertThat(password).isEqualTo(Base64.getEncoder().encodeToString(passwordBytes));
      BigInteger verifier = PlainServer.verifier(DEVICE_GROUP_KEY + DEVICE_KEY, password, salt);
      assertThat(Base64.getDecoder().decode(made.passwordVerifier()))
          .isEqualTo(verifier.toByteArray());
    }
  }

  @Test
  void everyDeviceGetsSecretsOfItsOwn() {
    CognitoSrp srp = Samples.srp();
    DeviceVerifier one = srp.newDevice(METADATA);
    DeviceVerifier other = srp.newDevice(METADATA);
    assertThat(one.salt()).isNotEqualTo(other.salt());
    assertThat(one.passwordVerifier()).isNotEqualTo(other.passwordVerifier());
    assertThat(one.device()).isSameAs(one.device()).isNotSameAs(other.device());
    assertThat(one.device().exportSecretPassword())
        .hasSize(56)
        .isNotEqualTo(other.device().exportSecretPassword());
  }

  /** If it were registered, it would lock the device out forever. */
  @Test
  void aWrongVerifierIsNeverReturned() {
    RecordingBackend backend = RecordingBackend.of(Hardening.CONSTANT_TIME);
    CognitoSrp srp = Samples.builder().modPow(backend.modPow()).build();
    backend.makeFixedBaseFaulty(power -> power.flipBit(5));
    assertThatThrownBy(() -> srp.newDevice(METADATA))
        .isInstanceOf(SrpComputationException.class)
        .hasMessage("the device verifier came out differently a second time");
    backend.makeFixedBaseFaulty(power -> power);
    assertThat(srp.newDevice(METADATA).device().deviceKey()).isEqualTo(DEVICE_KEY);
  }

  @Test
  void aDeviceIsRestoredFromWhatWasStored() {
    char[] stored = DEVICE_PASSWORD.toCharArray();
    RememberedDevice device = RememberedDevice.restore(DEVICE_KEY, DEVICE_GROUP_KEY, stored);
    Arrays.fill(stored, 'x');
    assertThat(device.deviceKey()).isEqualTo(DEVICE_KEY);
    assertThat(device.deviceGroupKey()).isEqualTo(DEVICE_GROUP_KEY);
    char[] exported = device.exportSecretPassword();
    assertThat(exported).isEqualTo(DEVICE_PASSWORD.toCharArray());
    Arrays.fill(exported, 'x');
    assertThat(device.exportSecretPassword()).isEqualTo(DEVICE_PASSWORD.toCharArray());
    device.close();
    device.close();
    assertThatThrownBy(device::exportSecretPassword)
        .isInstanceOf(SrpStateException.class)
        .hasMessage("the remembered device is closed");
  }

  @Test
  void closingADeviceWipesTheArrayThatItHolds() {
    char[] held = DEVICE_PASSWORD.toCharArray();
    new RememberedDevice(METADATA, held).close();
    assertThat(held).containsOnly('\0');
  }

  @Test
  void brokenDevicesAreRefusedByNameAndRule() {
    char[] password = DEVICE_PASSWORD.toCharArray();
    assertInput("deviceKey", () -> RememberedDevice.restore("no key", DEVICE_GROUP_KEY, password));
    assertInput("deviceGroupKey", () -> RememberedDevice.restore(DEVICE_KEY, "", password));
    assertInput(
        "devicePassword",
        () -> RememberedDevice.restore(DEVICE_KEY, DEVICE_GROUP_KEY, new char[0]));
    assertInput(
        "devicePassword",
        () -> RememberedDevice.restore(DEVICE_KEY, DEVICE_GROUP_KEY, new char[] {'\ud83d'}));
    assertInput("deviceKey", () -> new NewDeviceMetadata("", DEVICE_GROUP_KEY));
    assertInput("deviceGroupKey", () -> new NewDeviceMetadata(DEVICE_KEY, "x".repeat(2049)));
  }

  private static void assertInput(String name, Runnable construct) {
    assertThatThrownBy(construct::run)
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            refusal -> {
              assertThat(refusal.name()).isEqualTo(name);
              assertThat(refusal).hasMessage(name + " " + refusal.rule());
              assertThat(refusal.rule()).startsWith("must ");
            });
  }

  @Test
  void toStringHasNoSecret() {
    DeviceVerifier made = Samples.srp().newDevice(METADATA);
    assertThat(made).hasToString("DeviceVerifier[deviceKey=" + DEVICE_KEY + "]");
    assertThat(made.device())
        .hasToString(
            "RememberedDevice[deviceKey="
                + DEVICE_KEY
                + ", deviceGroupKey="
                + DEVICE_GROUP_KEY
                + "]");
  }
}
