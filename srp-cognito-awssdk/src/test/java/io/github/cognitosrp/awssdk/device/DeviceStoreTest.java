package io.github.cognitosrp.awssdk.device;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.awssdk.FailingKey;
import io.github.cognitosrp.cognito.RememberedDevice;
import io.github.cognitosrp.cognito.UserPoolId;
import java.io.IOException;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
      // The lock file is empty and stays.
      return files.filter(path -> !path.endsWith(".lock")).toList();
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

    store.remove(ALICE, DEVICE_KEY);
    store.remove(ALICE, DEVICE_KEY);
    assertThat(store.load(ALICE)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aDeviceThatHasTakenThePlaceOfTheOneToRemoveStays(Kind kind) {
    DeviceStore store = store(kind);
    save(store, ALICE, "newer");

    store.remove(ALICE, "eu-central-1_00000000-0000-0000-0000-000000000000");

    assertThat(password(store, ALICE)).isEqualTo("newer");
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
    String content = new String(Files.readAllBytes(written().get(0)), ISO_8859_1);
    assertThat(written().get(0) + content).doesNotContain("alice", "secret", "GroupKey");
    assertThat(written().get(0).getFileName().toString()).matches("[0-9a-f]{32}\\.device");
  }

  @Test
  void aDeviceIsSavedForAnOwner() {
    assertThatThrownBy(() -> save(DeviceStore.inMemory(), null, "secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("owner must not be null");
  }

  @Test
  void theStoreNamesItsFolderOnly() {
    assertThat(files((byte) 1))
        .hasToString("EncryptedFileDeviceStore[" + folder.resolve("devices") + "]");
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
  void aFileOfAnotherKeyIsNoDeviceAndTheNextOneReplacesIt() throws IOException {
    save(files((byte) 1), ALICE, "secret");
    DeviceStore store = files((byte) 2);

    assertThat(store.load(ALICE)).isEmpty();
    save(store, ALICE, "new");

    assertThat(password(store, ALICE)).isEqualTo("new");
    assertThat(written()).hasSize(1);
  }

  @Test
  void aFileThatWasChangedAnywhereOrCutShortIsNoDevice() throws IOException {
    DeviceStore store = files((byte) 1);
    save(store, ALICE, "secret");
    Path file = written().get(0);
    byte[] whole = Files.readAllBytes(file);

    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      Files.write(file, changed);
      assertThat(store.load(ALICE)).as("byte %d changed", i).isEmpty();
      Files.write(file, Arrays.copyOf(whole, i));
      assertThat(store.load(ALICE)).as("cut to %d bytes", i).isEmpty();
    }
    Files.write(file, whole);
    assertThat(password(store, ALICE)).isEqualTo("secret");
  }

  @Test
  void oneUsersFileInPlaceOfAnothersIsNoDevice() throws IOException {
    DeviceStore store = files((byte) 1);
    save(store, ALICE, "secret");
    Path alices = written().get(0);
    save(store, BOB, "other");
    Path bobs = written().stream().filter(path -> !path.equals(alices)).findFirst().orElseThrow();
    Files.copy(alices, bobs, StandardCopyOption.REPLACE_EXISTING);

    assertThat(store.load(BOB)).isEmpty();
  }

  @Test
  void aDiskErrorStaysAnError() throws IOException {
    DeviceStore store = files((byte) 1);
    save(store, ALICE, "secret");
    Path file = written().get(0);
    Files.delete(file);
    Files.createDirectory(file);

    assertThatThrownBy(() -> store.load(ALICE))
        .isInstanceOf(DeviceStoreException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void aKeyThatIsNoAesKeyIsRefusedAtOnce() {
    SecretKey fiveBytes = new SecretKeySpec(new byte[5], "AES");
    SecretKey des = new SecretKeySpec(new byte[8], "DES");
    SecretKey hmac = new SecretKeySpec(new byte[32], "HmacSHA256");

    for (SecretKey key : Arrays.asList(null, fiveBytes, des, hmac)) {
      assertThatThrownBy(() -> new EncryptedFileDeviceStore(folder, key))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("key must ");
    }
    assertThatThrownBy(
            () -> new EncryptedFileDeviceStore(null, new SecretKeySpec(new byte[16], "AES")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("folder must not be null");
  }

  @Test
  void aKeyThatFailsIsRefusedOrTheStoresError() {
    FailingKey key = new FailingKey();
    DeviceStore store = new EncryptedFileDeviceStore(folder.resolve("devices"), key);
    save(store, ALICE, "secret");
    key.fault = FailingKey.Fault.ENCODED;
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> store.load(ALICE),
            () -> save(store, ALICE, "new"),
            () -> store.remove(ALICE, DEVICE_KEY))) {
      assertThatThrownBy(call)
          .isInstanceOf(DeviceStoreException.class)
          .hasMessage("the key cannot be used at the moment");
    }
    for (FailingKey.Fault fault : FailingKey.Fault.values()) {
      key.fault = fault;
      assertThatThrownBy(() -> new EncryptedFileDeviceStore(folder, key))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("key must be an AES key of 128, 192 or 256 bits");
    }
  }

  @Test
  void aFileSystemThatIsClosedIsTheStoresError() throws IOException {
    DeviceStore store;
    try (FileSystem zip =
        FileSystems.newFileSystem(folder.resolve("devices.zip"), Map.of("create", "true"))) {
      store =
          new EncryptedFileDeviceStore(
              zip.getPath("devices"), new SecretKeySpec(new byte[16], "AES"));
    }
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> store.load(ALICE),
            () -> save(store, ALICE, "secret"),
            () -> store.remove(ALICE, DEVICE_KEY))) {
      assertThatThrownBy(call)
          .isInstanceOf(DeviceStoreException.class)
          .hasCauseInstanceOf(ClosedFileSystemException.class);
    }
  }
}
