package io.github.cognitosrp.montgomery;

import static io.github.cognitosrp.montgomery.HardwareFma.multiplyAdd;

import java.util.Arrays;

/** Reads a whole table to copy one entry, in plain Java. */
final class ScalarSelection {
  private ScalarSelection() {}

  static void select(double[] result, double[][] table, int index) {
    Arrays.fill(result, 0);
    for (int i = 0; i < table.length; i += 4) {
      addChosen(
          result,
          table[i],
          table[i + 1],
          table[i + 2],
          table[i + 3],
          isZero(i ^ index),
          isZero((i + 1) ^ index),
          isZero((i + 2) ^ index),
          isZero((i + 3) ^ index));
    }
  }

  private static void addChosen(
      double[] result,
      double[] t0,
      double[] t1,
      double[] t2,
      double[] t3,
      double s0,
      double s1,
      double s2,
      double s3) {
    for (int j = 0; j < result.length; j++) {
      result[j] =
          multiplyAdd(
              t3[j],
              s3,
              multiplyAdd(t2[j], s2, multiplyAdd(t1[j], s1, multiplyAdd(t0[j], s0, result[j]))));
    }
  }

  /** 1.0 for 0, and 0.0 for every other number, without a branch. */
  static double isZero(int x) {
    return 1 + ((x | -x) >> 31);
  }
}
