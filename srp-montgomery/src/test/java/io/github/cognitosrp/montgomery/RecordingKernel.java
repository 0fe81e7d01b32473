package io.github.cognitosrp.montgomery;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** A kernel that counts its products and keeps every array that it was given, but for tables. */
final class RecordingKernel implements Kernel {
  private final Kernel kernel;
  private final Set<double[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
  private int products;

  private RecordingKernel(Kernel kernel) {
    this.kernel = kernel;
  }

  /** Puts a recording kernel in front of that of a modulus. */
  static RecordingKernel in(MontgomeryModulus modulus) {
    RecordingKernel recording = new RecordingKernel((Kernel) Fields.get(modulus, "kernel"));
    Fields.set(modulus, "kernel", recording);
    return recording;
  }

  @Override
  public void multiply(double[] result, double[] a, double[] b, Workspace workspace) {
    kernel.multiply(result, a, b, workspace);
    products++;
    arrays.addAll(
        Arrays.asList(result, a, b, workspace.accumulator, workspace.padded, workspace.carries));
  }

  @Override
  public void select(double[] result, double[][] table, int index) {
    kernel.select(result, table, index);
    arrays.add(result);
  }

  /** The products since this was last asked. */
  int takeProducts() {
    int count = products;
    products = 0;
    return count;
  }

  /** The arrays that hold something other than zeros now. */
  Set<double[]> arraysInUse() {
    Set<double[]> inUse = Collections.newSetFromMap(new IdentityHashMap<>());
    for (double[] array : arrays) {
      if (Arrays.stream(array).anyMatch(digit -> digit != 0)) {
        inUse.add(array);
      }
    }
    return inUse;
  }
}
