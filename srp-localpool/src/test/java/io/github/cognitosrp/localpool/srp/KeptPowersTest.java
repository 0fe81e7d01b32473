package io.github.cognitosrp.localpool.srp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Products of kept powers are what {@code modPow} gives. */
class KeptPowersTest {
  private static final long SEED = 20261128;

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 64, 256})
  void powersAreTheSameBeforeAndAfterThereIsATable(int bits) {
    for (BigInteger base : bases()) {
      KeptPowers powers = new KeptPowers(base, bits);
      exponents(bits).forEach(exponent -> check(powers, exponent));
      makeTable(powers);
      exponents(bits).forEach(exponent -> check(powers, exponent));
    }
  }

  @Test
  void callersGetRightPowersWhileTheTableIsMade() throws Exception {
    KeptPowers powers = new KeptPowers(SrpMath.G, 256);
    Callable<Void> caller =
        () -> {
          Random random = new Random(SEED);
          for (int i = 0; i < KeptPowers.WORTH_A_TABLE; i++) {
            check(powers, new BigInteger(256, random));
          }
          return null;
        };
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<Void> done : threads.invokeAll(Collections.nCopies(4, caller))) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void makeTable(KeptPowers powers) {
    for (int i = 0; i < KeptPowers.WORTH_A_TABLE; i++) {
      powers.power(BigInteger.ONE);
    }
  }

  private static void check(KeptPowers powers, BigInteger exponent) {
    assertThat(powers.power(exponent))
        .as("%x to the %x, seed %d", powers.base(), exponent, SEED)
        .isEqualTo(powers.base().modPow(exponent, SrpMath.N));
  }

  private static List<BigInteger> bases() {
    return List.of(
        BigInteger.ONE,
        SrpMath.G,
        SrpMath.N.subtract(BigInteger.ONE),
        SrpMath.N.subtract(SrpMath.G),
        new BigInteger(SrpMath.N.bitLength() - 1, new Random(SEED)));
  }

  /** Each bit alone, all below a bit, and some by chance. */
  private static List<BigInteger> exponents(int bits) {
    List<BigInteger> all = new ArrayList<>();
    for (int bit = 0; bit < bits; bit++) {
      all.add(BigInteger.ONE.shiftLeft(bit));
      all.add(BigInteger.ONE.shiftLeft(bit + 1).subtract(BigInteger.ONE));
    }
    all.add(BigInteger.ZERO);
    Random random = new Random(SEED);
    for (int i = 0; i < 20; i++) {
      all.add(new BigInteger(bits, random));
    }
    return all;
  }
}
