package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.model.PoolEvent;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last events, bounded. Thread-safe. */
public final class EventLog {
  public static final int MAX_EVENTS = 1000;

  private final Clock clock;
  private final Deque<PoolEvent> events = new ArrayDeque<>();

  public EventLog(Clock clock) {
    this.clock = clock;
  }

  public synchronized void add(String operation, @Nullable String username, String outcome) {
    if (events.size() == MAX_EVENTS) {
      events.removeFirst();
    }
    events.addLast(new PoolEvent(clock.instant(), operation, username, outcome));
  }

  public synchronized List<PoolEvent> list() {
    return List.copyOf(events);
  }
}
