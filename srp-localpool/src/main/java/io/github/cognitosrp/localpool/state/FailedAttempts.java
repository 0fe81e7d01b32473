package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.wire.ServiceException;
import java.time.Duration;
import java.time.Instant;

/**
 * Locks a user out for a while after wrong passwords and wrong codes. Thread-safe.
 *
 * <p>Source: the Amazon Cognito developer guide, "Lockout behavior for failed sign-in attempts" and
 * "Adding MFA to a user pool": after five failures one second, twice as long after each further
 * one, up to about 15 minutes. An attempt during a lock-out is refused unseen and does not make it
 * longer. A whole sign-in, and 15 minutes without an attempt, end the count.
 */
public final class FailedAttempts {
  private static final int FREE_FAILURES = 5;
  private static final Duration MAX_LOCK = Duration.ofMinutes(15);
  private static final int MAX_DOUBLINGS = 10;

  private int failures;
  private Instant lockedUntil = Instant.MIN;
  private Instant lastAttempt = Instant.MAX;

  public synchronized void check(Instant now) {
    if (Duration.between(lastAttempt, now).compareTo(MAX_LOCK) >= 0) {
      reset();
    }
    lastAttempt = now;
    if (now.isBefore(lockedUntil)) {
      throw ServiceException.notAuthorized("Password attempts exceeded");
    }
  }

  public synchronized void failed(Instant now) {
    failures++;
    if (failures >= FREE_FAILURES) {
      Duration lock = Duration.ofSeconds(1L << Math.min(failures - FREE_FAILURES, MAX_DOUBLINGS));
      lockedUntil = now.plus(lock.compareTo(MAX_LOCK) < 0 ? lock : MAX_LOCK);
    }
  }

  public synchronized void reset() {
    failures = 0;
    lockedUntil = Instant.MIN;
  }
}
