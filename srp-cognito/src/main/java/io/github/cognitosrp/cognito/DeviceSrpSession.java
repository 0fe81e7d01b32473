package io.github.cognitosrp.cognito;

import io.github.cognitosrp.cognito.internal.CognitoNames;
import io.github.cognitosrp.cognito.internal.Printable;
import java.util.Arrays;
import java.util.Map;

/**
 * One remembered device's proof in a sign-in. Begun by {@link CognitoSrp#beginDevice} when Cognito
 * asks for DEVICE_SRP_AUTH; then answer DEVICE_PASSWORD_VERIFIER. The maps fit
 * RespondToAuthChallenge as well as AdminRespondToAuthChallenge.
 *
 * <p>The rules of {@link UserSrpSession} apply: one challenge, what may leak, and what can be
 * wiped. The remembered device stays open and is the caller's to close.
 *
 * <p>Source: the Amazon Cognito developer guide, "Working with user devices in your user pool".
 *
 * <p>Thread-safe. {@link #close()} drops the private {@code a}.
 */
public final class DeviceSrpSession implements AutoCloseable {
  private final String username;
  private final RememberedDevice device;
  private final SrpExchange exchange;

  DeviceSrpSession(String username, RememberedDevice device, SrpExchange exchange) {
    this.username = username;
    this.device = device;
    this.exchange = exchange;
  }

  /**
   * The {@code ChallengeResponses} to the challenge DEVICE_SRP_AUTH.
   *
   * @return an unmodifiable map: USERNAME; DEVICE_KEY; SRP_A in hexadecimal digits; SECRET_HASH if
   *     the app client has a secret
   * @throws SrpStateException if the session is closed
   */
  public Map<String, String> challengeResponses() {
    return exchange.opening(username, device.deviceKey()).toMap();
  }

  /**
   * Answers the challenge with the device's password, at the time of the call, under the
   * challenge's USERNAME or else the session's.
   *
   * @param challenge the DEVICE_PASSWORD_VERIFIER challenge
   * @return the answer
   * @throws InvalidInputException if the challenge is null
   * @throws InvalidChallengeException if the challenge is for another device, or its SRP_B would
   *     make any password valid
   * @throws SrpStateException if the session or the device is closed, or the session has answered
   *     another challenge
   * @throws SrpComputationException if the clock is faulty
   * @throws io.github.cognitosrp.modpow.FaultyModPowException if the backend fails
   */
  public ChallengeAnswer answer(DevicePasswordVerifierChallenge challenge) {
    String deviceKey = device.deviceKey();
    InputRules.notNull(challenge, "challenge");
    if (!challenge.deviceKey().orElse(deviceKey).equals(deviceKey)) {
      throw new InvalidChallengeException(
          CognitoNames.DEVICE_KEY, "must be that of the session's device");
    }
    byte[] innerHash = device.innerHash();
    try {
      return exchange.answer(
          new SrpExchange.Challenge(challenge.verifier(), device.identity()),
          innerHash,
          challenge.username().orElse(username),
          deviceKey);
    } finally {
      Arrays.fill(innerHash, (byte) 0);
    }
  }

  /** Drops the private {@code a}. Closing again does nothing. */
  @Override
  public void close() {
    exchange.close();
  }

  @Override
  public String toString() {
    return "DeviceSrpSession[username="
        + Printable.of(username)
        + ", deviceKey="
        + device.deviceKey()
        + "]";
  }
}
