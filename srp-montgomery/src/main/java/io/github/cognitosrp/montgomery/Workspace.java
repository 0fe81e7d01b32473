package io.github.cognitosrp.montgomery;

import java.util.Arrays;

/** Scratch memory of one exponentiation: holds secrets, is used by one thread, and wiped. */
final class Workspace {
  /** More than any kernel's rows to a pass. */
  private static final int MAX_ROWS = 4;

  /** The groups that a pass moves out, then the sum, then groups of zeros. */
  final double[] accumulator;

  /** A factor between groups of zeros. */
  final double[] padded;

  /** Carries being propagated, with a group in front. */
  final double[] carries;

  /** The quotient digits of one pass. */
  final double[] quotients = new double[MAX_ROWS];

  /** The carry out of the digits that were moved out. */
  double carry;

  /** Written only to keep C2 from moving loads before the write. */
  final double[] order = new double[1];

  Workspace(Layout layout) {
    accumulator = new double[layout.digits() + Layout.LANES * MAX_ROWS];
    padded = new double[layout.digits() + Layout.LANES * MAX_ROWS];
    carries = new double[layout.digits() + Layout.LANES];
  }

  void wipe() {
    Arrays.fill(accumulator, 0);
    Arrays.fill(padded, 0);
    Arrays.fill(carries, 0);
    Arrays.fill(quotients, 0);
    Arrays.fill(order, 0);
    carry = 0;
  }
}
