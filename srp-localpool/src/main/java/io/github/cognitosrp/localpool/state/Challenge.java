package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.srp.ServerHandshake;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A challenge that waits for its answer.
 *
 * @param handshake for the two verifier challenges, else null
 * @param device for the two device challenges, else null
 * @param session what the answer has to carry, or null if it needs no session
 * @param detail what else the kind of challenge needs, or null
 * @param failures how many answers have been refused after which others may come
 */
public record Challenge(
    ChallengeName name,
    String clientId,
    Subject subject,
    @Nullable ServerHandshake handshake,
    @Nullable Device device,
    @Nullable String session,
    int failures,
    Instant expiresAt,
    @Nullable ChallengeDetail detail) {

  public Challenge retry() {
    return new Challenge(
        name, clientId, subject, handshake, device, session, failures + 1, expiresAt, detail);
  }

  /** The same challenge under another session, further on. */
  public Challenge with(String newSession, ChallengeDetail newDetail) {
    return new Challenge(
        name, clientId, subject, handshake, device, newSession, failures, expiresAt, newDetail);
  }
}
