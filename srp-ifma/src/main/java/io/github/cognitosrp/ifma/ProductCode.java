package io.github.cognitosrp.ifma;

import static io.github.cognitosrp.ifma.Operand.Immediate.imm;
import static io.github.cognitosrp.ifma.Operand.Memory.at;
import static io.github.cognitosrp.ifma.WorkspaceLayout.DIGIT_BITS;
import static io.github.cognitosrp.ifma.WorkspaceLayout.LINE;
import static io.github.cognitosrp.ifma.WorkspaceLayout.VECTORS;

import io.github.cognitosrp.ifma.Operand.Label;
import io.github.cognitosrp.ifma.Operand.Memory;
import io.github.cognitosrp.ifma.Operand.Zmm;
import io.github.cognitosrp.ifma.Product.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a Montgomery multiplication: a subroutine that sets the number in {@link
 * Registers#NUMBER}, and at {@link WorkspaceLayout#POWER}, to a · b / R modulo N′, where R =
 * 2^(52·rows).
 *
 * <p><b>Reduction.</b> N′ ≡ −1 mod 2^52, so the quotient digit q of a row is the lowest digit of
 * the sum T itself, and T + q·N′ = (T − q) + q·(N′ + 1), where the lowest digit of N′ + 1 is 0: it
 * takes no multiplication to find q, and what is handed up to the next digit is T's lowest digit
 * shifted right by 52.
 *
 * <p><b>The chain of quotient digits.</b> A row's terms q · (N′ + 1) add to the lowest digit of the
 * next row only the lower half of q · n₁, with digit 1 of N′ + 1, because its digit 0 is 0.
 * General-purpose registers compute that half besides. So a position's lowest digit is taken before
 * the vectors have these terms, and a quotient digit follows from the one before by a
 * multiplication, a shift and an addition. It goes to the vectors, and sums come from them, through
 * memory: other ports of the processor than those of the multiplications do that.
 *
 * <p><b>Where sums stand.</b> Position i has two accumulators, because an addition to a register
 * takes four cycles and one register would get four of them a row: one for the terms of a · b, and
 * one for those of q · N′. When its lowest digit is taken, two rows ahead, they are added up, and
 * the first one takes the rest. After row i its lowest lane is done: the register is shifted down
 * by a lane and is then position i + 8. So eight pairs of registers serve in turns, and the last
 * row leaves position {@code rows} in register 0.
 *
 * <p><b>Bounds.</b> A row adds to one digit at most four halves of products, each less than 2^52:
 * two of a · b and two of q · N′. With at most 64 rows that is at most 2^60, and less than 2^61
 * with all carries, so 64 bits never overflow. If a, b &lt; 1.01 · N′ and N′ ≤ R · 2^−48, then (a·b
 * + q·N′) / R &lt; (1.03 · 2^−48 + 1) · N′, which is below 1.01 · N′ again.
 *
 * <p><b>Order.</b> The processor takes what is ready in the order of the code. So what leads to the
 * quotient digit of the next row but one comes first in a row, and all other terms fill the time
 * until it is there.
 */
final class ProductCode {
  /** The bits of a register that a digit leaves free. */
  private static final int UNUSED_BITS = Long.SIZE - DIGIT_BITS;

  private final Assembler code;
  private final Product product;

  /** By the row's number modulo {@link WorkspaceLayout#VECTORS}: more rows have the same terms. */
  private final List<List<Term>> terms = new ArrayList<>();

  private final int rows;

  ProductCode(Assembler code, Product product, int rows) {
    this.code = code;
    this.product = product;
    this.rows = rows;
    for (int row = 0; row < VECTORS; row++) {
      terms.add(product.terms(row));
    }
  }

  /** Writes the subroutine: the multiplier's digits are at {@link Registers#MULTIPLIER}. */
  Label write() {
    Label subroutine = code.label(product.name());
    product.prepare(code);
    clear(Registers.NUMBER);
    clear(Registers.REDUCTION);
    code.emit(Op.LOAD, Registers.MODULUS_DIGIT, modulus(1));
    code.emit(Op.SHL, Registers.MODULUS_DIGIT, imm(UNUSED_BITS));
    code.emit(Op.XOR, Registers.LOWEST_SUM, Registers.LOWEST_SUM);
    beginRow(0);
    addTerms(0, 1, VECTORS - 1);
    beginRow(1);
    int rowsInLoop = (rows - 1) / VECTORS * VECTORS;
    code.emit(Op.MOVABS, Registers.COUNT, imm(rowsInLoop / VECTORS));
    Label loop = code.label(product.name().concat("_rows"));
    for (int row = 0; row < VECTORS; row++) {
      writeRow(row, true, true);
    }
    code.emit(Op.SUB, Registers.COUNT, imm(1));
    code.emit(Op.JNZ, loop);
    for (int row = rowsInLoop; row < rows; row++) {
      writeRow(row, row + 1 < rows, row + 2 < rows);
    }
    addUp();
    CarryCode.write(code);
    code.emit(Op.RET);
    return subroutine;
  }

  /** A row once its quotient digit is known, and what can be done of the next two. */
  private void writeRow(int row, boolean hasNext, boolean hasNextButOne) {
    Zmm done = number(row);
    Zmm next = number(row + 1);
    code.emit(Op.VPBROADCASTQ, quotient(row), quotientInMemory(row));
    addReduction(row, new Term(2, Op.VPMADD52HUQ, modulus(1)));
    addReduction(row, new Term(2, Op.VPMADD52LUQ, modulus(2)));
    if (hasNext) {
      addTerms(row + 1, 1, 1);
    }
    code.emit(Op.VPMADD52LUQ, next, quotient(row), modulus(1));
    code.emit(Op.VPMADD52LUQ, done, quotient(row), modulus(0));
    code.emit(Op.VPMADD52HUQ, next, quotient(row), modulus(0));
    code.emit(Op.VALIGNQ, done, Registers.ZERO, done, imm(1));
    addTerms(row, VECTORS, VECTORS);
    if (hasNextButOne) {
      beginRow(row + 2);
    }
    List<Term> termsOfNext = hasNext ? terms(row + 1, 2, VECTORS - 1) : List.of();
    addInTurns(row, REDUCTION_OF_LATER_DIGITS, termsOfNext);
  }

  private static final List<Term> REDUCTION_OF_LATER_DIGITS = reductionOfLaterDigits();

  private static List<Term> reductionOfLaterDigits() {
    List<Term> terms = new ArrayList<>();
    terms.add(new Term(3, Op.VPMADD52HUQ, modulus(2)));
    for (int v = 3; v < VECTORS; v++) {
      terms.add(new Term(v, Op.VPMADD52LUQ, modulus(v)));
      terms.add(new Term(v + 1, Op.VPMADD52HUQ, modulus(v)));
    }
    return terms;
  }

  /** Loads the digit of a row, adds what its quotient digit depends on, and takes that. */
  private void beginRow(int row) {
    if (row > 0 && row % VECTORS == 0) {
      code.emit(Op.LEA, Registers.MULTIPLIER, at(Registers.MULTIPLIER, Long.BYTES));
    }
    code.emit(Op.VPBROADCASTQ, digit(row), at(Registers.MULTIPLIER, LINE * (row % VECTORS)));
    addTerms(row, 0, 0);
    code.emit(Op.VPADDQ, number(row), number(row), reduction(row));
    clear(reduction(row));
    takeQuotient(row);
  }

  /**
   * The quotient digit of a row: the lowest digit of the sum, the carry of the row before, and the
   * lower half of n₁ times that row's quotient digit. That is the product modulo 2^52; with n₁
   * shifted up it stands at the upper end of a register, where the other bits fall out.
   */
  private void takeQuotient(int row) {
    Memory sum = at(Registers.WORKSPACE, WorkspaceLayout.LOWEST_DIGIT);
    code.emit(Op.MOV, Registers.LOWER_HALF, Registers.LOWEST_SUM);
    code.emit(Op.IMUL, Registers.LOWER_HALF, Registers.MODULUS_DIGIT);
    code.emit(Op.SHR, Registers.LOWEST_SUM, imm(DIGIT_BITS));
    code.emit(Op.SHR, Registers.LOWER_HALF, imm(UNUSED_BITS));
    code.emit(Op.VMOVQ_STORE, sum, number(row));
    code.emit(Op.ADD_LOAD, Registers.LOWEST_SUM, sum);
    code.emit(Op.ADD, Registers.LOWEST_SUM, Registers.LOWER_HALF);
    code.emit(Op.STORE, quotientInMemory(row), Registers.LOWEST_SUM);
  }

  private void addUp() {
    for (int v = 0; v < VECTORS; v++) {
      Zmm sum = Registers.NUMBER.get(v);
      code.emit(Op.VPADDQ, sum, sum, Registers.REDUCTION.get(v));
    }
    code.emit(Op.SHR, Registers.LOWEST_SUM, imm(DIGIT_BITS));
    code.emit(Op.VMOVQ_FROM_GPR, LOWEST_CARRY, Registers.LOWEST_SUM);
    code.emit(Op.VPADDQ, Registers.NUMBER.get(0), Registers.NUMBER.get(0), LOWEST_CARRY);
  }

  /** An instruction without EVEX prefix takes the first sixteen registers only. */
  private static final Zmm LOWEST_CARRY = Registers.REDUCTION.get(0);

  /** The terms of a row that add to some of its vectors. */
  private List<Term> terms(int row, int firstVector, int lastVector) {
    List<Term> chosen = new ArrayList<>();
    for (Term term : this.terms.get(row % VECTORS)) {
      if (term.vector() >= firstVector && term.vector() <= lastVector) {
        chosen.add(term);
      }
    }
    return chosen;
  }

  private void addTerms(int row, int firstVector, int lastVector) {
    for (Term term : terms(row, firstVector, lastVector)) {
      addTerm(row, term);
    }
  }

  private void addTerm(int row, Term term) {
    code.emit(term.op(), number(row + term.vector()), digit(row), term.source());
  }

  private void addReduction(int row, Term term) {
    code.emit(term.op(), reduction(row + term.vector()), quotient(row), term.source());
  }

  /** The reduction of a row among the terms of the next one, evenly. */
  private void addInTurns(int row, List<Term> reduction, List<Term> next) {
    int i = 0;
    int j = 0;
    while (i < next.size() || j < reduction.size()) {
      if (i < next.size() && i * reduction.size() <= j * next.size()) {
        addTerm(row + 1, next.get(i++));
      } else {
        addReduction(row, reduction.get(j++));
      }
    }
  }

  private void clear(List<Zmm> vectors) {
    for (Zmm vector : vectors) {
      clear(vector);
    }
  }

  private void clear(Zmm vector) {
    code.emit(Op.VPXORQ, vector, vector, vector);
  }

  /** The accumulator of a position, such that position {@code rows} is register 0. */
  private Zmm number(int position) {
    return Registers.NUMBER.get(Math.floorMod(position - rows, VECTORS));
  }

  private Zmm reduction(int position) {
    return Registers.REDUCTION.get(Math.floorMod(position - rows, VECTORS));
  }

  private static Zmm digit(int row) {
    return Registers.DIGITS.get(row % 2);
  }

  private static Zmm quotient(int row) {
    return Registers.QUOTIENTS.get(row % 2);
  }

  private static Memory quotientInMemory(int row) {
    return at(Registers.WORKSPACE, WorkspaceLayout.QUOTIENTS + row % 2 * Long.BYTES);
  }

  private static Memory modulus(int vector) {
    return at(Registers.WORKSPACE, WorkspaceLayout.MODULUS_PLUS_ONE + LINE * vector);
  }
}
