package io.github.cognitosrp.cognito;

import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPows;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a {@link CognitoSrp}. Not thread-safe. */
public final class CognitoSrpBuilder {
  static final int BY_BACKEND = 0;

  private @Nullable UserPoolId userPool;
  private @Nullable AppClient appClient;
  private Supplier<ModPow> modPow = ModPows::best;
  private Clock clock = Clock.systemUTC();
  private SecureRandom random = new SecureRandom();
  private int ephemeralBits = BY_BACKEND;

  CognitoSrpBuilder() {}

  /**
   * Sets the user pool.
   *
   * @param id its id, such as {@code eu-central-1_AbC123}
   * @return this
   * @throws InvalidInputException if it is not a user pool id
   */
  public CognitoSrpBuilder userPool(String id) {
    return userPool(new UserPoolId(id));
  }

  /**
   * Sets the user pool.
   *
   * @param id its id
   * @return this
   */
  public CognitoSrpBuilder userPool(UserPoolId id) {
    this.userPool = Objects.requireNonNull(id, "id");
    return this;
  }

  /**
   * Sets an app client without a secret.
   *
   * @param id the app client id
   * @return this
   * @throws InvalidInputException if it is not an app client id
   */
  public CognitoSrpBuilder appClient(String id) {
    return appClient(AppClient.of(id));
  }

  /**
   * Sets an app client with a secret.
   *
   * @param id the app client id
   * @param secret the client secret; copied, so the caller may wipe it
   * @return this
   * @throws InvalidInputException if either breaks its rule
   */
  public CognitoSrpBuilder appClient(String id, char[] secret) {
    return appClient(AppClient.of(id, secret));
  }

  /**
   * Sets the app client.
   *
   * @param client the app client
   * @return this
   */
  public CognitoSrpBuilder appClient(AppClient client) {
    this.appClient = Objects.requireNonNull(client, "client");
    return this;
  }

  /**
   * Pins the backend. Without this call {@link ModPows#best()} is asked anew for each session.
   *
   * @param backend the backend
   * @return this
   */
  public CognitoSrpBuilder modPow(ModPow backend) {
    Objects.requireNonNull(backend, "backend");
    this.modPow = () -> backend;
    return this;
  }

  /**
   * Sets the clock that TIMESTAMP is read from; Cognito refuses one that is off.
   *
   * @param source the clock, thread-safe; its zone does not matter
   * @return this
   */
  public CognitoSrpBuilder clock(Clock source) {
    this.clock = Objects.requireNonNull(source, "source");
    return this;
  }

  /**
   * Sets the source of all randomness: for a session {@code ephemeralBits / 8} bytes, read as an
   * unsigned big-endian integer; for a device 40 bytes for the password, then 16 for the salt.
   *
   * @param source the source, thread-safe. All secrecy rests on it.
   * @return this
   */
  public CognitoSrpBuilder secureRandom(SecureRandom source) {
    this.random = Objects.requireNonNull(source, "source");
    return this;
  }

  /**
   * Sets the length of the private {@code a}. Without this call it is 320 bits with a backend of
   * constant time, and otherwise 576, so that {@code a} hides u·x in the exponent a + u·x. A
   * shorter one than 576 bits with another backend is safe too, but slower, if the backend masks
   * its exponents; with a backend of variable time it leaks.
   *
   * @param bits the length in bits: 256 to 1,024, a multiple of 8
   * @return this
   * @throws InvalidInputException if it is not
   */
  public CognitoSrpBuilder ephemeralBits(int bits) {
    if (bits < SrpHandshake.SHORTEST_EPHEMERAL
        || bits > SrpHandshake.LONGEST_EPHEMERAL
        || bits % 8 != 0) {
      throw new InvalidInputException("ephemeralBits", "must be 256 to 1024, a multiple of 8");
    }
    this.ephemeralBits = bits;
    return this;
  }

  /**
   * Builds.
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
