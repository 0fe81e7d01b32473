package io.github.cognitosrp.awssdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.cognito.RememberedDevice;
import io.github.cognitosrp.cognito.UserPoolId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every store must do, and what the one on disk withstands. */
class DeviceStoreTest {
  private static final DeviceOwner ALICE =
      new DeviceOwner(new UserPoolId("eu-central-1_AbC123"), "client", "alice");
  private static final DeviceOwner BOB = new DeviceOwner(ALICE.userPool(), "client", "bob");
  private static final String DEVICE_KEY = "eu-central-1_12345678-90ab-cdef-1234-567890abcdef";

  @TempDir private Path folder;

  enum Kind {
    IN_MEMORY,
    ENCRYPTED_FILES
  }

  private DeviceStore store(Kind kind) {
    return kind == Kind.IN_MEMORY ? DeviceStore.inMemory() : files((byte) 1);
  }

  private DeviceStore files(byte keyByte) {
    byte[] key = new byte[32];
    key[0] = keyByte;
    SecretKey aes = new SecretKeySpec(key, "AES");
    return new EncryptedFileDeviceStore(folder.resolve("devices"), aes);
  }

  private static void save(DeviceStore store, DeviceOwner owner, String password) {
    try (RememberedDevice device =
        RememberedDevice.restore(DEVICE_KEY, "-GroupKey", password.toCharArray())) {
      store.save(owner, device);
    }
  }

  private static String password(DeviceStore store, DeviceOwner owner) {
    try (RememberedDevice device = store.load(owner).orElseThrow()) {
      return new String(device.exportSecretPassword());
    }
  }

  private List<Path> written() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("devices"))) {
      return files.toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasSavedIsLoadedUntilItIsRemoved(Kind kind) {
    DeviceStore store = store(kind);
    assertThat(store.load(ALICE)).isEmpty();

    save(store, ALICE, "pässword");
    try (RememberedDevice device = store.load(ALICE).orElseThrow()) {
      assertThat(device.deviceKey()).isEqualTo(DEVICE_KEY);
      assertThat(device.deviceGroupKey()).isEqualTo("-GroupKey");
      assertThat(device.exportSecretPassword()).isEqualTo("pässword".toCharArray());
    }
    save(store, ALICE, "another");
    assertThat(password(store, ALICE)).isEqualTo("another");

    store.remove(ALICE);
    store.remove(ALICE);
    assertThat(store.load(ALICE)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void eachOwnerHasADeviceOfTheirOwn(Kind kind) {
    DeviceStore store = store(kind);
    save(store, ALICE, "a");
    save(store, BOB, "b");

    assertThat(password(store, ALICE)).isEqualTo("a");
    assertThat(password(store, BOB)).isEqualTo("b");
    assertThat(store.load(new DeviceOwner(ALICE.userPool(), "other", "alice"))).isEmpty();
    assertThat(store.load(new DeviceOwner(new UserPoolId("eu-central-1_X"), "client", "alice")))
        .isEmpty();
  }

  @Test
  void theFileShowsNeitherUserNorPasswordAndNoTemporaryFileStays() throws IOException {
    save(files((byte) 1), ALICE, "secret-of-the-device");

    assertThat(written()).hasSize(1);
    String content =
        new String(
            Files.readAllBytes(written().get(0)), java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(written().get(0) + content).doesNotContain("alice", "secret", "GroupKey");
  }

  @Test
  void theFileIsItsOwnersAlone() throws IOException {
    save(files((byte) 1), ALICE, "secret");
    Assumptions.assumeTrue(
        Files.getFileStore(folder).supportsFileAttributeView("posix"), "needs POSIX permissions");

    assertThat(Files.getPosixFilePermissions(written().get(0)))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  @Test
  void anotherKeyReadsNothing() {
    save(files((byte) 1), ALICE, "secret");

    assertThatThrownBy(() -> files((byte) 2).load(ALICE)).isInstanceOf(DeviceStoreException.class);
  }

  @Test
  void aFileThatWasChangedAnywhereOrCutShortIsRefused() throws IOException {
    DeviceStore store = files((byte) 1);
    save(store, ALICE, "secret");
    Path file = written().get(0);
    byte[] whole = Files.readAllBytes(file);

    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      Files.write(file, changed);
      assertThatThrownBy(() -> store.load(ALICE))
          .as("byte %d changed", i)
          .isInstanceOf(DeviceStoreException.class);
      Files.write(file, java.util.Arrays.copyOf(whole, i));
      assertThatThrownBy(() -> store.load(ALICE))
          .as("cut to %d bytes", i)
          .isInstanceOf(DeviceStoreException.class);
    }
  }

  @Test
  void oneUsersFileInPlaceOfAnothersIsRefused() throws IOException {
    DeviceStore store = files((byte) 1);
    save(store, ALICE, "secret");
    Path alices = written().get(0);
    save(store, BOB, "other");
    Path bobs = written().stream().filter(path -> !path.equals(alices)).findFirst().orElseThrow();
    Files.copy(alices, bobs, StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(() -> store.load(BOB)).isInstanceOf(DeviceStoreException.class);
  }
}
