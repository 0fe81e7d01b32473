package io.github.cognitosrp.cognito;

import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPows;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Builds a {@link CognitoSrp}. Not thread-safe. */
public final class CognitoSrpBuilder {
  static final int BY_BACKEND = 0;

  private @Nullable UserPoolId userPool;
  private @Nullable AppClient appClient;
  private @Nullable ModPow modPow;
  private Clock clock = Clock.systemUTC();
  private SecureRandom random = new SecureRandom();
  private int ephemeralBits = BY_BACKEND;

  CognitoSrpBuilder() {}

  /**
   * Sets the user pool.
   *
   * @param userPoolId its id, such as {@code eu-central-1_AbC123}
   * @return this
   * @throws InvalidInputException if it is null or not a user pool id
   */
  public CognitoSrpBuilder userPool(String userPoolId) {
    this.userPool = new UserPoolId(userPoolId);
    return this;
  }

  /**
   * Sets an app client without a secret.
   *
   * @param clientId the app client id
   * @return this
   * @throws InvalidInputException if it is null or not an app client id
   */
  public CognitoSrpBuilder appClient(String clientId) {
    return appClient(AppClient.of(clientId));
  }

  /**
   * Sets an app client with a secret.
   *
   * @param clientId the app client id
   * @param clientSecret the client secret; copied, so the caller may wipe it
   * @return this
   * @throws InvalidInputException if either is null or breaks its rule
   */
  public CognitoSrpBuilder appClient(String clientId, char[] clientSecret) {
    return appClient(AppClient.of(clientId, clientSecret));
  }

  /**
   * Sets the app client.
   *
   * @param appClient the app client
   * @return this
   * @throws InvalidInputException if it is null
   */
  public CognitoSrpBuilder appClient(AppClient appClient) {
    this.appClient = InputRules.notNull(appClient, "appClient");
    return this;
  }

  /**
   * Sets the backend. Without this call each session uses what {@link ModPows#best()} returns when
   * it begins.
   *
   * @param modPow the backend
   * @return this
   * @throws InvalidInputException if it is null
   */
  public CognitoSrpBuilder modPow(ModPow modPow) {
    this.modPow = InputRules.notNull(modPow, "modPow");
    return this;
  }

  /**
   * Sets the clock that TIMESTAMP is read from. Cognito refuses a TIMESTAMP that is too far from
   * its own time.
   *
   * @param clock the clock, thread-safe; its zone does not matter
   * @return this
   * @throws InvalidInputException if it is null
   */
  public CognitoSrpBuilder clock(Clock clock) {
    this.clock = InputRules.notNull(clock, "clock");
    return this;
  }

  /**
   * Sets the source of all randomness: for a session {@code ephemeralBits / 8} bytes, read as an
   * unsigned big-endian integer; for a device 40 bytes for the password, then 16 for the salt.
   *
   * @param secureRandom the source, thread-safe. All secrecy depends on it.
   * @return this
   * @throws InvalidInputException if it is null
   */
  public CognitoSrpBuilder secureRandom(SecureRandom secureRandom) {
    this.random = InputRules.notNull(secureRandom, "secureRandom");
    return this;
  }

  /**
   * Sets the length of the private {@code a}, for programs that must use a certain length, and to
   * replay test vectors. Without this call it is 320 bits with a backend of constant time, and
   * otherwise 576, so that {@code a} hides u·x in the exponent a + u·x. With fewer than 576 bits a
   * backend that masks its exponents is slower, and one of variable time leaks x.
   *
   * @param ephemeralBits the length in bits: 256 (the minimum of RFC 5054, section 2.5.4) to 1,024,
   *     a multiple of 8
   * @return this
   * @throws InvalidInputException if it is not
   */
  public CognitoSrpBuilder ephemeralBits(int ephemeralBits) {
    if (ephemeralBits < SrpHandshake.MIN_EPHEMERAL_BITS
        || ephemeralBits > SrpHandshake.MAX_EPHEMERAL_BITS
        || ephemeralBits % 8 != 0) {
      throw new InvalidInputException("ephemeralBits", "must be 256 to 1024, a multiple of 8");
    }
    this.ephemeralBits = ephemeralBits;
    return this;
  }

  /**
   * Builds the object.
   *
   * @return a new {@link CognitoSrp}
   * @throws InvalidInputException if there is no user pool or no app client
   */
  public CognitoSrp build() {
    if (userPool == null) {
      throw new InvalidInputException("userPool", "must be set");
    }
    if (appClient == null) {
      throw new InvalidInputException("appClient", "must be set");
    }
    return new CognitoSrp(userPool, appClient, modPow, clock, random, ephemeralBits);
  }
}
