package io.github.cognitosrp.montgomery;

import java.util.Arrays;

/** The scratch memory of one exponentiation: holds secrets, is used by one thread, and wiped. */
final class Workspace {
  /** Room for an accumulator, with the groups that a pass retires in front and behind. */
  final double[] accumulator;

  /** A factor between groups of zeros. */
  final double[] padded;

  final double[] carries;

  Workspace(int groups) {
    accumulator = new double[Radix.LANES * (groups + 2 * ScalarKernel.ROWS)];
    carries = new double[Radix.LANES * (groups + 1)];
    padded = new double[Radix.LANES * (groups + 2 * ScalarKernel.ROWS)];
  }

  void wipe() {
    Arrays.fill(accumulator, 0);
    Arrays.fill(padded, 0);
    Arrays.fill(carries, 0);
  }
}
