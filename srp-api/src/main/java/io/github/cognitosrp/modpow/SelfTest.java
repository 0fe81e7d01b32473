package io.github.cognitosrp.modpow;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.support.OneLine;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Known answers at the size that is used. Every operation of a backend is run modulo the 3072-bit
 * N, each power the base of the next, so that the bases are as irregular as real ones; then the
 * edges, and moduli of other sizes. Exponents are no longer than they must be to go through every
 * part of an exponentiation several times. The exponents are slices of N's own digits (which are
 * those of π), and the answers' SHA-256 digests were computed with Python's {@code pow}.
 */
final class SelfTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();
  private static final BigInteger N_MINUS_1 = N.subtract(BigInteger.ONE);

  private final ModPowBackend backend;

  private SelfTest(ModPowBackend backend) {
    this.backend = backend;
  }

  /** Returns what is wrong with a backend, or null if all its answers are right. */
  static @Nullable String verify(ModPowBackend backend) {
    try {
      new SelfTest(backend).run();
      return null;
    } catch (WrongAnswerException wrong) {
      return "wrong answer in its self-test: " + wrong.getMessage();
    } catch (OutOfMemoryError outOfMemory) {
      throw outOfMemory;
    } catch (RuntimeException | Error fault) {
      return "its self-test failed: " + OneLine.of(fault);
    }
  }

  /** Kept short: the first sign-in of a program waits for it, in code that is not compiled yet. */
  private void run() {
    ModPowBackend.FixedBasePow powersOfG = backend.fixedBase(G, N, 256);
    BigInteger power = powersOfG.pow(slice(256, 64));
    expect(
        power,
        "3072-bit N, fixed base 2, 256 bits",
        "8381172fd8511e078fe58ce0917c745b9335f8f9440c9f0c0531eb2f3452e78a");
    power = powersOfG.powEphemeral(slice(40, 500));
    expect(
        power,
        "3072-bit N, fixed base 2, 40 bits, ephemeral",
        "0ab7ab85e3f8d29dc4b40ab1041b5786ee33d9b26ebf31ef268c37d0a687069a");
    power = backend.modPow(power, slice(64, 900), 96, N);
    expect(
        power,
        "3072-bit N, 64 bits padded to 96",
        "c96b3b215ef92a0b2f595e1790f7631bce2ffa39ddadf874aa8f720d582206cc");
    // One bit more than whole words, as a + u·x has: backends may treat that bit apart.
    power = backend.modPowEphemeral(power, slice(129, 1200), 129, N);
    expect(
        power,
        "3072-bit N, 129 bits, ephemeral",
        "26bd08d13ac1097a92b940fd2e2ed089f8591f2355ce1dde35f413175ba798d9");

    BigInteger odd = slice(16, 700).setBit(0);
    expect(backend.modPowEphemeral(power, BigInteger.ZERO, 16, N), BigInteger.ONE, "exponent 0");
    expect(backend.modPowEphemeral(power, BigInteger.ONE, 16, N), power, "exponent 1");
    expect(backend.modPow(BigInteger.ZERO, odd, 16, N), BigInteger.ZERO, "base 0");
    expect(backend.modPow(N_MINUS_1, odd, 16, N), N_MINUS_1, "base N - 1");

    BigInteger composite = slice(1024, 1500).setBit(0);
    power = backend.modPow(power.mod(composite), slice(128, 2200), 128, composite);
    expect(
        power,
        "1024-bit modulus, 128 bits",
        "ae493d55755f17909259ce28083aca26338bbb5fad7114d837c3a35c89d4d32f");
    BigInteger three = BigInteger.valueOf(3);
    expect(backend.modPow(BigInteger.TWO, slice(65, 64), 65, three), BigInteger.ONE, "modulus 3");
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
    if (power == null || !answerDigest.equals(digest(power))) {
      throw new WrongAnswerException(what);
    }
  }

  private static String digest(BigInteger number) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(number.toString(16).getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java has SHA-256", impossible);
    }
  }

  private static final class WrongAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongAnswerException(String what) {
      super(what, null, false, false);
    }
  }
}
