package io.github.cognitosrp.ifma;

import static io.github.cognitosrp.ifma.Operand.Zmm.zmm;

import io.github.cognitosrp.ifma.Operand.OpMask;
import io.github.cognitosrp.ifma.Operand.Zmm;
import java.util.List;

/** What the kernel uses registers for. No subroutine saves any. */
final class Registers {

  // Public.

  static final Gpr WORKSPACE = Gpr.RDI;

  /** Where the digits of a multiplier stand. */
  static final Gpr MULTIPLIER = Gpr.RDX;

  /** Counts rows of a product, entries of a table, and lines. */
  static final Gpr COUNT = Gpr.RCX;

  static final Gpr TABLE = Gpr.R9;
  static final Gpr LOOKUPS_LEFT = Gpr.R10;
  static final Gpr INDEX = Gpr.R11;
  static final Gpr SQUARINGS_LEFT = Gpr.RBX;
  static final Gpr ROUNDS_LEFT = Gpr.RBP;

  /** Digit 1 of N′ + 1, at the upper end of the register. */
  static final Gpr MODULUS_DIGIT = Gpr.RSI;

  // Secret.

  /** The lower half of a quotient digit times {@link #MODULUS_DIGIT}. */
  static final Gpr LOWER_HALF = Gpr.RAX;

  /** A row's lowest digit with all that was added to it: a quotient digit and, above, the carry. */
  static final Gpr LOWEST_SUM = Gpr.R8;

  /** The number that the kernel works on; while a product is made, the sum of the terms a · b. */
  static final List<Zmm> NUMBER = vectors(0);

  /** The sum of the terms q · N′. */
  static final List<Zmm> REDUCTION = vectors(8);

  /** The factor that stays in registers. */
  static final List<Zmm> FACTOR = vectors(16);

  /** Broadcast digits of the multiplier, for even and for odd rows. */
  static final List<Zmm> DIGITS = List.of(zmm(24), zmm(25));

  /** Broadcast quotient digits, for even and for odd rows. */
  static final List<Zmm> QUOTIENTS = List.of(zmm(26), zmm(27));

  /** 2^52 − 1 in each lane. */
  static final Zmm DIGIT_MASK = zmm(29);

  static final Zmm ZERO = zmm(30);
  static final Zmm ONES = zmm(31);

  static final OpMask SELECTED = new OpMask(1);

  /** The lanes o of {@link CarryCode}, then those that are handed up 1. */
  static final OpMask CARRIES = new OpMask(2);

  /** Lanes with all digits but the lowest full of ones, then the lanes f. */
  static final OpMask FULL = new OpMask(3);

  /** The lanes p. */
  static final OpMask PASSING = new OpMask(4);

  private Registers() {}

  private static List<Zmm> vectors(int first) {
    Zmm[] vectors = new Zmm[WorkspaceLayout.VECTORS];
    for (int v = 0; v < vectors.length; v++) {
      vectors[v] = zmm(first + v);
    }
    return List.of(vectors);
  }
}
