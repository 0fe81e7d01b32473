package io.github.cognitosrp.awssdk.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cognitosrp.awssdk.support.AesGcm;
import io.github.cognitosrp.cognito.RememberedDevice;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** A device file of any content is a device or none, under the right key as well. */
class DeviceFileFuzzTest {
  private static final SecretKey KEY = new SecretKeySpec(new byte[32], "AES");
  private static final byte[] OWNER = {1};

  private static final String DEVICE_KEY = "eu-west-1_11111111-2222-3333-4444-555555555555";

  /** A right one, one that is cut short, and one whose password is no UTF-8. */
  static Stream<byte[]> files() {
    return Stream.of(file("secret".getBytes(UTF_8)), new byte[] {-1, -1, 0}, file(new byte[] {-1}));
  }

  private static byte[] file(byte[] password) {
    return DeviceFile.texts(DEVICE_KEY.getBytes(UTF_8), "-group".getBytes(UTF_8), password);
  }

  private static Optional<RememberedDevice> device(byte[] content) throws GeneralSecurityException {
    byte[] sealed = new AesGcm(KEY, DeviceFile.VERSION).seal(content, OWNER);
    return new DeviceFile(KEY).decrypt(sealed, OWNER);
  }

  @Test
  void theFirstFileIsADevice() throws GeneralSecurityException {
    assertThat(device(files().findFirst().orElseThrow()))
        .hasValueSatisfying(device -> assertThat(device.deviceKey()).isEqualTo(DEVICE_KEY));
  }

  @MethodSource("files")
  @FuzzTest(maxDuration = "1h")
  void aFileIsADeviceOrNone(byte[] content) throws GeneralSecurityException {
    assertThat(new DeviceFile(KEY).decrypt(content, OWNER)).isEmpty();
    device(content).ifPresent(device -> assertThat(device.deviceKey()).isNotEmpty());
  }
}
