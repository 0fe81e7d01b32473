package io.github.cognitosrp.localpool.srp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The server's b: as long as RFC 5054 asks, another one each time, with its power. */
class ServerSecretTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  @Test
  void thePowerIsThatOfTheSecret() {
    for (BigInteger g : new BigInteger[] {SrpMath.G, BigInteger.valueOf(5)}) {
      for (int i = 0; i < 10; i++) {
        ServerSecret secret = ServerSecret.draw(g, RANDOM);
        assertThat(secret.power()).isEqualTo(g.modPow(secret.b(), SrpMath.N));
      }
    }
  }

  @Test
  void theSecretHas256BitsOfWhich64AreDrawnEachTime() {
    Set<BigInteger> high = new HashSet<>();
    BigInteger least = ServerSecret.draw(SrpMath.G, RANDOM).b();
    BigInteger greatest = least;
    for (int i = 0; i < 200; i++) {
      BigInteger b = ServerSecret.draw(SrpMath.G, RANDOM).b();
      assertThat(b.bitLength()).isBetween(256, 257);
      high.add(b.shiftRight(32));
      least = least.min(b);
      greatest = greatest.max(b);
    }
    // Two that agree above bit 32 occur once in 200,000 runs.
    assertThat(high).hasSize(200);
    // Less than half of the range: less likely than 2^-180.
    assertThat(greatest.subtract(least).bitLength()).isEqualTo(64);
  }

  @Test
  void itsTextHoldsNoSecret() {
    assertThat(ServerSecret.draw(SrpMath.G, RANDOM)).hasToString("ServerSecret");
  }
}
