package io.github.cognitosrp.awssdk.device;

import io.github.cognitosrp.cognito.RememberedDevice;
import java.util.Optional;

/** Keeps nothing. */
enum NoDeviceStore implements DeviceStore {
  INSTANCE;

  @Override
  public Optional<RememberedDevice> load(DeviceOwner owner) {
    return Optional.empty();
  }

  @Override
  public void save(DeviceOwner owner, RememberedDevice device) {}

  @Override
  public void remove(DeviceOwner owner, String deviceKey) {}
}
