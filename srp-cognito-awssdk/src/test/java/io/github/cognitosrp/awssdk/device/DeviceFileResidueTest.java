package io.github.cognitosrp.awssdk.device;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.awssdk.support.AesGcm;
import io.github.cognitosrp.cognito.RememberedDevice;
import io.github.cognitosrp.modpow.spi.HeapDump;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a heap dump of another JVM shows of a device's password after an error. */
@Tag("slow")
class DeviceFileResidueTest {
  private static final byte[] OWNER = {1};

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"a key that fails", "a file with an invalid key of a device"})
  void anErrorLeavesNoPassword(String work) throws Exception {
    HeapDump heap = HeapDump.of(Work.class, work, folder);
    assertThat(heap.copies(utf8())).isZero();
    assertThat(heap.copies(new String(HeapDump.password()).getBytes(UTF_16BE))).isZero();
  }

  /** Otherwise the other test would see nothing. */
  @ParameterizedTest
  @CsvSource("control")
  void withoutTheWipesTheHeapHasThePassword(String work) throws Exception {
    HeapDump heap = HeapDump.of(Work.class, work, folder);
    assertThat(heap.copies(utf8())).isPositive();
    assertThat(heap.copies(new String(HeapDump.password()).getBytes(UTF_16BE))).isPositive();
  }

  private static byte[] utf8() {
    return new String(HeapDump.password()).getBytes(UTF_8);
  }

  /** A key that works until it is told not to. */
  private static final class RevocableKey implements SecretKey {
    private static final long serialVersionUID = 1L;

    private boolean revoked;

    @Override
    public String getAlgorithm() {
      return "AES";
    }

    @Override
    public String getFormat() {
      return "RAW";
    }

    @Override
    public byte[] getEncoded() {
      return revoked ? null : new byte[16];
    }
  }

  /** Runs into an error, wipes what the caller owns, and dumps the heap. */
  static final class Work {
    private Work() {}

    public static void main(String[] arguments) throws Exception {
      char[] password = HeapDump.password();
      RememberedDevice device = RememberedDevice.restore("eu-central-1_0", "group", password);
      byte[] utf8 = utf8(password);
      RevocableKey key = new RevocableKey();
      DeviceFile file = new DeviceFile(key);
      switch (arguments[0]) {
        case "a key that fails" -> {
          key.revoked = true;
          try {
            file.encrypt(device, OWNER);
            throw new AssertionError("the key works");
          } catch (GeneralSecurityException expected) {
            // Goes on.
          }
        }
        case "a file with an invalid key of a device" -> {
          ByteBuffer plain = ByteBuffer.allocate(64);
          for (byte[] text : new byte[][] {"nodevice".getBytes(UTF_8), {'g'}, utf8}) {
            plain.putShort((short) text.length).put(text);
          }
          byte[] content = Arrays.copyOf(plain.array(), plain.position());
          byte[] sealed = new AesGcm(key, (byte) 1).seal(content, OWNER);
          Arrays.fill(plain.array(), (byte) 0);
          Arrays.fill(content, (byte) 0);
          if (file.decrypt(sealed, OWNER).isPresent()) {
            throw new AssertionError("the device is accepted");
          }
        }
        default -> {
          HeapDump.write(arguments[1]);
          return;
        }
      }
      device.close();
      Arrays.fill(password, '\0');
      Arrays.fill(utf8, (byte) 0);
      HeapDump.write(arguments[1]);
    }

    private static byte[] utf8(char[] password) {
      byte[] utf8 = new byte[password.length];
      for (int i = 0; i < utf8.length; i++) {
        utf8[i] = (byte) password[i];
      }
      return utf8;
    }
  }
}
