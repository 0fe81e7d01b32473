package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.wire.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The refresh tokens in circulation: opaque, 30 days. Thread-safe. */
public final class RefreshTokens {
  private static final Duration LIFETIME = Duration.ofDays(30);
  private static final int MAX_TOKENS = 100_000;

  private final Clock clock;
  private final Map<String, SignIn> byToken = new LinkedHashMap<>();

  public RefreshTokens(Clock clock) {
    this.clock = clock;
  }

  public synchronized void add(String token, SignIn signIn) {
    if (byToken.size() == MAX_TOKENS) {
      byToken.remove(byToken.keySet().iterator().next());
    }
    byToken.put(token, signIn);
  }

  public SignIn get(String token) {
    SignIn signIn = find(token);
    if (signIn == null) {
      throw invalid();
    }
    if (!clock.instant().isBefore(signIn.authTime().plus(LIFETIME))) {
      throw ServiceException.notAuthorized("Refresh Token has expired");
    }
    return signIn;
  }

  /** Ends the sign-in that the token is from, if it is this client's. */
  public synchronized void revoke(String token, String clientId) {
    SignIn signIn = byToken.get(token);
    if (signIn != null && signIn.clientId().equals(clientId)) {
      byToken.remove(token);
      signIn.revoke();
    }
  }

  public synchronized void revokeAll(Account account) {
    byToken
        .values()
        .removeIf(signIn -> {
          if (signIn.account() != account) {
            return false;
          }
          signIn.revoke();
          return true;
        });
  }

  public static ServiceException invalid() {
    return ServiceException.notAuthorized("Invalid Refresh Token.");
  }

  private synchronized @Nullable SignIn find(String token) {
    return byToken.get(token);
  }
}
