package io.github.cognitosrp.ifma;

import io.github.cognitosrp.ifma.Operand.Memory;
import io.github.cognitosrp.ifma.Operand.OpMask;
import io.github.cognitosrp.ifma.Operand.Zmm;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One instruction.
 *
 * @param op what it does
 * @param writeMask k0 for all lanes; else lanes that it does not select keep their contents, or
 *     become zero where the first operand is a mask itself
 * @param operands its operands, the one that is written first
 */
record Instruction(Op op, OpMask writeMask, List<Operand> operands) {
  static final OpMask ALL_LANES = new OpMask(0);

  boolean isMasked() {
    return writeMask.number() != 0;
  }

  /** In Intel's syntax, as GNU {@code as} takes it. */
  @Override
  public String toString() {
    String list = operands.stream().map(this::text).collect(Collectors.joining(", "));
    if (isMasked()) {
      list = list.replaceFirst("(?=,)", "{" + writeMask + "}");
    }
    return operands.isEmpty() ? op.mnemonic() : op.mnemonic() + " " + list;
  }

  private String text(Operand operand) {
    if (operand instanceof Zmm vector && op.isNarrow()) {
      return "xmm" + vector.number();
    }
    if (operand instanceof Memory memory) {
      return switch (op.memoryBytes()) {
            case 8 -> "qword ptr ";
            case 16 -> "xmmword ptr ";
            default -> "zmmword ptr ";
          }
          + memory;
    }
    return operand.toString();
  }
}
