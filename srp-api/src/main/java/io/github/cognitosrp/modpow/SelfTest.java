package io.github.cognitosrp.modpow;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.cognitosrp.modpow.spi.ModPowBackend;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Known answers at the size that counts. Every operation of a backend is run modulo the 3072-bit N
 * on exponents of the lengths that a sign-in has, each power the base of the next, so that the
 * bases are as irregular as real ones; then the edges, and moduli of other sizes. The exponents are
 * slices of N's own digits (which are those of π), and the answers' SHA-256 digests were computed
 * with Python's {@code pow}.
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
  static @Nullable String faultOf(ModPowBackend backend) {
    try {
      new SelfTest(backend).run();
      return null;
    } catch (WrongAnswerException wrong) {
      return "wrong answer in its self-test: " + wrong.getMessage();
    } catch (OutOfMemoryError outOfMemory) {
      throw outOfMemory;
    } catch (RuntimeException | Error fault) {
      return "its self-test failed: " + Text.shown(fault);
    }
  }

  private void run() {
    ModPowBackend.FixedBasePow powersOfG = backend.fixedBase(G, N, 320);
    BigInteger power = powersOfG.pow(slice(320, 64));
    expect(
        power,
        "3072-bit N, fixed base 2, 320 bits",
        "53cc7706aff1b7e58a17b4afd05cb914bc43b1964c6ac00ca800780467cc0e87");
    power = powersOfG.powEphemeral(slice(319, 500));
    expect(
        power,
        "3072-bit N, fixed base 2, 319 bits, ephemeral",
        "322279d5404ee5473479b9680b83705b4181ac084558aa691c607ed40de5a20f");
    power = backend.modPow(power, slice(256, 900), 256, N);
    expect(
        power,
        "3072-bit N, 256 bits",
        "68a39d80c9ce1ee30c0bfce61b5ec839e09ffe0da5ab9039521f1a72df3369eb");
    power = backend.modPowEphemeral(power, slice(577, 1200), 577, N);
    expect(
        power,
        "3072-bit N, 577 bits, ephemeral",
        "b534544d54529fdcc5006dfaf5092fe1051c201be469eead174294c921af7432");
    power = backend.modPow(power, slice(17, 2000), 256, N);
    expect(
        power,
        "3072-bit N, 17 bits padded to 256",
        "006ca0be43d086cf99aae4b26dbfe97b8996ad26a41cfb504fb5e1ddffe30e57");

    expect(backend.modPow(power, BigInteger.ZERO, 64, N), BigInteger.ONE, "exponent 0");
    expect(backend.modPow(power, BigInteger.ONE, 64, N), power, "exponent 1");
    expect(backend.modPow(BigInteger.ZERO, slice(64, 700), 64, N), BigInteger.ZERO, "base 0");
    expect(backend.modPow(N_MINUS_1, slice(64, 700).setBit(0), 64, N), N_MINUS_1, "base N - 1");

    BigInteger composite = slice(1024, 1500).setBit(0);
    power = backend.modPow(power.mod(composite), slice(128, 2200), 128, composite);
    expect(
        power,
        "1024-bit modulus, 128 bits",
        "ee2578b29286940eb9cf86de0407dc689c476ffa661bbdd2c33966976159a80e");
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
