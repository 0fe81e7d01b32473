package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.device.DeviceOwner;
import io.github.cognitosrp.awssdk.device.DeviceStore;
import io.github.cognitosrp.awssdk.device.DeviceStoreException;
import io.github.cognitosrp.cognito.RememberedDevice;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store of the application: whatever it throws or returns, callers catch one error. */
record GuardedDeviceStore(DeviceStore store) implements DeviceStore {
  @Override
  public Optional<RememberedDevice> load(DeviceOwner owner) {
    @Nullable Optional<RememberedDevice> device = asked(() -> store.load(owner));
    if (device == null) {
      throw new DeviceStoreException("the device store must not return null", null);
    }
    return device;
  }

  @Override
  public void save(DeviceOwner owner, RememberedDevice device) {
    asked(() -> {
      store.save(owner, device);
      return null;
    });
  }

  @Override
  public void remove(DeviceOwner owner, String deviceKey) {
    asked(() -> {
      store.remove(owner, deviceKey);
      return null;
    });
  }

  private static <T> @Nullable T asked(Supplier<@Nullable T> question) {
    try {
      return question.get();
    } catch (DeviceStoreException failure) {
      throw failure;
    } catch (RuntimeException failure) {
      throw new DeviceStoreException("the device store failed", failure);
    }
  }
}
