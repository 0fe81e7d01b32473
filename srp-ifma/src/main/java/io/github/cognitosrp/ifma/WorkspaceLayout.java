package io.github.cognitosrp.ifma;

/**
 * The memory that one native call works in: where things stand, in bytes from its beginning, which
 * is a multiple of {@value #LINE}. What is used most stands within 8,128 bytes, where EVEX
 * addresses it with one byte.
 *
 * <p>A number has {@value #DIGITS} digits of {@value #DIGIT_BITS} bits across eight vectors: digit
 * 8·l + v is in lane l of vector v, so that a shift by one digit is a shift by one vector, and
 * every eighth vector is shifted by a lane besides.
 */
final class WorkspaceLayout {
  static final int DIGIT_BITS = 52;
  static final int LANES = 8;
  static final int VECTORS = 8;
  static final int DIGITS = LANES * VECTORS;

  /** The bytes of a vector, which are those of a cache line. */
  static final int LINE = LANES * Long.BYTES;

  static final int NUMBER_BYTES = VECTORS * LINE;

  /** The bits of an index into a table, and what follows from that. */
  static final int WINDOW_BITS = 5;

  static final int ENTRIES = 1 << WINDOW_BITS;
  static final int TABLE_BYTES = ENTRIES * NUMBER_BYTES;

  // Public: what the call has to do, in longs.

  /** The address of the first table. */
  static final int TABLE_ADDRESS = 0;

  /** How many tables there are, which is how many factors every round has. */
  static final int LOOKUPS = 8;

  /** How many squarings every round but the first begins with. */
  static final int SQUARINGS = 16;

  /** How many rounds come after the first, at least one. */
  static final int ROUNDS_AFTER_FIRST = 24;

  /** How many lines the indices take. */
  static final int INDEX_LINES = 32;

  static final int PARAMETERS = 5;

  // Public: the modulus, as four numbers.

  /** N′ + 1, whose lowest digit is 0. */
  static final int MODULUS_PLUS_ONE = NUMBER_BYTES;

  /** R² mod N′. */
  static final int R_SQUARED = 2 * NUMBER_BYTES;

  /** R mod N′. */
  static final int ONE = 3 * NUMBER_BYTES;

  /** The number 2^52, which takes numbers out of Montgomery's domain but for one digit. */
  static final int LEAVE = 4 * NUMBER_BYTES;

  static final int CONSTANTS = 4;

  // Secret, from here to the end.

  static final int BASE = 5 * NUMBER_BYTES;
  static final int POWER = 6 * NUMBER_BYTES;
  static final int FACTOR = 7 * NUMBER_BYTES;

  /** What {@link Squaring} keeps: twice the vectors 1 to 7 of a number, bits above 52 cut off. */
  static final int DOUBLED = 8 * NUMBER_BYTES;

  /** In place of vector 0 of these: the lowest digit of a sum, on its way out of a vector. */
  static final int LOWEST_DIGIT = DOUBLED;

  /** Two sums whose lower 52 bits are the quotient digits of an even and of an odd row. */
  static final int QUOTIENTS = LOWEST_DIGIT + Long.BYTES;

  static final int RESULT = 9 * NUMBER_BYTES;

  /** The powers of a base that is not known before. */
  static final int TABLE = 16 * NUMBER_BYTES;

  /** Indices into tables, in the order of their use, eight bytes each. */
  static final int INDICES = TABLE + TABLE_BYTES;

  private WorkspaceLayout() {}

  static int bytes(int indices) {
    return INDICES + lines(indices) * LINE;
  }

  static int lines(int indices) {
    return (indices + LANES - 1) / LANES;
  }

  /** Where a digit stands, in longs from the beginning of its number. */
  static int place(int digit) {
    return digit % VECTORS * LANES + digit / VECTORS;
  }
}
