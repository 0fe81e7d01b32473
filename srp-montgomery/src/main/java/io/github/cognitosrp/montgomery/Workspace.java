package io.github.cognitosrp.montgomery;

import java.util.Arrays;

/** Scratch memory of one exponentiation: holds secrets, is used by one thread, and wiped. */
final class Workspace {
  /** The groups that a pass of a kernel moves out, at both ends of a number. */
  private static final int MARGIN_GROUPS = 4;

  /** The groups that a pass moves out, then the sum, then groups of zeros. */
  final double[] accumulator;

  /** A factor between groups of zeros. */
  final double[] padded;

  /** What belongs a group higher than it stands, with a group in front. */
  final double[] carries;

  /** Written only to keep C2 from moving loads before the write. */
  final double[] order = new double[1];

  Workspace(Layout layout) {
    int length = layout.digits() + MARGIN_GROUPS * layout.lanes();
    accumulator = new double[length];
    padded = new double[length];
    carries = new double[length];
  }

  void wipe() {
    Arrays.fill(accumulator, 0);
    Arrays.fill(padded, 0);
    Arrays.fill(carries, 0);
    Arrays.fill(order, 0);
  }
}
