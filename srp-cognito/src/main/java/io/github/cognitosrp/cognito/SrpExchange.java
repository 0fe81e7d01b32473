package io.github.cognitosrp.cognito;

import io.github.cognitosrp.cognito.internal.CognitoNames;
import io.github.cognitosrp.cognito.internal.CognitoTimestamp;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * One handshake and its state: open or closed, and the one challenge that it answers. Answers to
 * two different B with the same a would give an attacker who chose them two equations in x.
 * Thread-safe.
 */
final class SrpExchange {
  private final AppClient appClient;
  private final Clock clock;
  private @Nullable SrpHandshake handshake;
  private @Nullable Challenge answered;

  SrpExchange(AppClient appClient, Clock clock, SrpHandshake handshake) {
    this.appClient = appClient;
    this.clock = clock;
    this.handshake = handshake;
  }

  /** A challenge and the identity that it is for. */
  record Challenge(VerifierParameters parameters, SrpIdentity identity) {}

  /** USERNAME, SECRET_HASH?, SRP_A, DEVICE_KEY?. */
  RequestParameters opening(String username, @Nullable String deviceKey) {
    return RequestParameters.of(username, appClient)
        .with(CognitoNames.SRP_A, Hex.of(open().largeA()))
        .with(CognitoNames.DEVICE_KEY, deviceKey);
  }

  /** Signs; the caller wipes the inner hash. */
  ChallengeAnswer answer(
      Challenge challenge, byte[] innerHash, String username, @Nullable String deviceKey) {
    VerifierParameters parameters = challenge.parameters();
    byte[] sessionKey =
        openFor(challenge).sessionKey(parameters.srpB(), parameters.salt(), innerHash);
    try {
      String timestamp = timestamp(clock);
      byte[] secretBlock = ChallengeRules.decoded(parameters.secretBlock());
      byte[] signature =
          SrpMath.signature(sessionKey, challenge.identity(), secretBlock, timestamp);
      return new ChallengeAnswer(
          username,
          RequestParameters.of(username, appClient)
              .with(CognitoNames.PASSWORD_CLAIM_SECRET_BLOCK, parameters.secretBlock())
              .with(
                  CognitoNames.PASSWORD_CLAIM_SIGNATURE,
                  Base64.getEncoder().encodeToString(signature))
              .with(CognitoNames.TIMESTAMP, timestamp)
              .with(CognitoNames.DEVICE_KEY, deviceKey)
              .toMap());
    } finally {
      Arrays.fill(sessionKey, (byte) 0);
    }
  }

  /** The TIMESTAMP of this moment, from a clock that may be faulty. */
  static String timestamp(Clock clock) {
    Instant now;
    try {
      now = clock.instant();
    } catch (Exception failure) {
      throw new SrpComputationException("the clock failed", failure);
    }
    if (now == null) {
      throw new SrpComputationException("the clock must not return null");
    }
    try {
      return CognitoTimestamp.of(now);
    } catch (DateTimeException expected) {
      throw new SrpComputationException("the clock must be in a year from 1000 to 9999");
    }
  }

  private synchronized SrpHandshake open() {
    if (handshake == null) {
      throw new SrpStateException("the session is closed");
    }
    return handshake;
  }

  private synchronized SrpHandshake openFor(Challenge challenge) {
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
