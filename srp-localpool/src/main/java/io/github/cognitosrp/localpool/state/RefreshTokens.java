package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.wire.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The refresh tokens in circulation: opaque, bounded in number. Thread-safe. */
public final class RefreshTokens {
  private static final int MAX_TOKENS = 100_000;

  private final Clock clock;
  private final Map<String, Entry> byToken = new LinkedHashMap<>();

  /**
   * One token.
   *
   * @param holdsUntil when it was rotated, the end of its grace period; else null
   */
  private record Entry(SignIn signIn, Instant expiresAt, @Nullable Instant holdsUntil) {}

  public RefreshTokens(Clock clock) {
    this.clock = clock;
  }

  public synchronized void add(String token, SignIn signIn) {
    if (byToken.size() == MAX_TOKENS) {
      byToken.remove(byToken.keySet().iterator().next());
    }
    Instant expiresAt = signIn.authTime().plus(signIn.client().refreshTokenValidity());
    byToken.put(token, new Entry(signIn, expiresAt, null));
  }

  public synchronized SignIn get(String token) {
    Entry entry = byToken.get(token);
    if (entry == null) {
      throw invalid();
    }
    Instant now = clock.instant();
    if (!now.isBefore(entry.expiresAt)) {
      throw ServiceException.notAuthorized("Refresh Token has expired");
    }
    if (entry.holdsUntil != null && now.isAfter(entry.holdsUntil)) {
      throw new ServiceException(
          "RefreshTokenReuseException", "Refresh Token has been rotated already.");
    }
    return entry.signIn;
  }

  /** Replaces a token by its successor; the old one holds for the grace period. */
  public synchronized void rotate(String token, String successor, Duration grace) {
    Entry entry = byToken.get(token);
    if (entry != null) {
      add(successor, entry.signIn);
      if (entry.holdsUntil == null) {
        byToken.put(token, new Entry(entry.signIn, entry.expiresAt, clock.instant().plus(grace)));
      }
    }
  }

  /** Ends the sign-in that the token is from, if it is this client's. */
  public synchronized void revoke(String token, String clientId) {
    Entry entry = byToken.get(token);
    if (entry != null && entry.signIn.client().id().equals(clientId)) {
      entry.signIn.revoke();
      byToken.values().removeIf(other -> other.signIn.equals(entry.signIn));
    }
  }

  public synchronized void revokeAll(Account account) {
    byToken
        .values()
        .removeIf(entry -> {
          if (entry.signIn.account() != account) {
            return false;
          }
          entry.signIn.revoke();
          return true;
        });
  }

  public static ServiceException invalid() {
    return ServiceException.notAuthorized("Invalid Refresh Token.");
  }
}
