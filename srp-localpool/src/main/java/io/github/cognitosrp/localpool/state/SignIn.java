package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.model.LocalAppClient;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A completed sign-in, to which its tokens, refreshed ones included, belong.
 *
 * @param deviceKey the device that signed in, or the key that was handed out; null without tracking
 */
public record SignIn(
    Account account,
    LocalAppClient client,
    @Nullable String deviceKey,
    String originJti,
    String eventId,
    Instant authTime) {

  /** Whether a refresh comes with the device that signed in, and that is still known. */
  public boolean deviceHolds(@Nullable String named) {
    return deviceKey == null
        || (deviceKey.equals(named) && account.devices().find(deviceKey) != null);
  }

  /** Ends the sign-in: none of its tokens holds any more. */
  public void revoke() {
    account.revoke(originJti);
  }
}
