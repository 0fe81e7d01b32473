package io.github.cognitosrp.openssl;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * Powers of one public base with exponents of up to {@value #EXPONENT_BITS} bits, by a comb (C. H.
 * Lim and P. J. Lee, "More flexible exponentiation with precomputation", CRYPTO '94): 70 Montgomery
 * multiplications in place of about 410.
 *
 * <p>The exponent's bit 64·i + 8·j + k is tooth i of table j in column k. Table j holds, for each
 * set of teeth, base^(Σ 2^(64·i + 8·j)); a column costs one squaring and one entry of each table.
 * An entry is chosen by masks over its whole table, so no address follows the exponent.
 *
 * <p>Thread-safe.
 */
final class Comb {
  static final int EXPONENT_BITS = 320;

  /** Each tooth is one word of the exponent. */
  static final int TEETH = EXPONENT_BITS / Long.SIZE;

  static final int TABLES = 8;
  static final int COLUMNS = Long.SIZE / TABLES;
  static final int ENTRIES = 1 << TEETH;

  private final Libcrypto libcrypto;
  private final MontgomeryModulus modulus;

  /**
   * The entries in Montgomery's domain, as big-endian bytes, eight to a long in the machine's
   * order, one after the other.
   */
  private final long[] table;

  private Comb(Libcrypto libcrypto, MontgomeryModulus modulus, long[] table) {
    this.libcrypto = libcrypto;
    this.modulus = modulus;
    this.table = table;
  }

  /** Builds the tables, with about 550 multiplications. The modulus must outlive the comb. */
  static Comb of(Libcrypto libcrypto, MontgomeryModulus modulus, BigInteger base) {
    int words = modulus.words();
    long[] table = new long[TABLES * ENTRIES * words];
    try (NativeScope scope = new NativeScope(libcrypto, words)) {
      FixedNumber[] powers = toothPowers(modulus, base, scope);
      FixedNumber one = scope.load(Digits.of(BigInteger.ONE, words));
      modulus.enter(one, one, scope);
      FixedNumber[] entries = new FixedNumber[ENTRIES];
      for (int j = 0; j < TABLES; j++) {
        for (int teeth = 0; teeth < ENTRIES; teeth++) {
          FixedNumber entry = one;
          if (teeth != 0) {
            entry = scope.fixedNumber(words);
            int lowestTooth = Integer.numberOfTrailingZeros(teeth);
            FixedNumber rest = entries[teeth & (teeth - 1)];
            modulus.multiply(entry, rest, powers[TABLES * lowestTooth + j], scope);
          }
          entries[teeth] = entry;
          LongBuffer digits =
              ByteBuffer.wrap(scope.store(entry)).order(ByteOrder.nativeOrder()).asLongBuffer();
          digits.get(table, (j * ENTRIES + teeth) * words, words);
        }
      }
    }
    Comb comb = new Comb(libcrypto, modulus, table);
    comb.checkEveryEntry(base);
    return comb;
  }

  /**
   * Four powers that between them use each entry of each table once, against the other algorithm.
   */
  private void checkEveryEntry(BigInteger base) {
    for (int firstDigit = 0; firstDigit < ENTRIES; firstDigit += COLUMNS) {
      BigInteger exponent = BigInteger.ZERO;
      for (int bit = 0; bit < EXPONENT_BITS; bit++) {
        int digit = firstDigit + bit % COLUMNS;
        if (((digit >>> (bit / Long.SIZE)) & 1) == 1) {
          exponent = exponent.setBit(bit);
        }
      }
      BigInteger power = VariableBasePow.pow(libcrypto, modulus, base, exponent, EXPONENT_BITS);
      if (!power.equals(pow(exponent))) {
        throw new IllegalStateException("wrong answer of the tables for the fixed base");
      }
    }
  }

  /** base^(2^(8·t)) for every t, in Montgomery's domain. */
  private static FixedNumber[] toothPowers(
      MontgomeryModulus modulus, BigInteger base, NativeScope scope) {
    FixedNumber[] powers = new FixedNumber[TEETH * TABLES];
    FixedNumber first = scope.load(Digits.of(base, modulus.words()));
    modulus.enter(first, first, scope);
    powers[0] = first;
    for (int t = 1; t < powers.length; t++) {
      FixedNumber power = scope.fixedNumber(modulus.words());
      modulus.multiply(power, powers[t - 1], powers[t - 1], scope);
      for (int square = 1; square < COLUMNS; square++) {
        modulus.multiply(power, power, power, scope);
      }
      powers[t] = power;
    }
    return powers;
  }

  /** base^exponent for 0 ≤ exponent &lt; 2^320. */
  BigInteger pow(BigInteger exponent) {
    byte[] digits = Digits.of(exponent, TEETH);
    long[] teeth = new long[TEETH];
    long[] entry = new long[modulus.words()];
    try (NativeScope scope = new NativeScope(libcrypto, modulus.words())) {
      for (int i = 0; i < TEETH; i++) {
        teeth[i] = ByteBuffer.wrap(digits).getLong(Long.BYTES * (TEETH - 1 - i));
      }
      return Digits.toNumber(pow(teeth, entry, scope));
    } finally {
      Digits.wipe(digits);
      Arrays.fill(teeth, 0);
      Arrays.fill(entry, 0);
    }
  }

  private byte[] pow(long[] teeth, long[] entry, NativeScope scope) {
    FixedNumber power = scope.fixedNumber(modulus.words());
    FixedNumber factor = scope.fixedNumber(modulus.words());
    for (int column = COLUMNS - 1; column >= 0; column--) {
      boolean first = column == COLUMNS - 1;
      if (!first) {
        modulus.multiply(power, power, power, scope);
      }
      for (int j = 0; j < TABLES; j++) {
        choose(j, digit(teeth, j, column), entry);
        if (first && j == 0) {
          scope.load(power, entry);
        } else {
          scope.load(factor, entry);
          modulus.multiply(power, power, factor, scope);
        }
      }
    }
    FixedNumber result = scope.fixedNumber(modulus.words());
    modulus.leave(result, power, scope);
    return scope.store(result);
  }

  private static int digit(long[] teeth, int j, int column) {
    int digit = 0;
    for (int i = 0; i < TEETH; i++) {
      digit |= (int) ((teeth[i] >>> (COLUMNS * j + column)) & 1) << i;
    }
    return digit;
  }

  /** Copies one entry of table j, reading all of them. */
  private void choose(int j, int digit, long[] entry) {
    Arrays.fill(entry, 0);
    for (int candidate = 0; candidate < ENTRIES; candidate++) {
      // All ones where they are equal: only 0 − 1 is negative.
      long mask = ((long) (candidate ^ digit) - 1) >> 63;
      addMasked((j * ENTRIES + candidate) * entry.length, mask, entry);
    }
  }

  /** A loop that the compiler turns into vector instructions. */
  private void addMasked(int from, long mask, long[] entry) {
    for (int word = 0; word < entry.length; word++) {
      entry[word] |= table[from + word] & mask;
    }
  }
}
