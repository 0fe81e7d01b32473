package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.wire.ServiceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The devices of one user, oldest first. Thread-safe. */
public final class UserDevices {
  // Every sign-in without DEVICE_KEY makes one; those that nobody confirms must not pile up.
  private static final int MAX_PENDING = 100;

  private final Map<String, Device> byKey = new LinkedHashMap<>();

  public synchronized void add(Device device) {
    List<Device> pending = byKey.values().stream().filter(d -> !d.confirmed()).toList();
    if (pending.size() >= MAX_PENDING) {
      byKey.remove(pending.get(0).key());
    }
    byKey.put(device.key(), device);
  }

  public synchronized @Nullable Device find(String key) {
    return byKey.get(key);
  }

  /** The device, if it has been confirmed. */
  public Device confirmed(String key) {
    Device device = find(key);
    if (device == null || !device.confirmed()) {
      throw ServiceException.deviceDoesNotExist();
    }
    return device;
  }

  public synchronized List<Device> confirmed() {
    return byKey.values().stream().filter(Device::confirmed).toList();
  }

  /** Changes a device unless it is gone. */
  public synchronized void change(String key, UnaryOperator<Device> change) {
    byKey.computeIfPresent(key, (k, device) -> change.apply(device));
  }

  /** Confirms a device that was handed out and not confirmed yet; whether there was such a one. */
  public synchronized boolean confirm(String key, UnaryOperator<Device> confirmation) {
    Device device = byKey.get(key);
    if (device == null || device.confirmed()) {
      return false;
    }
    byKey.put(key, confirmation.apply(device));
    return true;
  }

  public synchronized void remove(String key) {
    byKey.remove(key);
  }

  public synchronized void clear() {
    byKey.clear();
  }
}
