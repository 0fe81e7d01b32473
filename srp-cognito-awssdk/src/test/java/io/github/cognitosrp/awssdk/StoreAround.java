package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.device.DeviceOwner;
import io.github.cognitosrp.awssdk.device.DeviceStore;
import io.github.cognitosrp.cognito.RememberedDevice;
import java.util.Optional;

/** A device store of an application: another store, except for what a test overrides. */
class StoreAround implements DeviceStore {
  private final DeviceStore store;

  StoreAround(DeviceStore store) {
    this.store = store;
  }

  @Override
  public Optional<RememberedDevice> load(DeviceOwner owner) {
    return store.load(owner);
  }

  @Override
  public void save(DeviceOwner owner, RememberedDevice device) {
    store.save(owner, device);
  }

  @Override
  public void remove(DeviceOwner owner, String deviceKey) {
    store.remove(owner, deviceKey);
  }
}
