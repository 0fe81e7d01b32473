package io.github.cognitosrp.montgomery;

/**
 * The inner loops of Montgomery arithmetic modulo one number. Immutable, thread-safe. Each kernel
 * defines which digits are normalised and in which element each digit is, so an element of one
 * kernel must not be given to another.
 */
interface Kernel {

  /**
   * Sets {@code result} to a number of magnitude at most 1.01 · N′ that is congruent to a · b / R.
   *
   * @param result takes the normalised digits of the product; may be one of the factors
   * @param a normalised digits, |a| ≤ 1.01 · N′
   * @param b normalised digits, |b| ≤ 1.01 · N′
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
