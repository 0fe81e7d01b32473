package io.github.cognitosrp.cognito;

import io.github.cognitosrp.cognito.internal.CognitoNames;
import io.github.cognitosrp.cognito.internal.Printable;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in of a user. Begun by {@link CognitoSrp#beginUser(String)}. First send the parameters
 * that carry SRP_A (one of the five maps, depending on the flow), then the answer to the
 * PASSWORD_VERIFIER challenge, which Cognito accepts only for some seconds. The maps fit
 * InitiateAuth and RespondToAuthChallenge as well as AdminInitiateAuth and
 * AdminRespondToAuthChallenge; send a {@code Session} that Cognito returned back beside them.
 *
 * <p>A session answers one challenge, any number of times, and refuses a second one. After a failed
 * sign-in begin a new session.
 *
 * <p>May leak: what the {@link io.github.cognitosrp.modpow.spi.Hardening} of the backend says of
 * the powers, and how many leading 32-bit words of a, x, u·x and S are zero. The arrays that this
 * library makes of passwords, hashes and keys are wiped; the private {@code a}, x and S are {@code
 * BigInteger}s, which cannot be wiped and stay in memory until they are collected.
 *
 * <p>Thread-safe. {@link #close()} drops the private {@code a}.
 */
public final class UserSrpSession implements AutoCloseable {
  private final UserPoolId userPool;
  private final String username;
  private final @Nullable String deviceKey;
  private final SrpExchange exchange;

  UserSrpSession(
      UserPoolId userPool, String username, @Nullable String deviceKey, SrpExchange exchange) {
    this.userPool = userPool;
    this.username = username;
    this.deviceKey = deviceKey;
    this.exchange = exchange;
  }

  /**
   * The {@code AuthParameters} of the flow USER_SRP_AUTH.
   *
   * @return an unmodifiable map: USERNAME; SRP_A in hexadecimal digits; SECRET_HASH if the app
   *     client has a secret; DEVICE_KEY if the session was begun with one
   * @throws SrpStateException if the session is closed
   */
  public Map<String, String> authParameters() {
    return opening().toMap();
  }

  /**
   * The {@code AuthParameters} of the flow CUSTOM_AUTH, with the password verified before the
   * custom challenges.
   *
   * @return those of {@link #authParameters()} and CHALLENGE_NAME=SRP_A, unmodifiable
   * @throws SrpStateException if the session is closed
   */
  public Map<String, String> customAuthParameters() {
    return opening().with(CognitoNames.CHALLENGE_NAME, CognitoNames.SRP_A).toMap();
  }

  /**
   * The {@code AuthParameters} of the flow USER_AUTH, with SRP as the preferred challenge.
   *
   * @return those of {@link #authParameters()} and PREFERRED_CHALLENGE=PASSWORD_SRP, unmodifiable
   * @throws SrpStateException if the session is closed
   */
  public Map<String, String> userAuthParameters() {
    return opening().with(CognitoNames.PREFERRED_CHALLENGE, CognitoNames.PASSWORD_SRP).toMap();
  }

  /**
   * The {@code ChallengeResponses} to the challenge PASSWORD_SRP of the flow USER_AUTH.
   *
   * @return the same parameters as {@link #authParameters()}, unmodifiable
   * @throws SrpStateException if the session is closed
   */
  public Map<String, String> passwordSrpResponses() {
    return opening().toMap();
  }

  /**
   * The {@code ChallengeResponses} to the challenge SELECT_CHALLENGE of the flow USER_AUTH, which
   * choose SRP.
   *
   * @return those of {@link #authParameters()} and ANSWER=PASSWORD_SRP, unmodifiable
   * @throws SrpStateException if the session is closed
   */
  public Map<String, String> selectChallengeResponses() {
    return opening().with(CognitoNames.ANSWER, CognitoNames.PASSWORD_SRP).toMap();
  }

  /**
   * Answers the challenge with a password, at the time of the call.
   *
   * @param challenge the PASSWORD_VERIFIER challenge
   * @param password the user's password, at most 4,096 characters (Cognito has at most 256); hashed
   *     as it is, never normalised. It is not wiped here: the caller may need it again.
   * @return the answer
   * @throws InvalidInputException if an argument is null, or the password is too long or has an
   *     unpaired surrogate, which has no UTF-8
   * @throws InvalidChallengeException if the challenge's SRP_B would make the shared secret
   *     predictable
   * @throws SrpStateException if the session is closed or has answered another challenge
   * @throws SrpComputationException if the clock is faulty
   * @throws io.github.cognitosrp.modpow.FaultyModPowException if the backend fails
   */
  public ChallengeAnswer answer(PasswordVerifierChallenge challenge, char[] password) {
    try (HashedPassword hashed = hash(challenge, password)) {
      return answer(challenge, hashed);
    }
  }

  /**
   * Answers the challenge with a hashed password, at the time of the call.
   *
   * @param challenge the PASSWORD_VERIFIER challenge
   * @param password the user's hashed password; stays open
   * @return the answer
   * @throws InvalidInputException if an argument is null
   * @throws HashedPasswordMismatchException if it was made for another pool or user
   * @throws InvalidChallengeException if the challenge's SRP_B would make the shared secret
   *     predictable
   * @throws SrpStateException if the session or the hashed password is closed, or the session has
   *     answered another challenge
   * @throws SrpComputationException if the clock is faulty
   * @throws io.github.cognitosrp.modpow.FaultyModPowException if the backend fails
   */
  public ChallengeAnswer answer(PasswordVerifierChallenge challenge, HashedPassword password) {
    return signed(challenge, password, deviceKey);
  }

  /**
   * Answers the challenge without the DEVICE_KEY, at the time of the call: for a device that
   * Cognito has forgotten, which it says with ResourceNotFoundException.
   *
   * @param challenge the PASSWORD_VERIFIER challenge, the same one again
   * @param password the user's password, as in {@link #answer(PasswordVerifierChallenge, char[])}
   * @return the answer
   * @throws InvalidInputException if an argument is null, or the password is too long or has an
   *     unpaired surrogate
   * @throws InvalidChallengeException if the challenge's SRP_B would make the shared secret
   *     predictable
   * @throws SrpStateException if the session is closed or has answered another challenge
   * @throws SrpComputationException if the clock is faulty
   * @throws io.github.cognitosrp.modpow.FaultyModPowException if the backend fails
   */
  public ChallengeAnswer answerWithoutDevice(PasswordVerifierChallenge challenge, char[] password) {
    try (HashedPassword hashed = hash(challenge, password)) {
      return answerWithoutDevice(challenge, hashed);
    }
  }

  /**
   * Answers the challenge without the DEVICE_KEY and with a hashed password, at the time of the
   * call.
   *
   * @param challenge the PASSWORD_VERIFIER challenge, the same one again
   * @param password the user's hashed password; stays open
   * @return the answer
   * @throws InvalidInputException if an argument is null
   * @throws HashedPasswordMismatchException if it was made for another pool or user
   * @throws InvalidChallengeException if the challenge's SRP_B would make the shared secret
   *     predictable
   * @throws SrpStateException if the session or the hashed password is closed, or the session has
   *     answered another challenge
   * @throws SrpComputationException if the clock is faulty
   * @throws io.github.cognitosrp.modpow.FaultyModPowException if the backend fails
   */
  public ChallengeAnswer answerWithoutDevice(
      PasswordVerifierChallenge challenge, HashedPassword password) {
    return signed(challenge, password, null);
  }

  private HashedPassword hash(PasswordVerifierChallenge challenge, char[] password) {
    InputRules.notNull(challenge, "challenge");
    return HashedPassword.hash(userPool, challenge.userIdForSrp(), password);
  }

  private ChallengeAnswer signed(
      PasswordVerifierChallenge challenge, HashedPassword password, @Nullable String device) {
    InputRules.notNull(challenge, "challenge");
    InputRules.notNull(password, "password").checkMadeFor(userPool, challenge.userIdForSrp());
    byte[] innerHash = password.exportSecretBytes();
    try {
      SrpIdentity identity = new SrpIdentity(userPool.poolName(), challenge.userIdForSrp());
      return exchange.answer(
          new SrpExchange.Challenge(challenge.verifier(), identity),
          innerHash,
          challenge.username(),
          device);
    } finally {
      Arrays.fill(innerHash, (byte) 0);
    }
  }

  private RequestParameters opening() {
    return exchange.opening(username, deviceKey);
  }

  /** Drops the private {@code a}. Closing again does nothing. */
  @Override
  public void close() {
    exchange.close();
  }

  @Override
  public String toString() {
    return "UserSrpSession[userPool=" + userPool + ", username=" + Printable.of(username) + "]";
  }
}
