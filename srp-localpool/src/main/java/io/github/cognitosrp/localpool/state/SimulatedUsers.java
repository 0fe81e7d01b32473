package io.github.cognitosrp.localpool.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.localpool.srp.SrpMath;
import io.github.cognitosrp.localpool.srp.SrpVerifier;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;

/**
 * Challenges for user names that do not exist: the same salt every time and a verifier that nobody
 * can prove, so that answers do not tell unknown users from wrong passwords. Their time may: it is
 * shorter for users who signed in often.
 */
public final class SimulatedUsers {
  private static final int KEY_BYTES = 32;
  private static final int SALT_BYTES = 16;

  private final byte[] key = new byte[KEY_BYTES];
  private final boolean uuidNames;

  public SimulatedUsers(SecureRandom random, boolean uuidNames) {
    this.uuidNames = uuidNames;
    random.nextBytes(key);
  }

  public Subject simulate(String username) {
    byte[] name = username.getBytes(UTF_8);
    byte[] salt = Arrays.copyOf(SrpMath.hmac(key, new byte[] {0}, name), SALT_BYTES);
    // Nobody can prove a password against this verifier without its discrete logarithm.
    BigInteger v = BigInteger.ZERO;
    for (byte block = 1; v.bitLength() < SrpMath.N.bitLength(); block++) {
      BigInteger more = new BigInteger(1, SrpMath.hmac(key, new byte[] {block}, name));
      v = v.shiftLeft(Byte.SIZE * KEY_BYTES).or(more);
    }
    return new Subject(
        shown(username, name), new SrpVerifier(new BigInteger(1, salt), v.mod(SrpMath.N)), null);
  }

  /** Where users have UUIDs as names, so do those who do not exist. */
  private String shown(String username, byte[] name) {
    if (!uuidNames) {
      return username;
    }
    return UUID.nameUUIDFromBytes(SrpMath.hmac(key, new byte[] {-1}, name)).toString();
  }
}
