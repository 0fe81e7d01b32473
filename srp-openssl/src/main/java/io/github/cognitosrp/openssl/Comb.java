package io.github.cognitosrp.openssl;

import static io.github.cognitosrp.modpow.support.CombLayout.ENTRIES;

import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.support.CombLayout;
import io.github.cognitosrp.modpow.support.FixedBaseTables;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Powers of g modulo the N of Amazon Cognito with exponents of up to {@value #EXPONENT_BITS} bits,
 * by the comb of {@link CombLayout}. An entry is chosen by masks over its whole table, so no
 * address follows the exponent. Thread-safe.
 */
final class Comb implements FixedBaseTables.Comb {
  /** The longest exponent: the length of a with a constant-time backend. */
  static final int EXPONENT_BITS = 320;

  /** A table is stored as four arrays: see {@link #choose}. */
  private static final int QUARTERS = 4;

  private static final int ENTRIES_OF_QUARTER = ENTRIES / QUARTERS;
  private static final SrpGroup GROUP = SrpGroup.COGNITO_3072;
  private static final int WORDS = BigEndianWords.words(GROUP.n().bitLength());

  private final Libcrypto libcrypto;
  private final MontgomeryModulus modulus;

  /**
   * The entries in Montgomery's domain, as big-endian bytes, eight to a long in the machine's
   * order: a quarter holds {@value #ENTRIES_OF_QUARTER} of them, one after the other.
   */
  private final long[][][] tables;

  /** Builds the tables. The modulus must outlive the comb. */
  Comb(Libcrypto libcrypto, MontgomeryModulus modulus) {
    this.libcrypto = libcrypto;
    this.modulus = modulus;
    BigInteger[][] entries = CombLayout.entries(GROUP.g(), GROUP.n(), EXPONENT_BITS);
    tables = new long[entries.length][QUARTERS][ENTRIES_OF_QUARTER * WORDS];
    for (int j = 0; j < tables.length; j++) {
      for (int entry = 0; entry < ENTRIES; entry++) {
        BigInteger inDomain = entries[j][entry].shiftLeft(Long.SIZE * WORDS).mod(GROUP.n());
        ByteBuffer bytes = ByteBuffer.wrap(BigEndianWords.of(inDomain, WORDS));
        long[] quarter = tables[j][entry / ENTRIES_OF_QUARTER];
        int place = entry % ENTRIES_OF_QUARTER * WORDS;
        bytes.order(ByteOrder.nativeOrder()).asLongBuffer().get(quarter, place, WORDS);
      }
    }
  }

  /** For the test that flips bits in them. */
  long[][][] tables() {
    return tables;
  }

  @Override
  public BigInteger pow(BigInteger exponent, int exponentBits) {
    try (NativeScope scope = new NativeScope(libcrypto, WORDS);
        Power power = new Power(scope)) {
      CombLayout.walk(exponent, exponentBits, power);
      return power.value();
    }
  }

  /** The running product; its copies of entries are wiped when closed. */
  private final class Power implements CombLayout.Steps, AutoCloseable {
    private final NativeScope scope;
    private final FixedLengthBignum power;
    private final FixedLengthBignum factor;
    private final long[] entry = new long[WORDS];
    private final long[] mixed = new long[ENTRIES_OF_QUARTER * WORDS];

    Power(NativeScope scope) {
      this.scope = scope;
      power = scope.number(WORDS);
      factor = scope.number(WORDS);
    }

    @Override
    public void start(int table, int wanted) {
      choose(tables[table], wanted, mixed, entry);
      scope.load(power, entry);
    }

    @Override
    public void multiply(int table, int wanted) {
      choose(tables[table], wanted, mixed, entry);
      scope.load(factor, entry);
      modulus.multiply(power, power, factor, scope);
    }

    @Override
    public void square() {
      modulus.multiply(power, power, power, scope);
    }

    BigInteger value() {
      FixedLengthBignum result = scope.number(WORDS);
      modulus.fromMontgomery(result, power, scope);
      return BigEndianWords.toNumber(scope.store(result));
    }

    @Override
    public void close() {
      Arrays.fill(entry, 0);
      Arrays.fill(mixed, 0);
    }
  }

  /**
   * Copies one entry of a table, reading all of them: first the entries at one place of each
   * quarter become one, then the eight places. The loops go over arrays at equal indices, or have a
   * constant length, so that the compiler turns them into vector instructions or unrolls them.
   */
  private static void choose(long[][] table, int wanted, long[] mixed, long[] entry) {
    int quarter = wanted / ENTRIES_OF_QUARTER;
    mixQuarters(
        table[0],
        table[1],
        table[2],
        table[3],
        mask(0, quarter),
        mask(1, quarter),
        mask(2, quarter),
        mask(3, quarter),
        mixed);
    int place = wanted % ENTRIES_OF_QUARTER;
    long mask0 = mask(0, place);
    long mask1 = mask(1, place);
    long mask2 = mask(2, place);
    long mask3 = mask(3, place);
    long mask4 = mask(4, place);
    long mask5 = mask(5, place);
    long mask6 = mask(6, place);
    long mask7 = mask(7, place);
    for (int word = 0; word < WORDS; word++) {
      entry[word] =
          (mixed[word] & mask0)
              | (mixed[WORDS + word] & mask1)
              | (mixed[2 * WORDS + word] & mask2)
              | (mixed[3 * WORDS + word] & mask3)
              | (mixed[4 * WORDS + word] & mask4)
              | (mixed[5 * WORDS + word] & mask5)
              | (mixed[6 * WORDS + word] & mask6)
              | (mixed[7 * WORDS + word] & mask7);
    }
  }

  private static void mixQuarters(
      long[] quarter0,
      long[] quarter1,
      long[] quarter2,
      long[] quarter3,
      long mask0,
      long mask1,
      long mask2,
      long mask3,
      long[] mixed) {
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] =
          (quarter0[i] & mask0)
              | (quarter1[i] & mask1)
              | (quarter2[i] & mask2)
              | (quarter3[i] & mask3);
    }
  }

  /** All ones where they are equal: only 0 − 1 is negative. */
  private static long mask(int candidate, int wanted) {
    return ((long) (candidate ^ wanted) - 1) >> 63;
  }
}
