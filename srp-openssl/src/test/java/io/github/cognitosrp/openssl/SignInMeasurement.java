package io.github.cognitosrp.openssl;

import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Times the arithmetic of a whole sign-in and its parts, interleaved, and prints medians in
 * microseconds. No test: run its {@code main}. The first argument is the number of rounds.
 */
final class SignInMeasurement {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();

  /** Keeps results alive, so that no work is optimised away. */
  private static volatile BigInteger sink = BigInteger.ZERO;

  private final Random random = new Random(3072);
  private final BigInteger longEphemeral = bits(1024);
  private final BigInteger ephemeral = bits(320);
  private final BigInteger x = bits(256);
  private final BigInteger u = bits(256);
  private final BigInteger base = bits(3071);
  private final Map<String, Runnable> cases = new LinkedHashMap<>();

  public static void main(String[] arguments) throws Exception {
    new SignInMeasurement().run(arguments.length == 0 ? 200 : Integer.parseInt(arguments[0]));
  }

  private void run(int rounds) throws Exception {
    cases.put("sign-in as AWS does it", this::signInWithBigInteger);
    cases.put("g^256 bits, BigInteger", () -> sink = G.modPow(x, N));
    Libcrypto libcrypto = LibcryptoLoader.load();
    ModPowBackend openssl = new OpensslBackend(libcrypto);
    openssl.warmUp();
    for (int i = 0; i < 20_000; i++) {
      // Cheap calls, so that what surrounds libcrypto is compiled before anything is timed.
      sink =
          openssl.modPow(BigInteger.TEN, BigInteger.valueOf(i), 65, BigInteger.valueOf(1_000_003));
    }
    cases.put("sign-in", () -> signInWith(openssl));
    cases.put("base^256 bits, only libcrypto's own function", bareExponentiation(libcrypto));
    cases.put("base^256 bits", () -> sink = openssl.modPow(base, x, 256, N));
    cases.put("base^513 bits", () -> sink = openssl.modPow(base, x.shiftLeft(257), 513, N));
    ModPowBackend.FixedBasePow powers = openssl.fixedBase(G, N, 256);
    cases.put("g^256 bits", () -> sink = powers.pow(x));
    Map<String, long[]> nanos = new LinkedHashMap<>();
    cases.keySet().forEach(name -> nanos.put(name, new long[rounds]));
    // The first third warms up and is overwritten.
    for (int round = -rounds / 3; round < rounds; round++) {
      for (Map.Entry<String, Runnable> each : cases.entrySet()) {
        long start = System.nanoTime();
        each.getValue().run();
        nanos.get(each.getKey())[Math.max(round, 0)] = System.nanoTime() - start;
      }
    }
    long reference = 0;
    for (Map.Entry<String, long[]> each : nanos.entrySet()) {
      Arrays.sort(each.getValue());
      long median = each.getValue()[rounds / 2];
      reference = reference == 0 ? median : reference;
      System.out.printf(
          "%-50s %8.1f µs %6.2f×%n", each.getKey(), median / 1e3, (double) reference / median);
    }
  }

  /** All operands are in place; what this costs, C costs. */
  private Runnable bareExponentiation(Libcrypto libcrypto) {
    MontgomeryModulus modulus = new MontgomeryModulus(libcrypto, N);
    NativeScope scope = new NativeScope(libcrypto, modulus.words());
    FixedLengthBignum result = scope.number(modulus.words());
    FixedLengthBignum nativeBase = scope.load(BigEndianWords.of(base, modulus.words()));
    FixedLengthBignum exponent = scope.load(BigEndianWords.of(x, BigEndianWords.words(256)));
    return () -> modulus.pow(result, nativeBase, exponent, scope);
  }

  private void signInWithBigInteger() {
    BigInteger largeA = G.modPow(longEphemeral, N);
    BigInteger verifier = G.modPow(x, N);
    sink = largeA.xor(verifier).xor(base.modPow(longEphemeral.add(u.multiply(x)), N));
  }

  private void signInWith(ModPowBackend backend) {
    BigInteger largeA = backend.fixedBase(G, N, 320).powEphemeral(ephemeral);
    BigInteger verifier = backend.fixedBase(G, N, 256).pow(x);
    BigInteger exponent = ephemeral.add(u.multiply(x));
    sink = largeA.xor(verifier).xor(backend.modPowEphemeral(base, exponent, 513, N));
  }

  private BigInteger bits(int length) {
    return new BigInteger(length, random).setBit(length - 1);
  }
}
