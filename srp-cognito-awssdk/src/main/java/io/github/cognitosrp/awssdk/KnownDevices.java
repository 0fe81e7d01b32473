package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.device.DeviceOwner;
import io.github.cognitosrp.awssdk.device.DeviceStore;
import io.github.cognitosrp.cognito.CognitoSrp;
import io.github.cognitosrp.cognito.RememberedDevice;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored devices of one app client's users. Thread-safe. */
record KnownDevices(CognitoSrp srp, DeviceStore store) {

  /** The key of the user's device, if there is one. */
  @Nullable String key(String username) {
    Optional<RememberedDevice> device = guarded().load(owner(username));
    if (device.isEmpty()) {
      return null;
    }
    try (RememberedDevice found = device.get()) {
      return found.deviceKey();
    }
  }

  /** The device with this key, the caller's to close; empty if the store no longer has it. */
  Optional<RememberedDevice> load(String username, String deviceKey) {
    Optional<RememberedDevice> device = guarded().load(owner(username));
    if (device.isPresent() && !device.get().deviceKey().equals(deviceKey)) {
      device.get().close();
      return Optional.empty();
    }
    return device;
  }

  /**
   * Removes a device that Cognito has refused or forgotten. A store that cannot remove it costs
   * more requests at each sign-in, never the sign-in.
   */
  void removeRefused(String username, String deviceKey, Throwable refusal) {
    try {
      remove(username, deviceKey);
    } catch (RuntimeException storeFailure) {
      refusal.addSuppressed(storeFailure);
    }
  }

  /** Removes the device, unless another one has taken its place. */
  void remove(String username, String deviceKey) {
    guarded().remove(owner(username), deviceKey);
  }

  private DeviceStore guarded() {
    return new GuardedDeviceStore(store);
  }

  DeviceOwner owner(String username) {
    return new DeviceOwner(srp.userPool(), srp.appClient().id(), username);
  }
}
