package io.github.cognitosrp.zkattest.curve;

/**
 * Multiples of one point: 64 rows, one for each group of four bits of a scalar, with all 16
 * multiples in each. A product is 64 additions and no doubling.
 *
 * <p>A row's entry is chosen by reading the whole row under masks, so the memory that is read does
 * not depend on the scalar. Takes the same time for all scalars. Immutable and thread-safe; about
 * 120 KB for P-256, 160 KB for the Tom curve.
 *
 * @param <P> the curve's points
 */
public final class FixedBaseTable<P extends CurvePoint<P>> {
  private static final int WINDOW_BITS = 4;
  private static final int ROWS = 256 / WINDOW_BITS;
  private static final int ENTRIES = 1 << WINDOW_BITS;
  private static final int DIGIT_MASK = ENTRIES - 1;

  private final Curve<P> curve;
  private final P base;
  private final int stride;
  private final long[] table;

  /** Computes the table of {@code base}: about a thousand additions. */
  public FixedBaseTable(P base) {
    this.curve = base.curve();
    this.base = base;
    this.stride = curve.coordinates() * PrimeField.DIGITS;
    this.table = new long[ROWS * ENTRIES * stride];
    P unit = base;
    for (int row = 0; row < ROWS; row++) {
      P multiple = curve.identity();
      for (int entry = 0; entry < ENTRIES; entry++) {
        curve.copyTo(multiple, table, (row * ENTRIES + entry) * stride);
        multiple = multiple.plus(unit);
      }
      unit = multiple;
    }
  }

  /** The point that the table is of. */
  public P base() {
    return base;
  }

  /**
   * The multiple of the base.
   *
   * @param scalar of the curve's {@link Curve#scalarField}
   */
  public P times(FieldElement scalar) {
    if (scalar.field() != curve.scalarField()) {
      throw new IllegalArgumentException("scalar must belong to the curve");
    }
    byte[] bytes = scalar.toBytes();
    P sum = curve.identity();
    for (int row = 0; row < ROWS; row++) {
      int pair = bytes[bytes.length - 1 - row / 2];
      int digit = (pair >>> (row % 2 * WINDOW_BITS)) & DIGIT_MASK;
      sum = sum.plus(entry(row, digit));
    }
    return sum;
  }

  private P entry(int row, int digit) {
    long[] entry = new long[stride];
    int offset = row * ENTRIES * stride;
    for (int i = 0; i < ENTRIES; i++) {
      // All ones where i equals the digit: only then is the difference zero, and minus one
      // negative.
      long mask = (long) ((i ^ digit) - 1) >> (Long.SIZE - 1);
      for (int k = 0; k < stride; k++) {
        entry[k] |= table[offset + k] & mask;
      }
      offset += stride;
    }
    return curve.pointFrom(entry);
  }
}
