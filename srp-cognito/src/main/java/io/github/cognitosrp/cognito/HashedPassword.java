package io.github.cognitosrp.cognito;

import io.github.cognitosrp.cognito.internal.Printable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256(pool name ‖ USER_ID_FOR_SRP ‖ ":" ‖ password): all that the protocol needs of a password.
 * It lets a program sign in repeatedly without keeping the password. For this one user of this one
 * pool it is as secret as the password: it signs in, and because the hash is fast, an attacker who
 * has it can test guesses of the password quickly.
 *
 * <p>Made by {@link CognitoSrp#hashPassword}. Compared by identity. Thread-safe. {@link #close()}
 * wipes the hash; the caller wipes the copies that {@link #exportSecretBytes()} returned.
 */
public final class HashedPassword implements AutoCloseable {
  /** The length of the hash in bytes. */
  public static final int LENGTH = Sha256.LENGTH;

  private final UserPoolId userPool;
  private final String userIdForSrp;
  private byte @Nullable [] hash;

  /** Keeps the array itself, and wipes it later. */
  HashedPassword(UserPoolId userPool, String userIdForSrp, byte[] hash) {
    this.userPool = userPool;
    this.userIdForSrp = userIdForSrp;
    this.hash = hash;
  }

  static HashedPassword hash(UserPoolId userPool, String userIdForSrp, char[] password) {
    InputRules.checkedName(userIdForSrp, "userIdForSrp");
    SrpIdentity identity = new SrpIdentity(userPool.poolName(), userIdForSrp);
    byte[] utf8 = InputRules.passwordUtf8(password, "password");
    return new HashedPassword(userPool, userIdForSrp, SrpMath.innerHash(identity, utf8));
  }

  /**
   * Restores a hash that was stored.
   *
   * @param userPool the user pool that it was made for
   * @param userIdForSrp the USER_ID_FOR_SRP that it was made for, 1 to 2,048 characters
   * @param secretBytes the {@value #LENGTH} bytes of {@link #exportSecretBytes()}; copied, so the
   *     caller may wipe them
   * @return the hashed password
   * @throws InvalidInputException if an argument is null, the name breaks its rule or the bytes are
   *     not {@value #LENGTH}
   */
  public static HashedPassword restore(
      UserPoolId userPool, String userIdForSrp, byte[] secretBytes) {
    InputRules.notNull(userPool, "userPool");
    InputRules.checkedName(userIdForSrp, "userIdForSrp");
    if (InputRules.notNull(secretBytes, "secretBytes").length != LENGTH) {
      throw new InvalidInputException("secretBytes", "must be " + LENGTH + " bytes");
    }
    return new HashedPassword(userPool, userIdForSrp, secretBytes.clone());
  }

  /** {@return the user pool that this signs in to} */
  public UserPoolId userPool() {
    return userPool;
  }

  /** {@return the USER_ID_FOR_SRP that was hashed} */
  public String userIdForSrp() {
    return userIdForSrp;
  }

  /**
   * The hash itself. Store it as carefully as the password.
   *
   * @return a new array of {@value #LENGTH} bytes, the caller's to wipe
   * @throws SrpStateException if this is closed
   */
  public synchronized byte[] exportSecretBytes() {
    if (hash == null) {
      throw new SrpStateException("the hashed password is closed");
    }
    return hash.clone();
  }

  void checkMadeFor(UserPoolId pool, String userId) {
    if (!userPool.equals(pool)) {
      throw new HashedPasswordMismatchException(
          "the hashed password must be one for this user pool");
    }
    if (!userIdForSrp.equals(userId)) {
      throw new HashedPasswordMismatchException(
          "the hashed password must be one for the challenge's USER_ID_FOR_SRP");
    }
  }

  /** Wipes the hash. Closing again does nothing. */
  @Override
  public synchronized void close() {
    if (hash != null) {
      Arrays.fill(hash, (byte) 0);
      hash = null;
    }
  }

  @Override
  public String toString() {
    return "HashedPassword[userPool="
        + userPool
        + ", userIdForSrp="
        + Printable.of(userIdForSrp)
        + "]";
  }
}
