package io.github.cognitosrp.cognito;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256(pool name ‖ USER_ID_FOR_SRP ‖ ":" ‖ password): all that the protocol needs of a password.
 * Signs in like the password, for one user of one pool; so it is a secret of the same rank there,
 * and a fast hash that guesses can be tried against. What it spares a program that signs in again
 * and again is keeping the password itself.
 *
 * <p>Made by {@link CognitoSrp#hashPassword}. Compared by identity. Thread-safe. {@link #close()}
 * wipes the hash; copies that {@link #exportSecretBytes()} handed out are the caller's to wipe.
 */
public final class HashedPassword implements AutoCloseable {
  /** The length of the hash in bytes. */
  public static final int LENGTH = Sha256.LENGTH;

  private final UserPoolId userPool;
  private final String userIdForSrp;
  private byte @Nullable [] hash;

  /** Takes the array over. */
  HashedPassword(UserPoolId userPool, String userIdForSrp, byte[] hash) {
    this.userPool = userPool;
    this.userIdForSrp = userIdForSrp;
    this.hash = hash;
  }

  static HashedPassword hash(UserPoolId userPool, String userIdForSrp, char[] password) {
    Text.checkedName(userIdForSrp, "userIdForSrp");
    byte[] utf8 = Text.secretUtf8(password, "password");
    try {
      SrpIdentity identity = new SrpIdentity(userPool.poolName(), userIdForSrp);
      return new HashedPassword(userPool, userIdForSrp, SrpMath.innerHash(identity, utf8));
    } finally {
      Arrays.fill(utf8, (byte) 0);
    }
  }

  /**
   * Restores a hash that was stored.
   *
   * @param userPool the user pool that it was made for
   * @param userIdForSrp the USER_ID_FOR_SRP that it was made for, 1 to 2,048 characters
   * @param secretBytes the {@value #LENGTH} bytes of {@link #exportSecretBytes()}; copied, so the
   *     caller may wipe them
   * @return the hashed password
   * @throws InvalidInputException if the name breaks its rule or the bytes are not {@value #LENGTH}
   */
  public static HashedPassword restore(
      UserPoolId userPool, String userIdForSrp, byte[] secretBytes) {
    Text.checkedName(userIdForSrp, "userIdForSrp");
    if (secretBytes.length != LENGTH) {
      throw new InvalidInputException("secretBytes", "must be " + LENGTH + " bytes");
    }
    return new HashedPassword(userPool, userIdForSrp, secretBytes.clone());
  }

  /**
   * The user pool that this signs in to.
   *
   * @return the pool's id
   */
  public UserPoolId userPool() {
    return userPool;
  }

  /**
   * The user that this signs in.
   *
   * @return the USER_ID_FOR_SRP that was hashed
   */
  public String userIdForSrp() {
    return userIdForSrp;
  }

  /**
   * The hash itself, to be stored as carefully as the password.
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

  /**
   * Shows no secret.
   *
   * @return the pool and the user
   */
  @Override
  public String toString() {
    return "HashedPassword[userPool=" + userPool + ", userIdForSrp=" + userIdForSrp + "]";
  }
}
