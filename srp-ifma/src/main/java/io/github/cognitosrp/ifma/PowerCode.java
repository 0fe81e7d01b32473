package io.github.cognitosrp.ifma;

import static io.github.cognitosrp.ifma.Operand.Immediate.imm;
import static io.github.cognitosrp.ifma.Operand.Memory.at;
import static io.github.cognitosrp.ifma.Registers.COUNT;
import static io.github.cognitosrp.ifma.Registers.INDEX;
import static io.github.cognitosrp.ifma.Registers.LOOKUPS_LEFT;
import static io.github.cognitosrp.ifma.Registers.MULTIPLIER;
import static io.github.cognitosrp.ifma.Registers.NUMBER;
import static io.github.cognitosrp.ifma.Registers.ONES;
import static io.github.cognitosrp.ifma.Registers.ROUNDS_LEFT;
import static io.github.cognitosrp.ifma.Registers.SQUARINGS_LEFT;
import static io.github.cognitosrp.ifma.Registers.WORKSPACE;
import static io.github.cognitosrp.ifma.Registers.ZERO;
import static io.github.cognitosrp.ifma.WorkspaceLayout.ENTRIES;
import static io.github.cognitosrp.ifma.WorkspaceLayout.LINE;
import static io.github.cognitosrp.ifma.WorkspaceLayout.NUMBER_BYTES;
import static io.github.cognitosrp.ifma.WorkspaceLayout.VECTORS;

import io.github.cognitosrp.ifma.Operand.Label;
import io.github.cognitosrp.ifma.Operand.Memory;
import io.github.cognitosrp.ifma.Operand.Zmm;
import java.util.List;

/**
 * Writes the two functions that are called from outside, each a whole power:
 *
 * <ul>
 *   <li>{@value #WINDOW_POWER} of a secret base, by fixed windows: it first fills the table in the
 *       workspace with the powers 0 to 31 of the base;
 *   <li>{@value #COMB_POWER} of a base that tables have been made for.
 * </ul>
 *
 * <p>Both then do the same: rounds, of which every one but the first begins with squarings, and
 * which multiply by one entry of each table. A window's power has one table and five squarings a
 * round; a comb has many tables and one squaring. How often loops run is in the parameters, which
 * are public. Before they return, both clear all that is secret, but for the result.
 */
final class PowerCode {
  static final String WINDOW_POWER = "window_power";
  static final String COMB_POWER = "comb_power";

  private static final List<Zmm> CHOSEN = Registers.REDUCTION;
  private static final Zmm WANTED = Registers.DIGITS.get(0);
  private static final Zmm CANDIDATE = Registers.DIGITS.get(1);

  private final Assembler code;
  private final CallingConvention convention;
  private final Label multiply;
  private final Label square;

  PowerCode(Assembler code, CallingConvention convention, int rows) {
    this.code = code;
    this.convention = convention;
    this.multiply = new ProductCode(code, new Multiplication(), rows).write();
    this.square = new ProductCode(code, new Squaring(), rows).write();
  }

  void write() {
    Label choose = writeChoose();
    Label lookups = writeLookups(choose);
    Label rounds = writeRounds(lookups);
    Label fillTable = writeFillTable();
    Label clear = new ClearCode(code).write();
    code.label(WINDOW_POWER);
    convention.enter(code);
    setConstants(code);
    code.emit(Op.CALL, fillTable);
    finish(rounds, clear);
    code.label(COMB_POWER);
    convention.enter(code);
    setConstants(code);
    finish(rounds, clear);
  }

  private void finish(Label rounds, Label clear) {
    code.emit(Op.CALL, rounds);
    code.emit(Op.CALL, clear);
    convention.leave(code);
  }

  /** Sets what products take for granted. */
  static void setConstants(Assembler code) {
    code.emit(Op.VPXORQ, ZERO, ZERO, ZERO);
    code.emit(Op.MOVABS, Gpr.RAX, imm(1));
    code.emit(Op.VPBROADCASTQ_FROM_GPR, ONES, Gpr.RAX);
    code.emit(Op.MOVABS, Gpr.RAX, imm((1L << WorkspaceLayout.DIGIT_BITS) - 1));
    code.emit(Op.VPBROADCASTQ_FROM_GPR, Registers.DIGIT_MASK, Gpr.RAX);
  }

  /**
   * Copies one entry of a table to {@link WorkspaceLayout#FACTOR}: every entry is loaded, and a
   * mask keeps the one whose number is the index. Leaves table and index at the next ones.
   */
  private Label writeChoose() {
    Label choose = code.label("choose");
    code.emit(Op.VPBROADCASTQ, WANTED, at(INDEX, 0));
    code.emit(Op.LEA, INDEX, at(INDEX, Long.BYTES));
    code.emit(Op.VPXORQ, CANDIDATE, CANDIDATE, CANDIDATE);
    for (Zmm vector : CHOSEN) {
      code.emit(Op.VPXORQ, vector, vector, vector);
    }
    code.emit(Op.MOVABS, COUNT, imm(ENTRIES));
    Label entries = code.label("choose_entries");
    code.emit(Op.VPCMPEQQ, Registers.SELECTED, WANTED, CANDIDATE);
    code.emit(Op.VPADDQ, CANDIDATE, CANDIDATE, ONES);
    for (int v = 0; v < VECTORS; v++) {
      // No masked load: what is loaded should not even seem to follow a secret.
      Zmm loaded = Registers.FACTOR.get(v);
      code.emit(Op.VMOVDQA64, loaded, at(Registers.TABLE, LINE * v));
      code.emitMasked(Registers.SELECTED, Op.VMOVDQA64, CHOSEN.get(v), loaded);
    }
    code.emit(Op.LEA, Registers.TABLE, at(Registers.TABLE, NUMBER_BYTES));
    countDown(COUNT, entries);
    move(code, Op.VMOVDQA64_STORE, CHOSEN, WORKSPACE, WorkspaceLayout.FACTOR);
    code.emit(Op.RET);
    return choose;
  }

  /** Multiplies by one entry of each table. */
  private Label writeLookups(Label choose) {
    Label lookups = code.label("lookups");
    code.emit(Op.LOAD, Registers.TABLE, at(WORKSPACE, WorkspaceLayout.TABLE_ADDRESS));
    code.emit(Op.LOAD, LOOKUPS_LEFT, at(WORKSPACE, WorkspaceLayout.LOOKUPS));
    Label tables = code.label("lookups_tables");
    code.emit(Op.CALL, choose);
    multiplyBy(WorkspaceLayout.FACTOR);
    countDown(LOOKUPS_LEFT, tables);
    code.emit(Op.RET);
    return lookups;
  }

  /** All the rounds, from 1 to the result, which has left Montgomery's domain but for a digit. */
  private Label writeRounds(Label lookups) {
    Label all = code.label("rounds");
    move(code, Op.VMOVDQA64, NUMBER, WORKSPACE, WorkspaceLayout.ONE);
    code.emit(Op.LEA, INDEX, at(WORKSPACE, WorkspaceLayout.INDICES));
    code.emit(Op.CALL, lookups);
    code.emit(Op.LOAD, ROUNDS_LEFT, at(WORKSPACE, WorkspaceLayout.ROUNDS_AFTER_FIRST));
    Label round = code.label("rounds_after_first");
    code.emit(Op.LOAD, SQUARINGS_LEFT, at(WORKSPACE, WorkspaceLayout.SQUARINGS));
    Label squarings = code.label("rounds_squarings");
    code.emit(Op.LEA, MULTIPLIER, at(WORKSPACE, WorkspaceLayout.POWER));
    code.emit(Op.CALL, square);
    countDown(SQUARINGS_LEFT, squarings);
    code.emit(Op.CALL, lookups);
    countDown(ROUNDS_LEFT, round);
    multiplyBy(WorkspaceLayout.LEAVE);
    move(code, Op.VMOVDQA64_STORE, NUMBER, WORKSPACE, WorkspaceLayout.RESULT);
    code.emit(Op.RET);
    return all;
  }

  /** Takes the base into Montgomery's domain and multiplies by it again and again. */
  private Label writeFillTable() {
    Label fillTable = code.label("fill_table");
    code.emit(Op.LEA, Registers.TABLE, at(WORKSPACE, WorkspaceLayout.TABLE));
    move(code, Op.VMOVDQA64, NUMBER, WORKSPACE, WorkspaceLayout.ONE);
    move(code, Op.VMOVDQA64_STORE, NUMBER, Registers.TABLE, 0);
    move(code, Op.VMOVDQA64, NUMBER, WORKSPACE, WorkspaceLayout.BASE);
    multiplyBy(WorkspaceLayout.R_SQUARED);
    move(code, Op.VMOVDQA64_STORE, NUMBER, WORKSPACE, WorkspaceLayout.BASE);
    code.emit(Op.MOVABS, LOOKUPS_LEFT, imm(ENTRIES - 2));
    Label entries = code.label("fill_table_entries");
    code.emit(Op.LEA, Registers.TABLE, at(Registers.TABLE, NUMBER_BYTES));
    move(code, Op.VMOVDQA64_STORE, NUMBER, Registers.TABLE, 0);
    multiplyBy(WorkspaceLayout.BASE);
    countDown(LOOKUPS_LEFT, entries);
    move(code, Op.VMOVDQA64_STORE, NUMBER, Registers.TABLE, NUMBER_BYTES);
    code.emit(Op.RET);
    return fillTable;
  }

  private void multiplyBy(int number) {
    code.emit(Op.LEA, MULTIPLIER, at(WORKSPACE, number));
    code.emit(Op.CALL, multiply);
  }

  private void countDown(Gpr count, Label loop) {
    code.emit(Op.SUB, count, imm(1));
    code.emit(Op.JNZ, loop);
  }

  /** Loads or stores the vectors of a number. */
  static void move(Assembler code, Op op, List<Zmm> vectors, Gpr base, int displacement) {
    for (int v = 0; v < VECTORS; v++) {
      Memory place = at(base, displacement + LINE * v);
      if (op == Op.VMOVDQA64) {
        code.emit(op, vectors.get(v), place);
      } else {
        code.emit(op, place, vectors.get(v));
      }
    }
  }
}
