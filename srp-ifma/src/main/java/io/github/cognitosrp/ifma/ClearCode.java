package io.github.cognitosrp.ifma;

import static io.github.cognitosrp.ifma.Operand.Immediate.imm;
import static io.github.cognitosrp.ifma.Operand.Memory.at;
import static io.github.cognitosrp.ifma.Registers.COUNT;
import static io.github.cognitosrp.ifma.Registers.WORKSPACE;
import static io.github.cognitosrp.ifma.Registers.ZERO;
import static io.github.cognitosrp.ifma.WorkspaceLayout.LINE;

import io.github.cognitosrp.ifma.Operand.Label;
import io.github.cognitosrp.ifma.Operand.OpMask;
import io.github.cognitosrp.ifma.Operand.Zmm;
import java.util.List;

/**
 * Writes the subroutine that clears all places that have held secrets: the workspace from {@link
 * WorkspaceLayout#BASE} on but for the result, and registers. The stack holds return addresses and
 * what belongs to the caller, nothing else.
 */
final class ClearCode {
  private final Assembler code;

  ClearCode(Assembler code) {
    this.code = code;
  }

  Label write() {
    Label clear = code.label("clear");
    for (int line = WorkspaceLayout.BASE; line < WorkspaceLayout.RESULT; line += LINE) {
      code.emit(Op.VMOVDQA64_STORE, at(WORKSPACE, line), ZERO);
    }
    code.emit(Op.LEA, Registers.TABLE, at(WORKSPACE, WorkspaceLayout.TABLE));
    code.emit(Op.MOVABS, COUNT, imm(WorkspaceLayout.TABLE_BYTES / LINE));
    clearLines("clear_table");
    // The indices follow the table.
    code.emit(Op.LOAD, COUNT, at(WORKSPACE, WorkspaceLayout.INDEX_LINES));
    clearLines("clear_indices");
    for (int number = 0; number < 32; number++) {
      Zmm vector = new Zmm(number);
      code.emit(Op.VPXORQ, vector, vector, vector);
    }
    for (OpMask mask :
        List.of(Registers.SELECTED, Registers.CARRIES, Registers.FULL, Registers.PASSING)) {
      code.emit(Op.KXORB, mask, mask, mask);
    }
    code.emit(Op.XOR, Registers.LOWER_HALF, Registers.LOWER_HALF);
    code.emit(Op.XOR, Registers.LOWEST_SUM, Registers.LOWEST_SUM);
    // Code with SSE instructions would else wait for the upper halves of registers.
    code.emit(Op.VZEROUPPER);
    code.emit(Op.RET);
    return clear;
  }

  private void clearLines(String name) {
    Label lines = code.label(name);
    code.emit(Op.VMOVDQA64_STORE, at(Registers.TABLE, 0), ZERO);
    code.emit(Op.LEA, Registers.TABLE, at(Registers.TABLE, LINE));
    code.emit(Op.SUB, COUNT, imm(1));
    code.emit(Op.JNZ, lines);
  }
}
