package io.github.cognitosrp.ifma;

import io.github.cognitosrp.ifma.Operand.Label;
import io.github.cognitosrp.ifma.Operand.OpMask;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes instructions one after the other. Jumps and calls go backwards only, to labels that have
 * been set, so that every instruction is encoded when it comes.
 */
final class Assembler {
  private final List<MachineCode.Line> lines = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private int position;

  void emit(Op op, Operand... operands) {
    add(new Instruction(op, Instruction.ALL_LANES, List.of(operands)));
  }

  /** Only in the lanes that a mask selects. */
  void emitMasked(OpMask writeMask, Op op, Operand... operands) {
    add(new Instruction(op, writeMask, List.of(operands)));
  }

  private void add(Instruction instruction) {
    byte[] bytes = Encoder.encode(instruction, position);
    lines.add(new MachineCode.Line(position, instruction, bytes));
    position += bytes.length;
  }

  /** The place of the next instruction. */
  Label label(String name) {
    Label label = new Label(name, position);
    labels.add(label);
    return label;
  }

  MachineCode finish() {
    return new MachineCode(lines, labels);
  }
}
