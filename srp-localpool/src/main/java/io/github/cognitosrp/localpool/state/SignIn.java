package io.github.cognitosrp.localpool.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A completed sign-in, which tokens and their successors descend from.
 *
 * @param deviceKey the device that signed in, or the key that was handed out; null without tracking
 */
public record SignIn(
    Account account,
    String clientId,
    @Nullable String deviceKey,
    String originJti,
    String eventId,
    Instant authTime) {

  /** Ends the sign-in: none of its tokens holds any more. */
  public void revoke() {
    account.revoke(originJti);
  }
}
