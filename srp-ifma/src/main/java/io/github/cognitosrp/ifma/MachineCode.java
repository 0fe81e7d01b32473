package io.github.cognitosrp.ifma;

import io.github.cognitosrp.ifma.Operand.Label;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;

/** Assembled code: its instructions, its bytes, and a listing for people. Immutable. */
final class MachineCode {
  private final List<Line> lines;
  private final List<Label> labels;

  /** An instruction, where it stands, and its bytes. */
  @SuppressWarnings("ArrayRecordComponent") // Lines are never compared.
  record Line(int position, Instruction instruction, byte[] bytes) {}

  MachineCode(List<Line> lines, List<Label> labels) {
    this.lines = List.copyOf(lines);
    this.labels = List.copyOf(labels);
  }

  List<Line> lines() {
    return lines;
  }

  List<Label> labels() {
    return labels;
  }

  /** The position of a label. */
  int position(String label) {
    for (Label candidate : labels) {
      if (candidate.name().equals(label)) {
        return candidate.position();
      }
    }
    throw new IllegalArgumentException(label);
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Line line : lines) {
      bytes.writeBytes(line.bytes());
    }
    return bytes.toByteArray();
  }

  /** The source for GNU {@code as}; position and bytes of each instruction are comments. */
  String listing() {
    StringBuilder text = new StringBuilder(".intel_syntax noprefix\n");
    for (Line line : lines) {
      for (Label label : labels) {
        if (label.position() == line.position()) {
          text.append(label.name()).append(":\n");
        }
      }
      text.append(
          String.format(
              "    %-52s # %04x  %s%n",
              line.instruction(), line.position(), HexFormat.of().formatHex(line.bytes())));
    }
    return text.toString();
  }
}
