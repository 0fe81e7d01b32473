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
 *
 * <p>All entries are multiplied by one factor, and a power by what takes it out again. Without it
 * the product would stay 1 as long as the bits of the exponent are 0, and 1 is a short number in
 * Montgomery's domain: libcrypto goes through the leading zero words of each product.
 */
final class Comb implements FixedBaseTables.Comb {
  /** The longest exponent: the length of a with a constant-time backend. */
  static final int EXPONENT_BITS = 320;

  /** A table is stored as four arrays: see {@link #choose}. */
  private static final int QUARTERS = 4;

  private static final int ENTRIES_OF_QUARTER = ENTRIES / QUARTERS;
  private static final SrpGroup GROUP = SrpGroup.COGNITO_3072;
  private static final int WORDS = BigEndianWords.words(GROUP.n().bitLength());

  /** As irregular as any number: digits of N, that is of π. */
  private static final BigInteger FACTOR = GROUP.n().shiftRight(65);

  /** How often the factor of a table's entry is in a power: 1 + 2 + 4 + … for the columns. */
  private static final int FACTORS_OF_TABLE = (1 << CombLayout.COLUMNS) - 1;

  private final Libcrypto libcrypto;
  private final MontgomeryModulus modulus;

  /**
   * The entries in Montgomery's domain, as big-endian bytes, eight to a long in the machine's
   * order: a quarter holds {@value #ENTRIES_OF_QUARTER} of them, one after the other.
   */
  private final long[][][] tables;

  /** What takes the factor out of a power that went through a number of tables, from 1 on. */
  private final byte[][] corrections;

  /** Builds the tables. The modulus must outlive the comb. */
  Comb(Libcrypto libcrypto, MontgomeryModulus modulus) {
    this.libcrypto = libcrypto;
    this.modulus = modulus;
    BigInteger[][] entries = CombLayout.entries(GROUP.g(), GROUP.n(), EXPONENT_BITS);
    tables = new long[entries.length][QUARTERS][ENTRIES_OF_QUARTER * WORDS];
    for (int j = 0; j < tables.length; j++) {
      for (int entry = 0; entry < ENTRIES; entry++) {
        BigInteger inDomain =
            entries[j][entry].multiply(FACTOR).shiftLeft(Long.SIZE * WORDS).mod(GROUP.n());
        ByteBuffer bytes = ByteBuffer.wrap(BigEndianWords.of(inDomain, WORDS));
        long[] quarter = tables[j][entry / ENTRIES_OF_QUARTER];
        int place = entry % ENTRIES_OF_QUARTER * WORDS;
        bytes.order(ByteOrder.nativeOrder()).asLongBuffer().get(quarter, place, WORDS);
      }
    }
    corrections = new byte[entries.length][];
    BigInteger ofTable = FACTOR.modPow(BigInteger.valueOf(-FACTORS_OF_TABLE), GROUP.n());
    BigInteger correction = BigInteger.ONE;
    for (int j = 0; j < corrections.length; j++) {
      correction = correction.multiply(ofTable).mod(GROUP.n());
      corrections[j] = BigEndianWords.of(correction, WORDS);
    }
  }

  /** For the test that flips bits in them. */
  long[][][] tables() {
    return tables;
  }

  /** For the same test. */
  byte[][] corrections() {
    return corrections;
  }

  /** The powers that check the entries are of the greatest length, and use one correction only. */
  @Override
  public boolean verify(BigInteger base, BigInteger n, int maxExponentBits) {
    BigInteger ofTable = FACTOR.modPow(BigInteger.valueOf(FACTORS_OF_TABLE), n);
    BigInteger factors = BigInteger.ONE;
    for (byte[] correction : corrections) {
      factors = factors.multiply(ofTable).mod(n);
      if (!factors.multiply(new BigInteger(1, correction)).mod(n).equals(BigInteger.ONE)) {
        return false;
      }
    }
    return FixedBaseTables.Comb.super.verify(base, n, maxExponentBits);
  }

  @Override
  public BigInteger pow(BigInteger exponent, int exponentBits) {
    try (NativeScope scope = new NativeScope(libcrypto, WORDS);
        Power power = new Power(scope)) {
      CombLayout.walk(exponent, exponentBits, power);
      return power.value(corrections[CombLayout.tables(exponentBits) - 1]);
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

    /** The correction is not in Montgomery's domain, so that the product is not either. */
    BigInteger value(byte[] correction) {
      FixedLengthBignum result = scope.load(correction);
      modulus.multiply(result, power, result, scope);
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
