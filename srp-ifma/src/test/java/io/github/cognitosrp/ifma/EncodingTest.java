package io.github.cognitosrp.ifma;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.ifma.Encoding.Scheme;
import io.github.cognitosrp.ifma.Operand.Immediate;
import io.github.cognitosrp.ifma.Operand.Label;
import io.github.cognitosrp.ifma.Operand.Memory;
import io.github.cognitosrp.ifma.Operand.OpMask;
import io.github.cognitosrp.ifma.Operand.Zmm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every instruction has the bytes that GNU {@code as} gives it. */
@Tag("slow")
class EncodingTest {
  /** Around the ends of one byte, alone and in units of 8, 16 and 64, and beyond. */
  private static final List<Integer> DISPLACEMENTS =
      List.of(
          0,
          1,
          8,
          16,
          64,
          127,
          128,
          -1,
          -8,
          -64,
          -128,
          -129,
          1016,
          1024,
          -1024,
          -1032,
          2032,
          2048,
          8128,
          8192,
          -8192,
          -8256,
          8129,
          0x12345678,
          -0x12345678);

  @TempDir private Path folder;

  /** Every register in every place, every base with every displacement, every mask. */
  @ParameterizedTest
  @EnumSource(
      value = Op.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"JNZ", "CALL"})
  void equalsGnuAs(Op op) throws Exception {
    GnuAssembler gnu = new GnuAssembler(folder);
    List<Instruction> instructions = instructions(op);
    StringBuilder source = new StringBuilder(".intel_syntax noprefix\n");
    Assembler ours = new Assembler();
    for (Instruction instruction : instructions) {
      source.append(instruction).append('\n');
      ours.emitMasked(instruction.writeMask(), op, instruction.operands().toArray(Operand[]::new));
    }
    MachineCode code = ours.finish();
    byte[] expected = gnu.assemble(source.toString());
    for (MachineCode.Line line : code.lines()) {
      int end = Math.min(expected.length, line.position() + line.bytes().length);
      assertThat(line.bytes())
          .as(line.instruction().toString())
          .isEqualTo(Arrays.copyOfRange(expected, line.position(), end));
    }
    assertThat(code.bytes()).isEqualTo(expected);
  }

  /** Jumps and calls over short and long distances, and all of what is run. */
  @ParameterizedTest
  @EnumSource
  void wholeKernelsEqualGnuAs(KernelCode kernel) throws Exception {
    GnuAssembler gnu = new GnuAssembler(folder);
    MachineCode code = kernel.assemble();
    assertThat(gnu.assemble(code.listing())).isEqualTo(code.bytes());
  }

  /** Whoever changes the code finds its new digest here. */
  @ParameterizedTest
  @EnumSource
  void theDigestInTheSourceIsThatOfTheCode(KernelCode kernel) {
    HexFormat hex = HexFormat.of();
    assertThat(hex.formatHex(Kernel.sha256(kernel.assemble().bytes())))
        .isEqualTo(hex.formatHex(kernel.digest()));
  }

  @Test
  void jumpsAreShortUpTo128Bytes() throws Exception {
    GnuAssembler gnu = new GnuAssembler(folder);
    for (int bytes = 110; bytes < 140; bytes++) {
      Assembler code = new Assembler();
      Label start = code.label("start");
      for (int i = 0; i < bytes; i++) {
        code.emit(Op.RET);
      }
      code.emit(Op.JNZ, start);
      code.emit(Op.CALL, start);
      MachineCode finished = code.finish();
      assertThat(gnu.assemble(finished.listing())).isEqualTo(finished.bytes());
    }
  }

  /** A form that no test covers cannot be added. */
  @Test
  void kernelsUseAllInstructions() {
    TreeSet<Op> used = new TreeSet<>();
    for (KernelCode kernel : KernelCode.values()) {
      kernel.assemble().lines().forEach(line -> used.add(line.instruction().op()));
    }
    assertThat(used).containsExactly(Op.values());
  }

  private static List<Instruction> instructions(Op op) {
    List<List<Operand>> places = places(op);
    List<Instruction> instructions = new ArrayList<>();
    for (int place = 0; place < places.size(); place++) {
      for (Operand operand : places.get(place)) {
        // The other places in turns, so that pairs of extended registers occur too.
        int turn = instructions.size();
        List<Operand> operands = new ArrayList<>();
        for (int other = 0; other < places.size(); other++) {
          List<Operand> choices = places.get(other);
          operands.add(other == place ? operand : choices.get(turn * (other + 3) % choices.size()));
        }
        instructions.add(new Instruction(op, Instruction.ALL_LANES, operands));
        if (op.encoding().scheme() == Scheme.EVEX_512 && !isStore(op)) {
          instructions.add(new Instruction(op, new OpMask(1 + turn % 7), operands));
        }
      }
    }
    return instructions.isEmpty()
        ? List.of(new Instruction(op, Instruction.ALL_LANES, List.of()))
        : instructions;
  }

  private static boolean isStore(Op op) {
    return op == Op.VMOVDQA64_STORE;
  }

  /** What may stand in each place of an instruction. */
  private static List<List<Operand>> places(Op op) {
    List<Operand> gprs = List.of(Gpr.values());
    List<Operand> low = IntStream.range(0, 16).mapToObj(i -> (Operand) new Zmm(i)).toList();
    List<Operand> all = IntStream.range(0, 32).mapToObj(i -> (Operand) new Zmm(i)).toList();
    List<Operand> masks = IntStream.range(0, 8).mapToObj(i -> (Operand) new OpMask(i)).toList();
    List<Operand> numbers = List.of(new Immediate(2), new Immediate(52), new Immediate(127));
    List<Operand> lanes = List.of(new Immediate(0), new Immediate(1), new Immediate(7));
    List<Operand> longs = List.of(new Immediate(1), new Immediate(-1), new Immediate(1L << 52));
    return switch (op) {
      case MOV, ADD, IMUL, XOR -> List.of(gprs, gprs);
      case LOAD, ADD_LOAD, LEA -> List.of(gprs, memory());
      case STORE -> List.of(memory(), gprs);
      case MOVABS -> List.of(gprs, longs);
      case SUB, SHL, SHR -> List.of(gprs, numbers);
      case PUSH, POP -> List.of(gprs);
      case MOVUPS_LOAD -> List.of(low, memory());
      case MOVUPS_STORE, VMOVQ_STORE -> List.of(memory(), low);
      case VMOVQ_FROM_GPR -> List.of(low, gprs);
      case KADDB, KXORB -> List.of(masks, masks, masks);
      case VPMADD52LUQ, VPMADD52HUQ, VPADDQ, VPANDQ, VPORQ, VPXORQ ->
          List.of(all, all, both(all, memory()));
      case VPSRLQ -> List.of(all, all, numbers);
      case VALIGNQ -> List.of(all, all, all, lanes);
      case VPCMPEQQ, VPTESTMQ -> List.of(masks, all, all);
      case VMOVDQA64 -> List.of(all, both(all, memory()));
      case VMOVDQA64_STORE -> List.of(memory(), all);
      case VPBROADCASTQ -> List.of(all, memory());
      case VPBROADCASTQ_FROM_GPR -> List.of(all, gprs);
      case RET, CPUID, XGETBV, VZEROUPPER -> List.of();
      case CALL, JNZ -> throw new IllegalArgumentException();
    };
  }

  private static List<Operand> both(List<Operand> some, List<Operand> others) {
    List<Operand> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  private static List<Operand> memory() {
    List<Operand> memory = new ArrayList<>();
    for (Gpr base : Gpr.values()) {
      DISPLACEMENTS.forEach(displacement -> memory.add(new Memory(base, displacement)));
    }
    return memory;
  }
}
