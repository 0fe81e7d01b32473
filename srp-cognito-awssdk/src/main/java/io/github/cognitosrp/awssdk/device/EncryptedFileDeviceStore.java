package io.github.cognitosrp.awssdk.device;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.awssdk.support.Arguments;
import io.github.cognitosrp.cognito.RememberedDevice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * Keeps each device in a file of its own, encrypted with AES-GCM. The file is bound to its owner.
 *
 * <p>A file that this key cannot read for this owner is treated as no device: one that was changed,
 * cut short, emptied, encrypted with another key, or put in place of another user's. It costs the
 * user a second factor, and the next device that is kept replaces it. A file that cannot be read
 * from the disk is a {@link DeviceStoreException}.
 *
 * <p>What may leak: how many devices there are, when they changed, and, because a file's name is a
 * hash of its owner, whether a given user is among them. What is not protected: an old file put
 * back in its own place, whose device Cognito then refuses. The key is the caller's, from a key
 * store or the operating system's safe; with the key beside the files the encryption is worth
 * nothing.
 *
 * <p>New files are readable by their owner only, where the file system has such permissions.
 * Writing replaces a file in one move, so that a reader sees the old or the new one; content and
 * move are forced to the disk. Several processes may use one folder. Thread-safe.
 */
public final class EncryptedFileDeviceStore implements DeviceStore {
  /** Keys have at most 55 and 2,048 characters, the password 4,096; plus headroom. */
  private static final int MAX_FILE = 64 * 1024;

  private final Path folder;
  private final DeviceFile file;

  /**
   * Opens a store.
   *
   * @param folder where the files are; made when the first device is saved
   * @param key an AES key of 128, 192 or 256 bits, which may live in a provider's hardware; used
   *     for nothing else
   * @throws IllegalArgumentException if an argument is {@code null}, or the key is not a working
   *     AES key
   */
  public EncryptedFileDeviceStore(Path folder, SecretKey key) {
    this.folder = Arguments.notNull(folder, "folder");
    this.file = new DeviceFile(key);
  }

  @Override
  public Optional<RememberedDevice> load(DeviceOwner owner) {
    byte[] identity = identity(owner);
    byte[] content;
    try (InputStream in = Files.newInputStream(path(identity))) {
      content = in.readNBytes(MAX_FILE);
    } catch (NoSuchFileException ignored) {
      return Optional.empty();
    } catch (Exception cause) {
      // A file system that is closed or read-only throws no IOException.
      throw new DeviceStoreException("the device's file cannot be read", cause);
    }
    try {
      return file.decrypt(content, identity);
    } catch (GeneralSecurityException cause) {
      throw new DeviceStoreException("the key cannot be used at the moment", cause);
    }
  }

  @Override
  public void save(DeviceOwner owner, RememberedDevice device) {
    Arguments.notNull(device, "device");
    byte[] identity = identity(owner);
    byte[] content;
    try {
      content = file.encrypt(device, identity);
    } catch (GeneralSecurityException cause) {
      throw new DeviceStoreException("the key cannot be used at the moment", cause);
    }
    try {
      Files.createDirectories(folder);
      FolderLock.locked(folder, () -> write(content, path(identity)));
    } catch (Exception cause) {
      throw new DeviceStoreException("the device's file cannot be written", cause);
    }
  }

  /** The content is on the disk before the name is: after a power cut the file is old or new. */
  private void write(byte[] content, Path to) throws IOException {
    // A temporary file is its owner's alone, wherever the file system can say so.
    Path written = Files.createTempFile(folder, "device", ".tmp");
    try {
      try (FileChannel out = FileChannel.open(written, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
          out.write(rest);
        }
        out.force(true);
      }
      try {
        Files.move(written, to, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException ignored) {
        Files.move(written, to, StandardCopyOption.REPLACE_EXISTING);
      }
      forceFolder();
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private void forceFolder() throws IOException {
    FileChannel opened;
    try {
      opened = FileChannel.open(folder, StandardOpenOption.READ);
    } catch (IOException ignored) {
      // Windows cannot open folders; its file system keeps a journal of moves.
      return;
    }
    try (FileChannel names = opened) {
      names.force(true);
    }
  }

  @Override
  public void remove(DeviceOwner owner, String deviceKey) {
    Arguments.text(deviceKey, "deviceKey");
    byte[] identity = identity(owner);
    try {
      if (!Files.exists(path(identity))) {
        return;
      }
      FolderLock.locked(
          folder,
          () -> {
            if (holds(owner, deviceKey)) {
              Files.deleteIfExists(path(identity));
              forceFolder();
            }
          });
    } catch (DeviceStoreException failure) {
      throw failure;
    } catch (Exception cause) {
      throw new DeviceStoreException("the device's file cannot be removed", cause);
    }
  }

  private boolean holds(DeviceOwner owner, String deviceKey) {
    Optional<RememberedDevice> device = load(owner);
    device.ifPresent(RememberedDevice::close);
    return device.map(RememberedDevice::deviceKey).filter(deviceKey::equals).isPresent();
  }

  private Path path(byte[] identity) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity);
      String name = HexFormat.of().formatHex(Arrays.copyOf(hash, hash.length / 2));
      return folder.resolve(name + ".device");
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException("every Java platform has SHA-256", cause);
    }
  }

  /** A pool id and a client id have no line feeds, so no two owners have the same identity. */
  private static byte[] identity(DeviceOwner owner) {
    Arguments.notNull(owner, "owner");
    return (owner.userPool() + "\n" + owner.clientId() + "\n" + owner.username()).getBytes(UTF_8);
  }

  /**
   * Shows no key.
   *
   * @return the folder
   */
  @Override
  public String toString() {
    return "EncryptedFileDeviceStore[" + folder + "]";
  }
}
