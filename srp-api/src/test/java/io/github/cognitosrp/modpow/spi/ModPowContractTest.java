package io.github.cognitosrp.modpow.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPowRegistry;
import io.github.cognitosrp.modpow.ModPowStatus;
import io.github.cognitosrp.modpow.SrpGroup;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * What every backend must do: subclass this and name the provider. Results are compared with {@link
 * BigInteger#modPow}.
 */
public abstract class ModPowContractTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();

  private final ModPowProvider provider;
  private final ModPow modPow;

  /** Opens the backend under test; fails where it is not ready. */
  protected ModPowContractTest(ModPowProvider provider) {
    this.provider = provider;
    this.modPow = ModPowRegistry.of(provider).named(provider.name());
  }

  /** A modulus, a base of any kind, an exponent, and a public length that covers it. */
  public record Power(BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
    BigInteger answer() {
      return base.modPow(exponent, modulus);
    }
  }

  /** Powers for a modulus of 2 to 4096 bits with an exponent of 0 to 4096 bits. */
  @Provide
  public Arbitrary<Power> powers() {
    Arbitrary<Integer> padding =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(2, Arbitraries.just(0)),
            net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(1, 300)));
    return Operands.moduli(4096)
        .flatMap(modulus ->
            Combinators.combine(Operands.bases(modulus), Operands.exponents(4096), padding)
                .as((b, e, pad) -> new Power(b, e, e.bitLength() + pad, modulus)));
  }

  /** What a sign-in computes: the real N, full-size bases, exponents of 200 to 1,300 bits. */
  @Provide
  public Arbitrary<Power> signInPowers() {
    return Combinators.combine(
            Operands.bases(N), Arbitraries.integers().between(200, 1300).flatMap(Operands::shaped))
        .as((base, exponent) -> new Power(base, exponent, 1300, N));
  }

  @Property
  void matchesBigInteger(@ForAll("powers") Power p) {
    assertThat(modPow.modPow(p.base(), p.exponent(), p.exponentBits(), p.modulus()))
        .isEqualTo(p.answer());
  }

  @Property
  void matchesBigIntegerForEphemeralExponents(@ForAll("powers") Power p) {
    assertThat(modPow.modPowEphemeral(p.base(), p.exponent(), p.exponentBits(), p.modulus()))
        .isEqualTo(p.answer());
  }

  @Property(tries = 100)
  void matchesBigIntegerAtTheRealModulus(@ForAll("signInPowers") Power p) {
    assertThat(modPow.modPow(p.base(), p.exponent(), p.exponentBits(), N)).isEqualTo(p.answer());
    assertThat(modPow.modPowEphemeral(p.base(), p.exponent(), p.exponentBits(), N))
        .isEqualTo(p.answer());
  }

  @Property(tries = 200)
  void fixedBasesMatchBigInteger(@ForAll("powers") Power p) {
    ModPow.FixedBase powers = modPow.fixedBase(p.base(), p.modulus(), p.exponentBits());
    assertThat(powers.pow(p.exponent())).isEqualTo(p.answer());
    assertThat(powers.powEphemeral(p.exponent())).isEqualTo(p.answer());
  }

  @Property(tries = 100)
  void powersOfTwoAtTheRealModulusMatchBigInteger(@ForAll("signInPowers") Power p) {
    int bits = Math.max(256, p.exponent().bitLength());
    assertThat(modPow.fixedBase(G, N, bits).pow(p.exponent())).isEqualTo(G.modPow(p.exponent(), N));
  }

  /** Those of an even modulus, or of 1, are refused. */
  @Example
  void itAgreesWithThePowersOfBoringSslsTests() throws IOException {
    int computed = 0;
    for (String line : lines("modexp-boringssl.txt")) {
      BigInteger[] numbers =
          Arrays.stream(line.split(" ", -1))
              .map(digits -> new BigInteger(digits, 16))
              .toArray(BigInteger[]::new);
      BigInteger exponent = numbers[1];
      BigInteger modulus = numbers[2];
      ThrowingCallable power =
          () ->
              assertThat(modPow.modPow(numbers[0], exponent, exponent.bitLength(), modulus))
                  .isEqualTo(numbers[3]);
      if (modulus.testBit(0) && !modulus.equals(BigInteger.ONE)) {
        assertThatCode(power).doesNotThrowAnyException();
        computed++;
      } else {
        refused(power, "odd and at least 3");
      }
    }
    assertThat(computed).isEqualTo(123);
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream file = ModPowContractTest.class.getResourceAsStream(resource)) {
      String text = new String(Objects.requireNonNull(file, resource).readAllBytes(), UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }

  @Example
  void oneFixedBaseServesTheShortestAndTheLongestExponent() {
    ModPow.FixedBase powers = modPow.fixedBase(G, N, 320);
    BigInteger longest = BigInteger.ONE.shiftLeft(320).subtract(BigInteger.ONE);
    for (BigInteger exponent : List.of(BigInteger.ZERO, BigInteger.ONE, BigInteger.TWO, longest)) {
      assertThat(powers.pow(exponent)).isEqualTo(G.modPow(exponent, N));
      assertThat(powers.powEphemeral(exponent)).isEqualTo(G.modPow(exponent, N));
    }
  }

  @Example
  void anyBaseToTheZeroIsOne() {
    for (BigInteger modulus : List.of(BigInteger.valueOf(3), BigInteger.valueOf(15), N)) {
      for (BigInteger base : List.of(BigInteger.ZERO, BigInteger.ONE, modulus, modulus.negate())) {
        assertThat(modPow.modPow(base, BigInteger.ZERO, 0, modulus)).isEqualTo(BigInteger.ONE);
        assertThat(modPow.modPow(base, BigInteger.ZERO, 256, modulus)).isEqualTo(BigInteger.ONE);
      }
    }
  }

  @Example
  void evenZeroAndNegativeModuliAreRefused() {
    for (long modulus : new long[] {0, 1, 2, 4, 1_000_000, -3}) {
      refused(() -> modPow.modPow(G, G, 64, BigInteger.valueOf(modulus)), "odd and at least 3");
      refused(
          () -> modPow.modPowEphemeral(G, G, 64, BigInteger.valueOf(modulus)),
          "odd and at least 3");
      refused(() -> modPow.fixedBase(G, BigInteger.valueOf(modulus), 64), "odd and at least 3");
    }
  }

  @Example
  void negativeExponentsAreRefused() {
    BigInteger minusOne = BigInteger.ONE.negate();
    refused(() -> modPow.modPow(G, minusOne, 64, N), "negative");
    refused(() -> modPow.modPowEphemeral(G, minusOne, 64, N), "negative");
    refused(() -> modPow.fixedBase(G, N, 64).pow(minusOne), "negative");
    refused(() -> modPow.fixedBase(G, N, 64).powEphemeral(minusOne), "negative");
  }

  @Example
  void exponentsLongerThanTheirPublicLengthAreRefused() {
    BigInteger exponent = BigInteger.ONE.shiftLeft(64);
    refused(() -> modPow.modPow(G, exponent, 64, N), "at most exponentBits bits");
    refused(() -> modPow.modPowEphemeral(G, exponent, 64, N), "at most exponentBits bits");
    refused(() -> modPow.fixedBase(G, N, 64).pow(exponent), "at most exponentBits bits");
  }

  @Example
  void operandsThatWouldKeepTheProcessorBusyForMinutesAreRefused() {
    BigInteger huge = BigInteger.ONE.shiftLeft(ModPow.MAX_BITS).setBit(0);
    refused(() -> modPow.modPow(G, G, 64, huge), "the modulus must have at most 16384 bits");
    refused(() -> modPow.modPow(G, huge, huge.bitLength(), N), "exponentBits must be 0 to 16384");
    refused(() -> modPow.modPow(G, G, -1, N), "exponentBits must be 0 to 16384");
    refused(() -> modPow.modPow(huge.shiftLeft(ModPow.MAX_BITS), G, 64, N), "the base must have");
  }

  @Example
  void nullIsRefusedByTheNameOfTheArgument() {
    refused(() -> modPow.modPow(null, G, 64, N), "the base must not be null");
    refused(() -> modPow.modPow(G, null, 64, N), "the exponent must not be null");
    refused(() -> modPow.modPow(G, G, 64, null), "the modulus must not be null");
    refused(() -> modPow.modPowEphemeral(G, null, 64, N), "the exponent must not be null");
    refused(() -> modPow.fixedBase(null, N, 64), "the base must not be null");
    refused(() -> modPow.fixedBase(G, null, 64), "the modulus must not be null");
    refused(() -> modPow.fixedBase(G, N, 64).pow(null), "the exponent must not be null");
    refused(() -> modPow.fixedBase(G, N, 64).powEphemeral(null), "the exponent must not be null");
  }

  @Example
  void oneBackendServesManyThreads() throws Exception {
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (int seed = 0; seed < 64; seed++) {
      Random random = new Random(seed);
      BigInteger modulus = new BigInteger(64 + 40 * seed, random).setBit(63).setBit(0);
      BigInteger base = new BigInteger(modulus.bitLength(), random);
      BigInteger exponent = new BigInteger(200, random);
      tasks.add(() ->
          modPow.modPow(base, exponent, 200, modulus).equals(base.modPow(exponent, modulus))
              && modPow.fixedBase(G, N, 200).pow(exponent).equals(G.modPow(exponent, N)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (Future<Boolean> right : threads.invokeAll(tasks, 2, TimeUnit.MINUTES)) {
        assertThat(right.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Example
  void theNameSaysWhetherItLeaks() {
    assertThat(provider.name().endsWith("-vartime"))
        .isEqualTo(provider.hardening() == Hardening.VARIABLE_TIME);
  }

  @Example
  void itsStatusNamesTheLibraryAndTheFigures() {
    ModPowStatus status = ModPowRegistry.of(provider).diagnose().get(0);
    assertThat(status.name()).contains(provider.name());
    assertThat(status.isReady()).isTrue();
    assertThat(status.library().orElseThrow()).isNotBlank().doesNotContain("\n");
    assertThat(status.selfTestMicros()).isPresent();
    assertThat(status.modPowMicros()).isPresent();
  }

  private static void refused(ThrowingCallable call, String rule) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(rule);
  }
}
