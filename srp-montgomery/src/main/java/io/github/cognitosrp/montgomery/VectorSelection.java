package io.github.cognitosrp.montgomery;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Reads a whole table to copy one entry, with the Vector API. */
final class VectorSelection {
  private static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.length() <= DoubleVector.SPECIES_512.length()
          ? DoubleVector.SPECIES_PREFERRED
          : DoubleVector.SPECIES_512;

  private VectorSelection() {}

  /** The widest registers that are of use, in bits. */
  static int registerBits() {
    return SPECIES.vectorBitSize();
  }

  static void select(double[] result, double[][] table, int index) {
    Arrays.fill(result, 0);
    for (int i = 0; i < table.length; i += 4) {
      addChosen(result, table, i, index);
    }
  }

  private static void addChosen(double[] result, double[][] table, int first, int index) {
    double[] t0 = table[first];
    double[] t1 = table[first + 1];
    double[] t2 = table[first + 2];
    double[] t3 = table[first + 3];
    DoubleVector s0 = DoubleVector.broadcast(SPECIES, ScalarSelection.isZero(first ^ index));
    DoubleVector s1 = DoubleVector.broadcast(SPECIES, ScalarSelection.isZero((first + 1) ^ index));
    DoubleVector s2 = DoubleVector.broadcast(SPECIES, ScalarSelection.isZero((first + 2) ^ index));
    DoubleVector s3 = DoubleVector.broadcast(SPECIES, ScalarSelection.isZero((first + 3) ^ index));
    for (int j = 0; j < result.length; j += SPECIES.length()) {
      DoubleVector chosen = DoubleVector.fromArray(SPECIES, result, j);
      chosen = DoubleVector.fromArray(SPECIES, t0, j).fma(s0, chosen);
      chosen = DoubleVector.fromArray(SPECIES, t1, j).fma(s1, chosen);
      chosen = DoubleVector.fromArray(SPECIES, t2, j).fma(s2, chosen);
      DoubleVector.fromArray(SPECIES, t3, j).fma(s3, chosen).intoArray(result, j);
    }
  }
}
