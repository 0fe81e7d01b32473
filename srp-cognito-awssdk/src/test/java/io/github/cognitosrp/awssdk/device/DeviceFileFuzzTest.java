package io.github.cognitosrp.awssdk.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cognitosrp.awssdk.support.AesGcm;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.provider.MethodSource;

/** A device file of any content is a device or none, under the right key as well. */
class DeviceFileFuzzTest {
  private static final SecretKey KEY = new SecretKeySpec(new byte[32], "AES");
  private static final byte[] OWNER = {1};
  private static final byte VERSION = 1;

  /** A right one, one that is cut short, and one whose password is no UTF-8. */
  static Stream<byte[]> files() {
    String key = "eu-west-1_11111111-2222-3333-4444-555555555555";
    return Stream.of(
        texts(key.getBytes(UTF_8), "-group".getBytes(UTF_8), "secret".getBytes(UTF_8)),
        new byte[] {-1, -1, 0},
        texts(key.getBytes(UTF_8), "-group".getBytes(UTF_8), new byte[] {-1}));
  }

  private static byte[] texts(byte[]... texts) {
    ByteBuffer bytes = ByteBuffer.allocate(1_000);
    for (byte[] text : texts) {
      bytes.putShort((short) text.length).put(text);
    }
    byte[] written = new byte[bytes.position()];
    bytes.get(0, written);
    return written;
  }

  @MethodSource("files")
  @FuzzTest(maxDuration = "1h")
  void aFileIsADeviceOrNone(byte[] content) throws GeneralSecurityException {
    DeviceFile file = new DeviceFile(KEY);
    assertThat(file.decrypt(content, OWNER)).isEmpty();
    byte[] sealed = new AesGcm(KEY, VERSION).seal(content, OWNER);
    file.decrypt(sealed, OWNER).ifPresent(device -> assertThat(device.deviceKey()).isNotEmpty());
  }
}
