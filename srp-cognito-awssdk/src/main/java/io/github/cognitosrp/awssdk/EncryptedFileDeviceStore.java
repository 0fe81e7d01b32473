package io.github.cognitosrp.awssdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.cognito.InvalidInputException;
import io.github.cognitosrp.cognito.RememberedDevice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * Keeps each device in a file of its own, encrypted with AES-GCM. The file is bound to its owner: a
 * file that was changed, cut short or put in place of another user's is refused.
 *
 * <p>What may leak: how many devices there are, when they changed, and, because a file's name is a
 * hash of its owner, whether a given user is among them. What is not protected: an old file put
 * back in its own place. The key is the caller's, from a key store or the operating system's safe;
 * with the key beside the files the encryption is worth nothing.
 *
 * <p>New files are readable by their owner only, where the file system has such permissions.
 * Writing replaces a file in one move, so that a reader sees the old or the new one. Thread-safe.
 */
public final class EncryptedFileDeviceStore implements DeviceStore {
  /** Keys have at most 55 and 2,048 characters, the password 4,096; the rest is slack. */
  private static final int LARGEST_FILE = 64 * 1024;

  private final Path folder;
  private final DeviceFile file;

  /**
   * Opens a store.
   *
   * @param folder where the files are; made when the first device is saved
   * @param key an AES key of 128, 192 or 256 bits, which may live in a provider's hardware; used
   *     for nothing else
   */
  public EncryptedFileDeviceStore(Path folder, SecretKey key) {
    this.folder = folder;
    this.file = new DeviceFile(key);
  }

  @Override
  public Optional<RememberedDevice> load(DeviceOwner owner) {
    byte[] content;
    try (InputStream in = Files.newInputStream(path(owner))) {
      content = in.readNBytes(LARGEST_FILE);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new DeviceStoreException("the device's file cannot be read", e);
    }
    try {
      return Optional.of(file.decrypt(content, identity(owner)));
    } catch (GeneralSecurityException | InvalidInputException e) {
      throw new DeviceStoreException("the device's file was changed, or the key is another", e);
    }
  }

  @Override
  public void save(DeviceOwner owner, RememberedDevice device) {
    try {
      byte[] content = file.encrypt(device, identity(owner));
      Files.createDirectories(folder);
      // A temporary file is its owner's alone, wherever the file system can say so.
      Path written = Files.createTempFile(folder, "device", ".tmp");
      try {
        Files.write(written, content);
        replace(written, path(owner));
      } finally {
        Files.deleteIfExists(written);
      }
    } catch (GeneralSecurityException e) {
      throw new DeviceStoreException("the device cannot be encrypted with this key", e);
    } catch (IOException e) {
      throw new DeviceStoreException("the device's file cannot be written", e);
    }
  }

  private static void replace(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void remove(DeviceOwner owner) {
    try {
      Files.deleteIfExists(path(owner));
    } catch (IOException e) {
      throw new DeviceStoreException("the device's file cannot be removed", e);
    }
  }

  private Path path(DeviceOwner owner) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity(owner));
      String name = HexFormat.of().formatHex(Arrays.copyOf(hash, hash.length / 2));
      return folder.resolve(name + ".device");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** A pool id and a client id have no line feeds, so that no two owners read alike. */
  private static byte[] identity(DeviceOwner owner) {
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
