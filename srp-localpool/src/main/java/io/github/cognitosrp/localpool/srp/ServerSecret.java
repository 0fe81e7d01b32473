package io.github.cognitosrp.localpool.srp;

import java.math.BigInteger;
import java.security.SecureRandom;

/**
 * The server's ephemeral secret b and g^b mod N. Immutable.
 *
 * @param b 257 bits at most when it was drawn
 * @param power g^b mod N
 */
record ServerSecret(BigInteger b, BigInteger power) {
  private static final int BASE_BITS = 256;
  private static final int FRESH_BITS = 64;
  private static final KeptPowers POWERS_OF_G = new KeptPowers(SrpMath.G, FRESH_BITS);

  static ServerSecret of(BigInteger g, BigInteger b) {
    return new ServerSecret(b, g.modPow(b, SrpMath.N));
  }

  /**
   * A fresh b. For Cognito's g it is the sum of 256 bits that a process draws once and of 64 bits
   * that are drawn each time, so that a handshake costs a quarter of a power of g. Who knows a
   * verifier can find the difference of two b in some 2^32 multiplications, and would still need
   * the logarithm of a power with 256 unknown bits. Two of 100,000 handshakes have the same b with
   * a probability below 2^-31.
   */
  static ServerSecret draw(BigInteger g, SecureRandom random) {
    if (!g.equals(SrpMath.G)) {
      return of(g, new BigInteger(BASE_BITS, random));
    }
    ServerSecret base = Base.SECRET;
    BigInteger fresh = new BigInteger(FRESH_BITS, random);
    BigInteger power = base.power.multiply(POWERS_OF_G.power(fresh)).mod(SrpMath.N);
    return new ServerSecret(base.b.add(fresh), power);
  }

  /** Drawn with the first handshake, not while a pool starts. */
  private static final class Base {
    static final ServerSecret SECRET =
        of(SrpMath.G, new BigInteger(BASE_BITS, new SecureRandom()).setBit(BASE_BITS - 1));
  }

  @Override
  public String toString() {
    return "ServerSecret";
  }
}
