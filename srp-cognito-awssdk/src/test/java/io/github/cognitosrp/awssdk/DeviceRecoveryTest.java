package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.awssdk.device.DeviceOwner;
import io.github.cognitosrp.awssdk.device.DeviceStore;
import io.github.cognitosrp.awssdk.device.DeviceStoreException;
import io.github.cognitosrp.awssdk.device.EncryptedFileDeviceStore;
import io.github.cognitosrp.cognito.RememberedDevice;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A device is a convenience: what goes wrong with its store costs a second factor at most. */
class DeviceRecoveryTest {
  @TempDir private Path folder;

  private static Scene scene(Way way) {
    return new Scene(way, pool -> pool.deviceTracking(DeviceTracking.ALWAYS));
  }

  private CognitoSignIn signIn(Scene scene, int keyByte) {
    byte[] key = new byte[16];
    key[0] = (byte) keyByte;
    return scene
        .builder()
        .deviceStore(new EncryptedFileDeviceStore(folder, new SecretKeySpec(key, "AES")))
        .build();
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(path -> path.toString().endsWith(".device")).findFirst().orElseThrow();
    }
  }

  /** The device is proven at the next sign-in, so nothing is offered. */
  private static void assertRemembered(Scene scene) {
    assertThat(scene.signedIn().newDevice()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void withoutAStoreNoDeviceIsRegistered(Way way) {
    try (Scene scene = scene(way)) {
      scene.as(scene.builder().deviceStore(DeviceStore.none()).build());
      SignedIn alice = scene.signedIn();

      assertThatThrownBy(() -> scene.remember(alice))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("device store");
      assertThat(scene.calls()).noneMatch(call -> call.startsWith("ConfirmDevice"));
      assertThat(scene.pool.user("alice").deviceKeys()).isEmpty();

      NewDevice offer = alice.newDevice().orElseThrow();
      DeviceStore own = DeviceStore.inMemory();
      way.get(() -> offer.remember("laptop", own), () -> offer.rememberAsync("laptop", own));
      scene.as(scene.builder().deviceStore(own).build());
      assertRemembered(scene);
    }
  }

  enum Damage {
    ANOTHER_KEY,
    CUT,
    EMPTY,
    CHANGED
  }

  private void damage(Damage damage) throws IOException {
    byte[] content = Files.readAllBytes(file());
    switch (damage) {
      case CUT -> Files.write(file(), Arrays.copyOf(content, 20));
      case EMPTY -> Files.write(file(), new byte[0]);
      case CHANGED -> {
        content[content.length / 2] ^= 1;
        Files.write(file(), content);
      }
      default -> {}
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatCannotBeReadCostsTheDeviceAndTheNextOneReplacesIt(Damage damage)
      throws IOException {
    for (Way way : Way.values()) {
      try (Scene scene = scene(way)) {
        scene.as(signIn(scene, 1)).remember(scene.start());
        assertRemembered(scene);
        damage(damage);
        scene.as(signIn(scene, damage == Damage.ANOTHER_KEY ? 2 : 1));

        SignedIn alice = scene.signedIn();

        scene.remember(alice);
        assertRemembered(scene);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFileOfAnEarlierDeviceIsDropped(Way way) throws IOException {
    try (Scene scene = scene(way)) {
      scene.as(signIn(scene, 1)).remember(scene.start());
      byte[] earlier = Files.readAllBytes(file());
      SignedIn alice = scene.signedIn();
      alice.forgetDevice(alice.deviceKey().orElseThrow());
      scene.remember(scene.start());
      Files.write(file(), earlier);

      scene.remember(scene.start());

      assertRemembered(scene);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDiskErrorEndsTheSignIn(Way way) throws IOException {
    try (Scene scene = scene(way)) {
      scene.as(signIn(scene, 1)).remember(scene.start());
      Path file = file();
      Files.delete(file);
      Files.createDirectory(file);

      assertThatThrownBy(scene::start).isInstanceOf(DeviceStoreException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStoreThatFailsToRemoveAForgottenDeviceDoesNotEndTheSignIn(Way way) {
    try (Scene scene = scene(way)) {
      scene.remember(scene.start());
      DeviceStore full =
          new StoreAround(scene.devices) {
            @Override
            public void remove(DeviceOwner owner, String deviceKey) {
              throw new DeviceStoreException("the disk is full", null);
            }
          };
      scene.as(scene.builder().deviceStore(full).build());
      scene.pool.user("alice").forgetDevices();

      assertThat(scene.signedIn().newDevice()).isPresent();
    }
  }

  /** Another process has kept a new device after this sign-in had read the old one. */
  @ParameterizedTest
  @EnumSource
  void aDeviceThatIsReplacedDuringTheSignInStays(Way way) {
    try (Scene scene = scene(way)) {
      scene.remember(scene.start());
      DeviceOwner alice =
          new DeviceOwner(scene.srp.userPool(), scene.srp.appClient().id(), "alice");
      String other = "eu-central-1_00000000-0000-0000-0000-000000000000";
      DeviceStore replaced = new ReplacedStore(scene.devices, alice, other);
      scene.as(scene.builder().deviceStore(replaced).build());

      assertThat(scene.signedIn().newDevice()).isPresent();

      try (RememberedDevice kept = scene.devices.load(alice).orElseThrow()) {
        assertThat(kept.deviceKey()).isEqualTo(other);
      }
    }
  }

  /** Replaces the device when it is read for the second time. */
  private static final class ReplacedStore extends StoreAround {
    private final DeviceOwner owner;
    private final String deviceKey;
    private int reads;

    ReplacedStore(DeviceStore store, DeviceOwner owner, String deviceKey) {
      super(store);
      this.owner = owner;
      this.deviceKey = deviceKey;
    }

    @Override
    public synchronized Optional<RememberedDevice> load(DeviceOwner asked) {
      reads++;
      if (reads == 2) {
        try (RememberedDevice device =
            RememberedDevice.restore(deviceKey, "-group", "new".toCharArray())) {
          save(owner, device);
        }
      }
      return super.load(asked);
    }
  }
}
