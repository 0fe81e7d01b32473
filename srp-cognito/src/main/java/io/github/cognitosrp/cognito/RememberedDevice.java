package io.github.cognitosrp.cognito;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A device that Cognito remembers: its two keys, which are public, and its password, with which
 * whoever has it skips the second factor.
 *
 * <p>Compared by identity. Thread-safe. {@link #close()} wipes the password; copies that {@link
 * #exportSecretPassword()} handed out are the caller's to wipe.
 */
public final class RememberedDevice implements AutoCloseable {
  private final NewDeviceMetadata keys;
  private char @Nullable [] password;

  /** Takes the array over. */
  RememberedDevice(NewDeviceMetadata keys, char[] password) {
    this.keys = keys;
    this.password = password;
  }

  /**
   * Restores a device that was stored.
   *
   * @param deviceKey the device's key, at most 55 characters that match {@code [\w-]+_[0-9a-f-]+}
   * @param deviceGroupKey the key of its group, 1 to 2,048 characters
   * @param devicePassword the device's password, 1 to 4,096 characters; copied, so the caller may
   *     wipe it
   * @return the device
   * @throws InvalidInputException if an argument breaks its rule
   */
  public static RememberedDevice restore(
      String deviceKey, String deviceGroupKey, char[] devicePassword) {
    NewDeviceMetadata keys = new NewDeviceMetadata(deviceKey, deviceGroupKey);
    if (devicePassword.length == 0) {
      throw new InvalidInputException("devicePassword", "must not be empty");
    }
    Arrays.fill(Text.secretUtf8(devicePassword, "devicePassword"), (byte) 0);
    return new RememberedDevice(keys, devicePassword.clone());
  }

  /**
   * The device's key.
   *
   * @return DEVICE_KEY
   */
  public String deviceKey() {
    return keys.deviceKey();
  }

  /**
   * The key of the device's group.
   *
   * @return DeviceGroupKey
   */
  public String deviceGroupKey() {
    return keys.deviceGroupKey();
  }

  /**
   * The device's password, to be stored in the platform's safe place for secrets.
   *
   * @return a new array, the caller's to wipe
   * @throws SrpStateException if this is closed
   */
  public synchronized char[] exportSecretPassword() {
    if (password == null) {
      throw new SrpStateException("the remembered device is closed");
    }
    return password.clone();
  }

  /** Who the device is in the protocol. */
  SrpIdentity identity() {
    return new SrpIdentity(deviceGroupKey(), deviceKey());
  }

  /** The inner hash over the device's password, the caller's to wipe. */
  byte[] innerHash() {
    char[] secret = exportSecretPassword();
    byte[] utf8 = Text.secretUtf8(secret, "devicePassword");
    try {
      return SrpMath.innerHash(identity(), utf8);
    } finally {
      Arrays.fill(secret, '\0');
      Arrays.fill(utf8, (byte) 0);
    }
  }

  /** Wipes the password. Closing again does nothing. */
  @Override
  public synchronized void close() {
    if (password != null) {
      Arrays.fill(password, '\0');
      password = null;
    }
  }

  /**
   * Shows no secret.
   *
   * @return the two keys
   */
  @Override
  public String toString() {
    return "RememberedDevice[deviceKey="
        + deviceKey()
        + ", deviceGroupKey="
        + deviceGroupKey()
        + "]";
  }
}
