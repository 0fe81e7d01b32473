package io.github.cognitosrp.gmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.bigint.BigIntegerModPowProvider;
import io.github.cognitosrp.bigint.BigIntegerVarTimeModPowProvider;
import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPowRegistry;
import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.Operands;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** gmp, gmp-vartime, bigint and bigint-vartime give one answer. */
@Tag("slow")
class EquivalenceTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final int MILLION = 1_000_000;

  private static final ModPowRegistry REGISTRY =
      ModPowRegistry.of(
          new BigIntegerVarTimeModPowProvider(),
          new BigIntegerModPowProvider(),
          new GmpModPowProvider(),
          new GmpVarTimeModPowProvider());

  private static final List<ModPow> BACKENDS =
      List.of(
          REGISTRY.named("bigint-vartime"),
          REGISTRY.named("bigint"),
          REGISTRY.named("gmp"),
          REGISTRY.named("gmp-vartime"));

  record Power(BigInteger base, BigInteger exponent, BigInteger modulus) {
    boolean isOneAnswer() {
      int bits = exponent.bitLength() + 3;
      return BACKENDS.stream()
              .map(backend -> backend.modPow(base, exponent, bits, modulus))
              .distinct()
              .count()
          == 1;
    }
  }

  @Provide
  Arbitrary<Power> powers() {
    return Operands.moduli(2048).flatMap(modulus -> powersModulo(modulus, 1024));
  }

  @Provide
  Arbitrary<Power> powersAtTheRealModulus() {
    return powersModulo(N, 320);
  }

  private static Arbitrary<Power> powersModulo(BigInteger modulus, int exponentBits) {
    return Combinators.combine(
            Operands.bases(modulus), Operands.exponents(exponentBits), Arbitraries.just(modulus))
        .as(Power::new);
  }

  @Property
  void atAnySize(@ForAll("powers") Power power) {
    assertThat(power.isOneAnswer()).isTrue();
  }

  @Property
  void atTheRealModulus(@ForAll("powersAtTheRealModulus") Power power) {
    assertThat(power.isOneAnswer()).isTrue();
  }

  /**
   * A million cases, most with exponents of up to 48 bits and every hundredth with one of up to
   * 600, so that it ends within the hour. {@code -Dcognitosrp.deep.seed} repeats a run.
   */
  @Example
  @Tag("deep")
  void aMillionTimesAtTheRealModulus() throws Exception {
    long seed = Long.getLong("cognitosrp.deep.seed", System.nanoTime());
    int cases = Integer.getInteger("cognitosrp.deep.cases", MILLION);
    System.out.println("seed=" + seed + ", cases=" + cases);
    SplittableRandom seeds = new SplittableRandom(seed);
    List<Callable<Integer>> workers = new ArrayList<>();
    int threads = 2;
    for (int i = 0; i < threads; i++) {
      SplittableRandom random = seeds.split();
      workers.add(() -> different(random, cases / threads));
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (Future<Integer> different : pool.invokeAll(workers)) {
        assertThat(different.get()).as("answers that differ, seed %d", seed).isZero();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static int different(SplittableRandom random, int cases) {
    int different = 0;
    for (int i = 0; i < cases; i++) {
      int exponentBits = random.nextInt(i % 100 == 0 ? 600 : 48);
      BigInteger exponent = number(random, exponentBits);
      different += new Power(number(random, 3072), exponent, N).isOneAnswer() ? 0 : 1;
    }
    return different;
  }

  private static BigInteger number(SplittableRandom random, int bits) {
    byte[] bytes = new byte[(bits + 7) / 8];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) random.nextInt();
    }
    return new BigInteger(1, bytes);
  }
}
