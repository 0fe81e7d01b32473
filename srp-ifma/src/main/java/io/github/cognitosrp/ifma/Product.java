package io.github.cognitosrp.ifma;

import java.util.List;

/**
 * What the rows of a product add up, apart from its reduction. Row i has the terms that the digit
 * bᵢ of the multiplier takes part in. They fall on the positions i to i + 8: digit 8·l + j above
 * position i is lane l of the vector at position i + j.
 */
sealed interface Product permits Multiplication, Squaring {

  /**
   * One multiplication of eight lanes.
   *
   * @param vector the vector that it adds to, 0 to 8, counted from the row's own position
   * @param op which half of the products it adds
   * @param source what the broadcast digit is multiplied with
   */
  record Term(int vector, Op op, Operand source) {}

  /** The name of the subroutine. */
  String name();

  /** Takes the factor from the registers {@link Registers#NUMBER}, which then become free. */
  void prepare(Assembler code);

  /**
   * The terms of a row, in the order of the vectors that they add to; those of row i + 8 are the
   * same.
   */
  List<Term> terms(int row);
}
