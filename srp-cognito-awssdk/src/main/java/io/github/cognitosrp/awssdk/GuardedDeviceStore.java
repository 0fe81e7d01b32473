package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.device.DeviceOwner;
import io.github.cognitosrp.awssdk.device.DeviceStore;
import io.github.cognitosrp.awssdk.device.DeviceStoreException;
import io.github.cognitosrp.cognito.RememberedDevice;
import java.util.Optional;
import java.util.function.Supplier;

/** A store of the application: whatever it throws or returns, callers catch one error. */
record GuardedDeviceStore(DeviceStore store) implements DeviceStore {
  @Override
  public Optional<RememberedDevice> load(DeviceOwner owner) {
    return asked(() -> store.load(owner));
  }

  @Override
  public void save(DeviceOwner owner, RememberedDevice device) {
    asked(() -> {
      store.save(owner, device);
      return true;
    });
  }

  @Override
  public void remove(DeviceOwner owner, String deviceKey) {
    asked(() -> {
      store.remove(owner, deviceKey);
      return true;
    });
  }

  private static <T> T asked(Supplier<T> question) {
    T answer;
    try {
      answer = question.get();
    } catch (DeviceStoreException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new DeviceStoreException("the device store failed", failure);
    }
    if (answer == null) {
      throw new DeviceStoreException("the device store must not return null", null);
    }
    return answer;
  }
}
