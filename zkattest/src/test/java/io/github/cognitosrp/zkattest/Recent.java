package io.github.cognitosrp.zkattest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The newest entries, so many of them at most, each for so long and for one use. Thread-safe. */
final class Recent<V> {
  private final Clock clock;
  private final int size;
  private final Duration time;
  private final Map<String, Entry<V>> entries = new LinkedHashMap<>();

  private record Entry<V>(V value, Instant end) {}

  Recent(Clock clock, int size, Duration time) {
    this.clock = clock;
    this.size = size;
    this.time = time;
  }

  synchronized void put(String key, V value) {
    if (entries.size() == size) {
      entries.remove(entries.keySet().iterator().next());
    }
    entries.put(key, new Entry<>(value, clock.instant().plus(time)));
  }

  /** The entry, which is then gone; empty if there is none or its time is over. */
  synchronized Optional<V> take(String key) {
    return Optional.ofNullable(entries.remove(key))
        .filter(entry -> clock.instant().isBefore(entry.end()))
        .map(Entry::value);
  }
}
