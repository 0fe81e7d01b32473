package io.github.cognitosrp.localpool;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands until it is moved. */
final class TestClock extends Clock {
  private final AtomicReference<Instant> now;
  private final AtomicReference<Error> failure = new AtomicReference<>();

  TestClock(String instant) {
    now = new AtomicReference<>(Instant.parse(instant));
  }

  void advance(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }

  /** Whoever asks for the time gets this instead. */
  void breakWith(Error error) {
    failure.set(error);
  }

  @Override
  public Instant instant() {
    if (failure.get() != null) {
      throw failure.get();
    }
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
