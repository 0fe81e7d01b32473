package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.srp.SrpVerifier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device of a user. Immutable; a change makes a new one.
 *
 * @param verifier null until the device is confirmed
 */
public record Device(
    String key,
    String groupKey,
    @Nullable SrpVerifier verifier,
    @Nullable String name,
    boolean remembered,
    Instant createdAt,
    Instant usedAt) {

  public static Device pending(String key, String groupKey, Instant now) {
    return new Device(key, groupKey, null, null, false, now, now);
  }

  public boolean confirmed() {
    return verifier != null;
  }

  public Device confirm(
      SrpVerifier newVerifier, @Nullable String newName, boolean remember, Instant now) {
    return new Device(key, groupKey, newVerifier, newName, remember, createdAt, now);
  }

  public Device remember(boolean remember) {
    return new Device(key, groupKey, verifier, name, remember, createdAt, usedAt);
  }

  public Device use(Instant now) {
    return new Device(key, groupKey, verifier, name, remembered, createdAt, now);
  }
}
