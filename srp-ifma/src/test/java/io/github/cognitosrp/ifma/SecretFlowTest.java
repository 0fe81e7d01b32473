package io.github.cognitosrp.ifma;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.ifma.MachineCode.Line;
import io.github.cognitosrp.ifma.Operand.Immediate;
import io.github.cognitosrp.ifma.Operand.Label;
import io.github.cognitosrp.ifma.Operand.Memory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No address and no jump of the code depends on a secret. */
class SecretFlowTest {

  @ParameterizedTest
  @EnumSource
  void noAddressAndNoJumpDependsOnASecret(KernelCode kernel) {
    MachineCode code = kernel.assemble();
    SecretFlow flow = new SecretFlow(code);
    assertThat(flow.findings()).isEmpty();
    assertThat(flow.reached()).as("instructions reached").isEqualTo(code.lines().size());
  }

  @Test
  void anIndexedLoadInPlaceOfTheMaskedChoiceIsFound() {
    MachineCode code =
        changed(
            "choose_entries",
            instruction(Op.LOAD, Gpr.RAX, new Memory(Registers.INDEX, 0)),
            instruction(Op.ADD, Registers.TABLE, Gpr.RAX));
    assertThat(new SecretFlow(code).findings())
        .hasSizeGreaterThanOrEqualTo(WorkspaceLayout.VECTORS)
        .contains("vmovdqa64 zmm16, zmmword ptr [r9] addresses memory by a secret");
  }

  @Test
  void aJumpOnASecretIsFound() {
    Label rows = label(KernelCode.SYSTEM_V_60.assemble(), "multiply_rows");
    MachineCode code =
        changed(
            "multiply_rows",
            instruction(Op.SUB, Registers.LOWEST_SUM, new Immediate(1)),
            instruction(Op.JNZ, rows));
    assertThat(new SecretFlow(code).findings())
        .containsExactly("jnz multiply_rows jumps on a secret");
  }

  @Test
  void aSecretAmongTheParametersIsFound() {
    MachineCode code =
        changed(
            "rounds_squarings",
            instruction(
                Op.STORE,
                new Memory(Registers.WORKSPACE, WorkspaceLayout.SQUARINGS),
                Registers.LOWEST_SUM));
    assertThat(new SecretFlow(code).findings())
        .containsExactly("mov qword ptr [rdi+16], r8 writes a secret to the parameters");
  }

  private static Instruction instruction(Op op, Operand... operands) {
    return new Instruction(op, Instruction.ALL_LANES, List.of(operands));
  }

  private static Label label(MachineCode code, String name) {
    return code.labels().stream().filter(label -> label.name().equals(name)).findFirst().get();
  }

  /** The code with instructions put in behind the first one after a label. */
  private static MachineCode changed(String label, Instruction... more) {
    MachineCode code = KernelCode.SYSTEM_V_60.assemble();
    List<Line> lines = new ArrayList<>();
    for (Line line : code.lines()) {
      lines.add(line);
      if (line.position() == code.position(label)) {
        for (Instruction instruction : more) {
          // Nothing jumps here: no position is needed.
          lines.add(new Line(-1, instruction, new byte[0]));
        }
      }
    }
    return new MachineCode(lines, code.labels());
  }
}
