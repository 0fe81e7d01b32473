package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.wire.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The challenges that are open. Taking one removes it, so each is answered once. Found by its
 * handle: the SECRET_BLOCK where there is one, else the session. Thread-safe.
 */
public final class Challenges {
  private static final int MAX_OPEN = 10_000;
  // A code of six digits must not be found by trying.
  private static final int MAX_FAILURES = 5;

  private final Clock clock;
  private final Duration keptExpired;
  private final Map<String, Challenge> open = new LinkedHashMap<>();

  /** Expired challenges are told from unknown ones for another ten lifetimes. */
  public Challenges(Clock clock, Duration lifetime) {
    this.clock = clock;
    this.keptExpired = lifetime.multipliedBy(10);
  }

  public synchronized void put(String handle, Challenge challenge) {
    open.put(handle, challenge);
    Instant limit = clock.instant().minus(keptExpired);
    Iterator<Challenge> eldest = open.values().iterator();
    while (eldest.hasNext()) {
      if (eldest.next().expiresAt().isAfter(limit) && open.size() <= MAX_OPEN) {
        return;
      }
      eldest.remove();
    }
  }

  /** Removes and returns an open challenge of this kind, and of this client if one is named. */
  public Challenge take(String handle, ChallengeName name, @Nullable String clientId) {
    return checked(remove(handle), name, clientId);
  }

  /**
   * Takes a challenge, and puts it back if the answer is refused, up to {@value #MAX_FAILURES}
   * times.
   */
  public <T> T attempt(
      String handle, ChallengeName name, @Nullable String clientId, Function<Challenge, T> answer) {
    Challenge challenge = take(handle, name, clientId);
    try {
      return answer.apply(challenge);
    } catch (ServiceException refused) {
      if (challenge.failures() + 1 < MAX_FAILURES) {
        put(handle, challenge.retry());
      }
      throw refused;
    }
  }

  /** Takes the newest challenge that passes a test: for clients that send no session. */
  public Challenge takeNewest(Predicate<Challenge> test, ChallengeName name, String clientId) {
    return checked(removeNewest(test), name, clientId);
  }

  public synchronized boolean isOpen(String handle) {
    return open.containsKey(handle);
  }

  private synchronized @Nullable Challenge remove(String handle) {
    return open.remove(handle);
  }

  private synchronized @Nullable Challenge removeNewest(Predicate<Challenge> test) {
    String newest = null;
    for (Map.Entry<String, Challenge> entry : open.entrySet()) {
      if (test.test(entry.getValue())) {
        newest = entry.getKey();
      }
    }
    return newest == null ? null : open.remove(newest);
  }

  private Challenge checked(
      @Nullable Challenge challenge, ChallengeName name, @Nullable String clientId) {
    if (challenge == null
        || challenge.name() != name
        || (clientId != null && !challenge.clientId().equals(clientId))) {
      throw ServiceException.invalidSession();
    }
    if (!clock.instant().isBefore(challenge.expiresAt())) {
      throw ServiceException.expiredSession();
    }
    return challenge;
  }
}
