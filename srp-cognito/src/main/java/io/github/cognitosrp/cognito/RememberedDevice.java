package io.github.cognitosrp.cognito;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A device that Cognito remembers: its two keys, which are public, and its password, which replaces
 * the second factor of its user.
 *
 * <p>Compared by identity. Thread-safe. {@link #close()} wipes the password; the caller wipes the
 * copies that {@link #exportSecretPassword()} returned.
 */
public final class RememberedDevice implements AutoCloseable {
  private final NewDeviceMetadata keys;
  private char @Nullable [] password;

  /** Keeps the array itself, and wipes it later. */
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
   * @throws InvalidInputException if an argument is null or breaks its rule
   */
  public static RememberedDevice restore(
      String deviceKey, String deviceGroupKey, char[] devicePassword) {
    NewDeviceMetadata keys = new NewDeviceMetadata(deviceKey, deviceGroupKey);
    // Encoded only to be checked.
    Arrays.fill(InputRules.secretUtf8(devicePassword, "devicePassword"), (byte) 0);
    return new RememberedDevice(keys, devicePassword.clone());
  }

  /** {@return DEVICE_KEY, the device's key} */
  public String deviceKey() {
    return keys.deviceKey();
  }

  /** {@return DeviceGroupKey, the key of the device's group} */
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

  SrpIdentity identity() {
    return keys.identity();
  }

  /** The inner hash over the device's password, in a new array that the caller wipes. */
  byte[] innerHash() {
    char[] secret = exportSecretPassword();
    try {
      return SrpMath.innerHash(identity(), InputRules.secretUtf8(secret, "devicePassword"));
    } finally {
      Arrays.fill(secret, '\0');
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

  @Override
  public String toString() {
    return keys.toString().replace("NewDeviceMetadata", "RememberedDevice");
  }
}
