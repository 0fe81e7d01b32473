package io.github.cognitosrp.localpool;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The refresh tokens in circulation: opaque, 30 days. Thread-safe. */
final class RefreshTokens {
  private static final Duration LIFETIME = Duration.ofDays(30);
  private static final int MAX_TOKENS = 100_000;

  private final Clock clock;
  private final Map<String, SignIn> byToken = new LinkedHashMap<>();

  RefreshTokens(Clock clock) {
    this.clock = clock;
  }

  synchronized void add(String token, SignIn signIn) {
    if (byToken.size() == MAX_TOKENS) {
      byToken.remove(byToken.keySet().iterator().next());
    }
    byToken.put(token, signIn);
  }

  SignIn get(String token) {
    SignIn signIn = find(token);
    if (signIn == null) {
      throw invalid();
    }
    if (!clock.instant().isBefore(signIn.authTime().plus(LIFETIME))) {
      throw ServiceException.notAuthorized("Refresh Token has expired");
    }
    return signIn;
  }

  static ServiceException invalid() {
    return ServiceException.notAuthorized("Invalid Refresh Token.");
  }

  private synchronized @Nullable SignIn find(String token) {
    return byToken.get(token);
  }
}
