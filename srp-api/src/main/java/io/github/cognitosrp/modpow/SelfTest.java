package io.github.cognitosrp.modpow;

import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.support.OneLine;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * Known answers at the size that is used. Every operation of a backend is run modulo the 3072-bit
 * N, each power the base of the next, so that the bases are as irregular as real ones; then the
 * edges, and moduli of other sizes. This is done twice: with short exponents before the first use,
 * which waits for it in code that is not compiled yet; and in the background, before the backend is
 * preferred to others, with exponents that go through every part of an exponentiation several
 * times. The exponents are slices of N's own digits (which are those of π), and the answers'
 * SHA-256 digests were computed with Python's {@code pow}.
 */
final class SelfTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();
  private static final BigInteger N_MINUS_1 = N.subtract(BigInteger.ONE);

  private final ModPowBackend backend;

  private SelfTest(ModPowBackend backend) {
    this.backend = backend;
  }

  /** Exponent lengths in bits. */
  private record Lengths(
      int fixedBase, int shorter, int power, int padded, int odd, int edge, int otherModulus) {

    static final Lengths SHORT = new Lengths(24, 20, 13, 24, 33, 3, 17);

    /** The odd length has one bit more than whole words, as that of a + u·x has. */
    static final Lengths LONG = new Lengths(256, 40, 64, 96, 129, 16, 128);
  }

  /** Runs the short test; returns what is wrong, or null if all answers are right. */
  static @Nullable String verify(ModPowBackend backend) {
    return verify(
        backend,
        Lengths.SHORT,
        "0689eaf6475af0098ba5523956ad49a058c69661b6943042eb1a214d05867a98",
        "494da0e55f89600b4344b9c36aa201a87e40acbdef1a5bbd8a0197c22fc4d086",
        "3c4952354d099cf6f7e60fbd2a292c573c8f1a4b2026b74f089c6fd96bf0cacf",
        "737b7d8a0fc04c37bdf64b09a892d94bce72e5802bdf821f8fd35605afd04cd6",
        "38e1e096f5819c1b8d4604265723c18f982407f36abed10ac7d4146dab266f20");
  }

  /** Runs the long test; returns what is wrong, or null if all answers are right. */
  static @Nullable String verifyLong(ModPowBackend backend) {
    return verify(
        backend,
        Lengths.LONG,
        "fe0f6ae773f22817520798085cfd3e164caee9b5e469266d02d51c33b6e255e1",
        "3dc999d390f3e3d61169ca763c09543f95b92b406881ebab61f3609221edfd86",
        "5c7bdad80432cae0b5e68e98fda2447bc0dc4d84d25cb9543f18b5143ddc9bc9",
        "70451ff876165cbebd3cd951cf535020eeff2a585d8f580216ef8ab4064295cc",
        "7b3d00ce5470f22a66a0cdbdb7452aacfadd7277a26617b37c7a9b02aadb48a5");
  }

  private static @Nullable String verify(
      ModPowBackend backend, Lengths lengths, String... answerDigests) {
    try {
      new SelfTest(backend).run(lengths, answerDigests);
      return null;
    } catch (WrongAnswerException wrong) {
      return "wrong answer in its self-test: " + wrong.getMessage();
    } catch (OutOfMemoryError outOfMemory) {
      throw outOfMemory;
    } catch (Throwable fault) {
      return "its self-test failed: " + OneLine.of(fault);
    }
  }

  private void run(Lengths bits, String... answerDigests) {
    ModPowBackend.FixedBasePow powersOfG = backend.fixedBase(G, N, bits.fixedBase);
    BigInteger power = powersOfG.pow(slice(bits.fixedBase, 64));
    expect(power, "3072-bit N, fixed base 2", answerDigests[0]);
    power = powersOfG.powEphemeral(slice(bits.shorter, 500));
    expect(power, "3072-bit N, fixed base 2, ephemeral", answerDigests[1]);
    power = backend.modPow(power, slice(bits.power, 900), bits.padded, N);
    expect(power, "3072-bit N, shorter than its public length", answerDigests[2]);
    power = backend.modPowEphemeral(power, slice(bits.odd, 1200), bits.odd, N);
    expect(power, "3072-bit N, ephemeral", answerDigests[3]);

    BigInteger odd = slice(bits.edge, 700).setBit(0);
    BigInteger zero = BigInteger.ZERO;
    BigInteger one = BigInteger.ONE;
    expect(backend.modPowEphemeral(power, zero, bits.edge, N), one, "exponent 0");
    expect(backend.modPowEphemeral(power, one, bits.edge, N), power, "exponent 1");
    expect(backend.modPow(zero, odd, bits.edge, N), zero, "base 0");
    expect(backend.modPow(N_MINUS_1, odd, bits.edge, N), N_MINUS_1, "base N - 1");

    BigInteger composite = slice(1024, 1500).setBit(0);
    BigInteger exponent = slice(bits.otherModulus, 2200);
    power = backend.modPow(power.mod(composite), exponent, bits.otherModulus, composite);
    expect(power, "1024-bit modulus", answerDigests[4]);
    BigInteger three = BigInteger.valueOf(3);
    BigInteger even = slice(bits.padded, 64).clearBit(0);
    expect(backend.modPow(BigInteger.TWO, even, bits.padded, three), one, "modulus 3");
  }

  /** The {@code bits} bits of N above {@code lowest}, the uppermost set. */
  private static BigInteger slice(int bits, int lowest) {
    BigInteger mask = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    return N.shiftRight(lowest).and(mask).setBit(bits - 1);
  }

  private static void expect(@Nullable BigInteger power, BigInteger answer, String what) {
    if (!answer.equals(power)) {
      throw new WrongAnswerException(what);
    }
  }

  private static void expect(@Nullable BigInteger power, String what, String answerDigest) {
    if (power == null || !isDigest(power, answerDigest)) {
      throw new WrongAnswerException(what);
    }
  }

  /** Of the number's bytes, because its digits would take longer than the rest of the test. */
  private static boolean isDigest(BigInteger number, String digits) {
    byte[] digest;
    try {
      digest = MessageDigest.getInstance("SHA-256").digest(number.toByteArray());
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java has SHA-256", impossible);
    }
    boolean same = digits.length() == 2 * digest.length;
    for (int i = 0; same && i < digest.length; i++) {
      int expected = Integer.parseInt(digits, 2 * i, 2 * i + 2, 16);
      same = (byte) expected == digest[i];
    }
    return same;
  }

  private static final class WrongAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongAnswerException(String what) {
      super(what, null, false, false);
    }
  }
}
