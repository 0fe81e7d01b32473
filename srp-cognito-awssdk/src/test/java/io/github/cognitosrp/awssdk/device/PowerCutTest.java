package io.github.cognitosrp.awssdk.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.cognitosrp.cognito.RememberedDevice;
import io.github.cognitosrp.cognito.UserPoolId;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A device survives a power cut: its content is forced to the disk before its file gets its name,
 * and then the name is. Seen by the JVM's flight recorder, which notes each such call.
 */
class PowerCutTest {
  private static final DeviceOwner ALICE =
      new DeviceOwner(new UserPoolId("eu-central-1_AbC123"), "client", "alice");

  private static final String DEVICE_KEY = "eu-central-1_12345678-90ab-cdef-1234-567890abcdef";

  @TempDir private Path folder;

  @Test
  void theContentIsForcedToTheDiskAndThenTheName() throws IOException {
    assumeFalse(File.separatorChar == '\\', "needs a system that can open folders");
    DeviceStore store =
        new EncryptedFileDeviceStore(folder, new SecretKeySpec(new byte[32], "AES"));

    List<String> forced = forcedBy(() -> save(store));

    assertThat(forced).hasSize(2);
    assertThat(forced.get(0)).startsWith(folder + File.separator + "device").endsWith(".tmp");
    assertThat(forced.get(1)).isEqualTo(folder.toString());
  }

  @Test
  void thatAFileIsGoneIsForcedToTheDisk() throws IOException {
    assumeFalse(File.separatorChar == '\\', "needs a system that can open folders");
    DeviceStore store =
        new EncryptedFileDeviceStore(folder, new SecretKeySpec(new byte[32], "AES"));
    save(store);

    assertThat(forcedBy(() -> store.remove(ALICE, DEVICE_KEY))).containsExactly(folder.toString());
  }

  private static void save(DeviceStore store) {
    try (RememberedDevice device =
        RememberedDevice.restore(DEVICE_KEY, "-GroupKey", "secret".toCharArray())) {
      store.save(ALICE, device);
    }
  }

  private List<String> forcedBy(Runnable work) throws IOException {
    Path file = Files.createTempFile("forced", ".jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.FileForce").withThreshold(Duration.ZERO);
      recording.start();
      work.run();
      recording.stop();
      recording.dump(file);
      return RecordingFile.readAllEvents(file).stream()
          .sorted((one, other) -> one.getStartTime().compareTo(other.getStartTime()))
          .map((RecordedEvent event) -> event.getString("path"))
          .filter(path -> path.startsWith(folder.toString()))
          .toList();
    } finally {
      Files.delete(file);
    }
  }
}
