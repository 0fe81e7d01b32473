package io.github.cognitosrp.modpow.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPowRegistry;
import io.github.cognitosrp.modpow.SrpGroup;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What every constant-time backend must do too: subclass this and name the provider. The memory
 * that a power takes from the Java heap is that of its steps; it shows a conversion that follows an
 * exponent's own length.
 */
public abstract class FixedLengthContractTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();
  private static final BigInteger BASE = N.shiftRight(65);
  private static final int BITS = 256;
  private static final int MIN_ROUNDS = 20;
  private static final int MAX_ROUNDS = 500;
  private static final BigInteger LONG = N.shiftRight(100).mod(BigInteger.ONE.shiftLeft(BITS));

  private final ModPow modPow;

  /** Opens the backend under test; fails where it is not ready. */
  protected FixedLengthContractTest(ModPowProvider provider) {
    ModPowRegistry registry = ModPowRegistry.of(provider);
    // Warms up the backend: the tables are there.
    registry.diagnose();
    modPow = registry.named(provider.name());
  }

  @Test
  void anExponentsOwnLengthDoesNotShowInTheMemoryThatAPowerTakes() {
    for (BigInteger exponent : new BigInteger[] {BigInteger.valueOf(9), LONG.shiftRight(100)}) {
      assertSameMemory(
          () -> modPow.modPow(BASE, exponent, BITS, N), () -> modPow.modPow(BASE, LONG, BITS, N));
    }
  }

  @Test
  void anExponentsOwnLengthDoesNotShowInTheMemoryThatAPowerOfGTakes() {
    ModPow.FixedBase powers = modPow.fixedBase(G, N, BITS);
    // Below 2^12 a power of g is shorter than N, and so is the number that it becomes.
    for (BigInteger exponent : new BigInteger[] {BigInteger.valueOf(4099), LONG.shiftRight(100)}) {
      assertSameMemory(() -> powers.pow(exponent), () -> powers.pow(LONG));
    }
  }

  /**
   * By turns and until both agree, because the compiler can take an allocation out between two
   * calls; powers that do take different memory never agree.
   */
  private static void assertSameMemory(Supplier<BigInteger> one, Supplier<BigInteger> other) {
    long leastOfOne = Long.MAX_VALUE;
    long leastOfOther = Long.MAX_VALUE;
    for (int i = 0; i < MAX_ROUNDS && (i < MIN_ROUNDS || leastOfOne != leastOfOther); i++) {
      leastOfOne = Math.min(leastOfOne, allocated(one));
      leastOfOther = Math.min(leastOfOther, allocated(other));
    }
    assertThat(leastOfOne).isEqualTo(leastOfOther);
  }

  private static long allocated(Supplier<BigInteger> power) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    BigInteger number = power.get();
    long after = threads.getCurrentThreadAllocatedBytes();
    assertThat(number.bitLength()).isGreaterThan(N.bitLength() - Integer.SIZE);
    return after - before;
  }
}
