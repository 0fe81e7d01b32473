package io.github.cognitosrp.localpool.support;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A caller's clock, which may be faulty. A time far off would overflow what is added to it, and
 * tokens and verifiers have no dates before 1970.
 */
public final class CheckedClock extends Clock {
  private static final Instant MAX_TIME = Instant.parse("9999-12-31T23:59:59Z");

  private final Clock clock;

  public CheckedClock(Clock clock) {
    this.clock = clock;
  }

  /**
   * The time.
   *
   * @throws IllegalStateException if the clock fails, or is not in a year from 1970 to 9999
   */
  @Override
  public Instant instant() {
    Instant now;
    try {
      now = clock.instant();
    } catch (RuntimeException failure) {
      throw new IllegalStateException("the clock failed", failure);
    }
    if (now == null || now.isBefore(Instant.EPOCH) || now.isAfter(MAX_TIME)) {
      throw new IllegalStateException("the clock must be in a year from 1970 to 9999");
    }
    return now;
  }

  @Override
  public ZoneId getZone() {
    return clock.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new CheckedClock(clock.withZone(zone));
  }
}
