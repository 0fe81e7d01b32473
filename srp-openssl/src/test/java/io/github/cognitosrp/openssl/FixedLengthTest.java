package io.github.cognitosrp.openssl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.SrpGroup;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What libcrypto sees of an operand is its public length. Its constant-time exponentiation does as
 * much work as {@code top}, the second field of a BIGNUM after a pointer, says; and its
 * constant-time multiplication only takes operands that are as long as the modulus.
 */
class FixedLengthTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();
  private static final int WORDS = 48;

  /** Records the calls that compute, with the lengths of their operands in words. */
  private static final class Recorder extends Intercepted {
    private final List<String> calls = new ArrayList<>();

    Recorder() {
      super(real());
    }

    @Override
    long intercept(LibcryptoFunction function, long[] arguments, Call real) {
      switch (function) {
        case BN_mod_exp_mont_consttime, BN_mod_mul_montgomery ->
            calls.add(function + " " + top(arguments[1]) + " " + top(arguments[2]));
        case BN_to_montgomery, BN_from_montgomery -> calls.add(function + " " + top(arguments[1]));
        default -> {}
      }
      return real.proceed();
    }

    private static int top(long number) {
      byte[] field = new byte[Integer.BYTES];
      Libcrypto.read(number + Long.BYTES, field);
      return ByteBuffer.wrap(field).order(ByteOrder.nativeOrder()).getInt();
    }
  }

  private final Recorder recorder = new Recorder();
  private final OpensslBackend backend = new OpensslBackend(recorder);

  private List<String> callsOf(Runnable work) {
    recorder.calls.clear();
    work.run();
    return List.copyOf(recorder.calls);
  }

  @Test
  void anExponentiationIsTheSameForTheShortestAndTheLongestOperands() {
    for (int bits : new int[] {1, 17, 64, 65, 256, 320, 513, 520, 521, 577, 1024}) {
      BigInteger longest = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
      List<String> calls = callsOf(() -> backend.modPow(N.shiftRight(1), longest, bits, N));
      int exponentWords =
          bits == 65 || bits == 513 || bits == 520 || bits == 577 ? bits / 64 : (bits + 63) / 64;
      assertThat(calls).contains("BN_mod_exp_mont_consttime " + WORDS + " " + exponentWords);
      for (BigInteger base : List.of(BigInteger.ZERO, BigInteger.ONE, G)) {
        for (BigInteger exponent : List.of(BigInteger.ZERO, BigInteger.ONE)) {
          assertThat(callsOf(() -> backend.modPow(base, exponent, bits, N))).isEqualTo(calls);
        }
      }
    }
  }

  @Test
  void aPowerOfGIsTheSameForTheShortestAndTheLongestExponent() {
    Comb powers = new Comb(recorder, new MontgomeryModulus(recorder, N));
    Map.of(256, 13 * 4 + 3, 320, 16 * 4 + 3)
        .forEach((bits, calls) -> {
          BigInteger longest = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
          List<String> ofLongest = callsOf(() -> powers.pow(longest, bits));
          // The first entry is taken as it is; the last call leaves Montgomery's domain.
          assertThat(ofLongest)
              .contains("BN_mod_mul_montgomery " + WORDS + " " + WORDS)
              .hasSize(calls);
          for (int exponent : new int[] {0, 1, 65_536}) {
            assertThat(callsOf(() -> powers.pow(BigInteger.valueOf(exponent), bits)))
                .isEqualTo(ofLongest);
          }
        });
  }

  /** Without the second view, a short operand shows: the check above can fail. */
  @Test
  void libcryptosOwnLengthFollowsTheValue() {
    try (NativeScope scope = new NativeScope(recorder, 4);
        NativeFrame frame = new NativeFrame(0)) {
      FixedLengthBignum number = scope.load(BigEndianWords.of(BigInteger.TEN, 4));
      assertThat(Recorder.top(number.view())).isEqualTo(4);
      assertThat(Recorder.top(number.number())).isEqualTo(5);
      recorder.call(frame, LibcryptoFunction.BN_clear, number.number());
      assertThat(Recorder.top(number.number())).isZero();
      assertThat(Recorder.top(number.view())).isEqualTo(4);
    }
  }
}
