package io.github.cognitosrp.cognito;

import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * One handshake and its state: open or closed, and the one challenge that it answers. Two answers
 * to different B with the same a would give whoever chose them two equations in x. Thread-safe.
 */
final class SrpExchange {
  private final AppClient appClient;
  private final Clock clock;
  private @Nullable SrpHandshake handshake;
  private @Nullable VerifierChallenge answered;

  SrpExchange(AppClient appClient, Clock clock, SrpHandshake handshake) {
    this.appClient = appClient;
    this.clock = clock;
    this.handshake = handshake;
  }

  /** USERNAME, SECRET_HASH?, SRP_A, DEVICE_KEY?. */
  RequestParameters opening(String username, @Nullable String deviceKey) {
    return RequestParameters.of(username, appClient)
        .with(CognitoKeys.SRP_A, Hex.of(open().largeA()))
        .with(CognitoKeys.DEVICE_KEY, deviceKey);
  }

  /** Signs; the inner hash stays the caller's to wipe. */
  ChallengeAnswer answer(
      VerifierChallenge challenge,
      SrpIdentity identity,
      byte[] innerHash,
      String username,
      @Nullable String deviceKey) {
    byte[] sessionKey =
        openFor(challenge).sessionKey(challenge.srpB(), challenge.salt(), innerHash);
    try {
      String timestamp = CognitoTimestamp.of(clock.instant());
      byte[] secretBlock = ChallengeRules.decoded(challenge.secretBlock());
      byte[] signature = SrpMath.signature(sessionKey, identity, secretBlock, timestamp);
      return new ChallengeAnswer(
          username,
          RequestParameters.of(username, appClient)
              .with(CognitoKeys.PASSWORD_CLAIM_SECRET_BLOCK, challenge.secretBlock())
              .with(
                  CognitoKeys.PASSWORD_CLAIM_SIGNATURE,
                  Base64.getEncoder().encodeToString(signature))
              .with(CognitoKeys.TIMESTAMP, timestamp)
              .with(CognitoKeys.DEVICE_KEY, deviceKey)
              .toMap());
    } finally {
      Arrays.fill(sessionKey, (byte) 0);
    }
  }

  private synchronized SrpHandshake open() {
    if (handshake == null) {
      throw new SrpStateException("the session is closed");
    }
    return handshake;
  }

  private synchronized SrpHandshake openFor(VerifierChallenge challenge) {
    SrpHandshake open = open();
    if (answered != null && !answered.equals(challenge)) {
      throw new SrpStateException("the session must answer no second challenge; begin a new one");
    }
    answered = challenge;
    return open;
  }

  synchronized void close() {
    handshake = null;
    answered = null;
  }
}
