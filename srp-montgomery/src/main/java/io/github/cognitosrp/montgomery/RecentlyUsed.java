package io.github.cognitosrp.montgomery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A small map that forgets what was not used for longest. Thread-safe.
 *
 * @param <K> keys, public values only
 * @param <V> values
 */
final class RecentlyUsed<K, V> {
  private final LinkedHashMap<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final int most;

  RecentlyUsed(int most) {
    this.most = most;
  }

  V get(K key, Function<K, V> maker) {
    synchronized (entries) {
      V known = entries.get(key);
      if (known != null) {
        return known;
      }
    }
    // Outside the lock: making one takes long, and nobody else should wait for it.
    V made = maker.apply(key);
    synchronized (entries) {
      Map.Entry<K, V> eldest = entries.size() < most ? null : entries.entrySet().iterator().next();
      if (eldest != null) {
        entries.remove(eldest.getKey());
      }
      V earlier = entries.putIfAbsent(key, made);
      return earlier == null ? made : earlier;
    }
  }
}
