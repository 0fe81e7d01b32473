package io.github.cognitosrp.awssdk.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.cognito.RememberedDevice;
import io.github.cognitosrp.cognito.UserPoolId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes use one folder of devices at the same time. */
@Tag("slow")
class TwoProcessesTest {
  private static final int ROUNDS = 150;
  private static final String OLD = "eu-central-1_00000000-0000-0000-0000-00000000000a";
  private static final String NEW = "eu-central-1_00000000-0000-0000-0000-00000000000b";

  @TempDir private Path folder;

  private static DeviceStore store(Path folder) {
    return new EncryptedFileDeviceStore(folder, new SecretKeySpec(new byte[16], "AES"));
  }

  private static DeviceOwner owner(String name) {
    return new DeviceOwner(new UserPoolId("eu-central-1_X"), "client", name);
  }

  private static void save(DeviceStore store, DeviceOwner owner, String key) {
    try (RememberedDevice device = RememberedDevice.restore(key, "-g", "secret".toCharArray())) {
      store.save(owner, device);
    }
  }

  private static boolean holds(DeviceStore store, DeviceOwner owner, String key) {
    try (RememberedDevice device = store.load(owner).orElse(null)) {
      return device != null && device.deviceKey().equals(key);
    }
  }

  /** What each of the two processes runs. */
  static final class Program {
    private Program() {}

    public static void main(String[] args) {
      DeviceStore store = store(Path.of(args[0]));
      switch (args[1]) {
        case "save" -> {
          for (int i = 0; i < ROUNDS; i++) {
            save(store, owner(args[2] + i), NEW);
          }
        }
        // A sign-in whose device was refused, while the other process remembers a new one.
        case "remove" -> {
          while (!holds(store, owner("end"), NEW)) {
            store.remove(owner("alice"), OLD);
          }
        }
        default -> {
          try {
            for (int i = 0; i < ROUNDS; i++) {
              save(store, owner("alice"), OLD);
              save(store, owner("alice"), NEW);
              if (!holds(store, owner("alice"), NEW)) {
                throw new IllegalStateException("lost in round " + i);
              }
            }
          } finally {
            save(store, owner("end"), NEW);
          }
        }
      }
      System.out.print("done");
    }
  }

  private Process start(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Program.class.getName());
    command.add(folder.toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static void awaitDone(Process process) throws Exception {
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(output).isEqualTo("done");
  }

  @Test
  void noDeviceThatEitherOfThemKeepsIsLost() throws Exception {
    Process first = start("save", "a");
    Process second = start("save", "b");
    awaitDone(first);
    awaitDone(second);

    DeviceStore store = store(folder);
    for (int i = 0; i < ROUNDS; i++) {
      assertThat(holds(store, owner("a" + i), NEW)).as("a%d", i).isTrue();
      assertThat(holds(store, owner("b" + i), NEW)).as("b%d", i).isTrue();
    }
  }

  @Test
  void whoRemovesAnOldDeviceDoesNotRemoveTheOneThatReplacesIt() throws Exception {
    Process remover = start("remove");
    Process saver = start("replace");
    awaitDone(saver);
    awaitDone(remover);
  }
}
