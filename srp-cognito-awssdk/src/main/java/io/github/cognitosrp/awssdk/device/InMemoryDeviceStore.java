package io.github.cognitosrp.awssdk.device;

import io.github.cognitosrp.awssdk.support.Arguments;
import io.github.cognitosrp.cognito.RememberedDevice;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps devices as long as the program runs, and copies on the way in and out. */
final class InMemoryDeviceStore implements DeviceStore {
  private final Map<DeviceOwner, RememberedDevice> devices = new ConcurrentHashMap<>();

  @Override
  public Optional<RememberedDevice> load(DeviceOwner owner) {
    // Copied under the entry's lock: a concurrent change would close the device meanwhile.
    RememberedDevice[] copy = new RememberedDevice[1];
    devices.computeIfPresent(
        Arguments.notNull(owner, "owner"),
        (key, device) -> {
          copy[0] = copy(device);
          return device;
        });
    return Optional.ofNullable(copy[0]);
  }

  @Override
  public void save(DeviceOwner owner, RememberedDevice device) {
    RememberedDevice copy = copy(Arguments.notNull(device, "device"));
    devices.compute(
        Arguments.notNull(owner, "owner"),
        (key, former) -> {
          if (former != null) {
            former.close();
          }
          return copy;
        });
  }

  @Override
  public void remove(DeviceOwner owner, String deviceKey) {
    Arguments.text(deviceKey, "deviceKey");
    devices.computeIfPresent(
        Arguments.notNull(owner, "owner"),
        (key, device) -> {
          if (!device.deviceKey().equals(deviceKey)) {
            return device;
          }
          device.close();
          return null;
        });
  }

  private static RememberedDevice copy(RememberedDevice device) {
    char[] password = device.exportSecretPassword();
    try {
      return RememberedDevice.restore(device.deviceKey(), device.deviceGroupKey(), password);
    } finally {
      Arrays.fill(password, '\0');
    }
  }
}
