package io.github.cognitosrp.montgomery;

/**
 * The inner loops of Montgomery arithmetic modulo one number. Immutable, thread-safe. Two kernels
 * of one modulus use the same representation and can replace each other between any two calls.
 */
interface Kernel {

  /**
   * Sets {@code result} to a · b / R modulo the modulus, |result| ≤ 0.51 · N′.
   *
   * @param result takes the tidy digits of the product; may be one of the factors
   * @param a tidy digits, |a| ≤ N′
   * @param b tidy digits, |b| ≤ N′
   * @param workspace scratch memory of this thread
   */
  void multiply(double[] result, double[] a, double[] b, Workspace workspace);

  /**
   * Copies one entry of a table, reading all of them alike.
   *
   * @param result takes the digits of {@code table[index]}
   * @param table entries, their number a multiple of four
   * @param index the secret index
   */
  void select(double[] result, double[][] table, int index);
}
