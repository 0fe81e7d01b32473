package io.github.cognitosrp.ifma;

import static io.github.cognitosrp.ifma.Operand.Immediate.imm;
import static io.github.cognitosrp.ifma.Operand.Memory.at;
import static io.github.cognitosrp.ifma.WorkspaceLayout.LINE;
import static io.github.cognitosrp.ifma.WorkspaceLayout.VECTORS;

import io.github.cognitosrp.ifma.Operand.Zmm;
import java.util.ArrayList;
import java.util.List;

/**
 * The square of the number at {@link WorkspaceLayout#POWER}, with about five eighths of the terms.
 *
 * <p>Let a = Σ Aᵥ·2^(52·v), where Aᵥ is vector v with its lanes 2^(52·8) apart. The row of a digit
 * in Aᵣ multiplies only Aᵣ and the vectors above it, these doubled; the row of a digit in Aᵥ, v
 * &gt; r, in return leaves out Aᵣ. So every product of two vectors is there, once or twice.
 *
 * <p>Doubling makes 53 bits of a digit, of which IFMA takes 52. The digits of 2·Aᵥ without the
 * upmost bit are Eᵥ, and with the bit that Aᵥ₋₁ hands up, Dᵥ. Twice the vectors above Aᵣ is then
 * Eᵣ₊₁, which nothing is handed up to; Dᵣ₊₂ to D₇; and F, the bits that A₇ hands up to the next
 * lane. A product with F has 52 bits and no upper half.
 */
final class Squaring implements Product {
  private static final int TOP = VECTORS - 1;
  private static final int UPMOST_BIT = WorkspaceLayout.DIGIT_BITS - 1;

  /** D₂ to D₇ stand where their number says. */
  private static final List<Zmm> CARRIED = Registers.FACTOR;

  private static final Zmm F = CARRIED.get(0);

  @Override
  public String name() {
    return "square";
  }

  @Override
  public void prepare(Assembler code) {
    Zmm doubled = Registers.DIGITS.get(0);
    Zmm handedUp = Registers.DIGITS.get(1);
    for (int v = 1; v < VECTORS; v++) {
      Zmm a = Registers.NUMBER.get(v);
      code.emit(Op.VPADDQ, doubled, a, a);
      code.emit(Op.VPANDQ, doubled, doubled, Registers.DIGIT_MASK);
      code.emit(Op.VMOVDQA64_STORE, at(Registers.WORKSPACE, e(v)), doubled);
      if (v > 1) {
        code.emit(Op.VPSRLQ, handedUp, Registers.NUMBER.get(v - 1), imm(UPMOST_BIT));
        code.emit(Op.VPORQ, CARRIED.get(v), doubled, handedUp);
      }
    }
    code.emit(Op.VPSRLQ, F, Registers.NUMBER.get(TOP), imm(UPMOST_BIT));
  }

  @Override
  public List<Term> terms(int row) {
    int r = row % VECTORS;
    List<Term> terms = new ArrayList<>();
    for (int v = r; v < VECTORS; v++) {
      Operand source =
          v == r
              ? at(Registers.WORKSPACE, WorkspaceLayout.POWER + LINE * v)
              : v == r + 1 ? at(Registers.WORKSPACE, e(v)) : CARRIED.get(v);
      terms.add(new Term(v, Op.VPMADD52LUQ, source));
      terms.add(new Term(v + 1, Op.VPMADD52HUQ, source));
    }
    if (r < TOP) {
      terms.add(new Term(VECTORS, Op.VPMADD52LUQ, F));
    }
    return terms;
  }

  private static int e(int vector) {
    return WorkspaceLayout.DOUBLED + LINE * vector;
  }
}
