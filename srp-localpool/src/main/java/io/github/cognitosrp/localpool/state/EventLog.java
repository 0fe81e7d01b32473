package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.model.PoolEvent;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The last events, bounded. Thread-safe. */
public final class EventLog {
  public static final int MAX_EVENTS = 1000;

  private final Clock clock;
  private final Consumer<PoolEvent> listener;
  private final Deque<PoolEvent> events = new ArrayDeque<>();

  public EventLog(Clock clock, Consumer<PoolEvent> listener) {
    this.clock = clock;
    this.listener = listener;
  }

  /** A call of an operation. */
  public void add(
      String operation, @Nullable String username, String outcome, @Nullable String detail) {
    PoolEvent event = new PoolEvent(clock.instant(), operation, username, outcome, detail);
    synchronized (this) {
      if (events.size() == MAX_EVENTS) {
        events.removeFirst();
      }
      events.addLast(event);
    }
    listener.accept(event);
  }

  /** A request for a document: health checks would displace everything else in the list. */
  public void tell(String request, String outcome) {
    listener.accept(new PoolEvent(clock.instant(), request, null, outcome, null));
  }

  public synchronized List<PoolEvent> list() {
    return List.copyOf(events);
  }
}
