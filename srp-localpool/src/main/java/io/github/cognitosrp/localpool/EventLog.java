package io.github.cognitosrp.localpool;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last events, bounded. Thread-safe. */
final class EventLog {
  static final int MAX_EVENTS = 1000;

  private final Clock clock;
  private final Deque<PoolEvent> events = new ArrayDeque<>();

  EventLog(Clock clock) {
    this.clock = clock;
  }

  synchronized void add(String operation, @Nullable String username, String outcome) {
    if (events.size() == MAX_EVENTS) {
      events.removeFirst();
    }
    events.addLast(new PoolEvent(clock.instant(), operation, username, outcome));
  }

  synchronized List<PoolEvent> list() {
    return List.copyOf(events);
  }
}
