package io.github.cognitosrp.awssdk.device;

import io.github.cognitosrp.cognito.RememberedDevice;
import java.util.Optional;

/**
 * Where this installation keeps the devices that Cognito remembers: one per user, app client and
 * user pool. A device's password is a long-lived secret; whoever has it and the user's password
 * skips the second factor.
 *
 * <p>A server that signs many users in is one installation; whether their second factor shall be
 * skipped there is a decision, not a default.
 *
 * <p>Implementations must be thread-safe. A sign-in asks twice; in an asynchronous one the calls
 * run on the sign-in's executor. A {@link RuntimeException} of {@link #load} or {@link #save} ends
 * the sign-in; so a store returns nothing where a device cannot be used any more, and throws where
 * it may be readable later. What is not a {@link DeviceStoreException}, and a {@code null} for the
 * device, reaches the application as one, with the exception as its cause.
 */
public interface DeviceStore {

  /**
   * Looks up a device.
   *
   * @param owner whose device
   * @return the device, a new object at each call, which the caller closes; empty if there is none
   *     that can be used
   * @throws DeviceStoreException if the store cannot be read at the moment
   */
  Optional<RememberedDevice> load(DeviceOwner owner);

  /**
   * Keeps a device, in place of the owner's former one.
   *
   * @param owner whose device
   * @param device the device, which stays the caller's to close
   * @throws DeviceStoreException if it cannot be kept
   */
  void save(DeviceOwner owner, RememberedDevice device);

  /**
   * Forgets a device, in one step with looking at its key: another process may have kept a new
   * device meanwhile, which must stay. Nothing happens if the owner's device is another one, or
   * there is none.
   *
   * @param owner whose device
   * @param deviceKey the key of the device to forget
   * @throws DeviceStoreException if it cannot be removed
   */
  void remove(DeviceOwner owner, String deviceKey);

  /**
   * A store in memory.
   *
   * @return a new, empty one, which forgets everything when the program ends
   */
  static DeviceStore inMemory() {
    return new InMemoryDeviceStore();
  }

  /**
   * A store that keeps nothing.
   *
   * @return the store with which every sign-in is one from an unknown device
   */
  static DeviceStore none() {
    return NoDeviceStore.INSTANCE;
  }
}
