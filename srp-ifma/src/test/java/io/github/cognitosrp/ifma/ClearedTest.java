package io.github.cognitosrp.ifma;

import static io.github.cognitosrp.ifma.Operand.Immediate.imm;
import static io.github.cognitosrp.ifma.Operand.Memory.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import io.github.cognitosrp.ifma.Operand.Label;
import io.github.cognitosrp.ifma.Operand.OpMask;
import io.github.cognitosrp.ifma.Operand.Zmm;
import io.github.cognitosrp.modpow.SrpGroup;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a power leaves in registers, on the stack and in its workspace, seen right behind it. */
class ClearedTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final int BITS = 512;

  // What was seen, in the unused end of the workspace.
  private static final int SEEN_GPRS = WorkspaceLayout.INDICES + 16 * 1024;
  private static final int SEEN_VECTORS = SEEN_GPRS + 16 * Long.BYTES;
  private static final int SEEN_MASKS = SEEN_VECTORS + 32 * WorkspaceLayout.LINE;
  private static final int SEEN_STACK = SEEN_MASKS + 8 * WorkspaceLayout.LINE;
  private static final int STACK_BYTES = 2048;
  private static final int SEEN_END = SEEN_STACK + STACK_BYTES;

  private final Random random = new Random();
  private final BigInteger base = new BigInteger(3071, random);
  private final BigInteger exponent = new BigInteger(BITS, random);
  private final Modulus modulus = new Modulus(N);

  @BeforeEach
  void needsIfma() {
    assumeTrue(NeedsIfma.isPresent(), "needs AVX-512 IFMA");
  }

  /** What was seen behind one call. */
  private static final class Seen {
    private final long[] workspace;

    Seen(long[] workspace) {
      this.workspace = workspace;
    }

    long[] part(int from, int to) {
      return Arrays.copyOfRange(workspace, from / Long.BYTES, to / Long.BYTES);
    }

    long gpr(Gpr register) {
      return workspace[SEEN_GPRS / Long.BYTES + register.number()];
    }
  }

  @Test
  void nothingSecretIsLeft() throws Exception {
    Seen seen = seenBehind("window_power");
    assertThat(modulus.leave(seen.part(WorkspaceLayout.RESULT, WorkspaceLayout.RESULT + 512)))
        .isEqualTo(base.modPow(exponent, N));
    assertThat(seen.part(SEEN_VECTORS, SEEN_MASKS)).containsOnly(0);
    // The kernel uses four masks.
    assertThat(seen.part(SEEN_MASKS, SEEN_MASKS + 5 * WorkspaceLayout.LINE)).containsOnly(0);
    assertThat(seen.gpr(Registers.LOWER_HALF)).isZero();
    assertThat(seen.gpr(Registers.LOWEST_SUM)).isZero();
    assertThat(seen.part(WorkspaceLayout.BASE, WorkspaceLayout.RESULT)).containsOnly(0);
    assertThat(seen.part(WorkspaceLayout.TABLE, SEEN_GPRS)).containsOnly(0);
    assertThat(secretsIn(seen.part(SEEN_GPRS, SEEN_VECTORS))).isZero();
    assertThat(secretsIn(seen.part(SEEN_STACK, SEEN_END))).isZero();
  }

  /** What native code leaves to Java: the result, and what Java wrote itself. */
  @Test
  void aWorkspaceIsClearedBeforeTheNextCallGetsIt() {
    NativeMemory memory = new NativeMemory();
    long[] number = new long[WorkspaceLayout.DIGITS];
    long[] indices = new long[WindowIndices.count(BITS)];
    Arrays.fill(number, 1);
    Arrays.fill(indices, 1);
    int end = WorkspaceLayout.RESULT + WorkspaceLayout.NUMBER_BYTES;
    try (Workspace workspace = memory.workspace()) {
      for (int at = WorkspaceLayout.BASE; at < end; at += WorkspaceLayout.NUMBER_BYTES) {
        workspace.write(at, number);
      }
      workspace.setWork(workspace.tableAddress(), 1, WorkspaceLayout.WINDOW_BITS, indices);
    }
    try (Workspace next = memory.workspace()) {
      assertThat(next.read(0, 1)).as("control: the same memory").isNotEqualTo(new long[1]);
      assertThat(next.read(WorkspaceLayout.BASE, (end - WorkspaceLayout.BASE) / Long.BYTES))
          .containsOnly(0);
      assertThat(next.read(WorkspaceLayout.INDICES, indices.length)).containsOnly(0);
    }
  }

  /** The same view finds secrets where nothing clears them. */
  @Test
  void withoutClearingSecretsAreSeen() throws Exception {
    Seen seen = seenBehind("fill_table", "rounds");
    assertThat(secretsIn(seen.part(SEEN_VECTORS, SEEN_MASKS))).isPositive();
    assertThat(secretsIn(seen.part(WorkspaceLayout.BASE, WorkspaceLayout.RESULT))).isPositive();
    assertThat(secretsIn(seen.part(WorkspaceLayout.TABLE, WorkspaceLayout.INDICES)))
        .isGreaterThan(1_000);
    assertThat(seen.part(WorkspaceLayout.INDICES, SEEN_GPRS)).isNotEqualTo(new long[2048]);
  }

  /** How many of these longs are a digit of a power of the base or of the result. */
  private int secretsIn(long[] seen) {
    Set<Long> secrets = new HashSet<>();
    for (int i = 0; i < WorkspaceLayout.ENTRIES; i++) {
      add(secrets, modulus.inDomain(base.pow(i).mod(N)));
    }
    add(secrets, Digits.of(base));
    add(secrets, Digits.of(base.modPow(exponent, N)));
    add(secrets, modulus.inDomain(base.modPow(exponent, N)));
    // What comes out before the last reduction.
    add(secrets, Digits.of(base.modPow(exponent, N).shiftLeft(WorkspaceLayout.DIGIT_BITS).mod(N)));
    // What is public: 0, and R mod N.
    secrets.removeAll(Arrays.stream(modulus.inDomain(BigInteger.ONE)).boxed().toList());
    // The topmost digit of a number may be as small as a count.
    secrets.removeIf(digit -> digit < 1 << 20);
    return (int) Arrays.stream(seen).filter(secrets::contains).count();
  }

  private static void add(Set<Long> secrets, long[] digits) {
    Arrays.stream(digits).forEach(secrets::add);
  }

  private Seen seenBehind(String... subroutines) throws Exception {
    Pages pages = new LinuxPages();
    MachineCode program = program(subroutines);
    byte[] code = program.bytes();
    long address = pages.map(code.length);
    pages.write(address, code);
    pages.makeExecutable(address, code.length);
    try (Workspace workspace = new NativeMemory().workspace()) {
      workspace.setModulus(modulus.constants());
      workspace.setBase(Digits.placed(Digits.of(base)));
      workspace.setWork(
          workspace.tableAddress(),
          1,
          WorkspaceLayout.WINDOW_BITS,
          WindowIndices.of(exponent, BITS));
      Function view = Function.getFunction(new Pointer(address + program.position("view")));
      view.invokeVoid(new Object[] {workspace.start()});
      return new Seen(workspace.read(0, SEEN_END / Long.BYTES));
    }
  }

  /** The kernel, and a function that calls parts of it and then stores what it sees. */
  private static MachineCode program(String... subroutines) {
    MachineCode kernel = withKernel(new Assembler()).finish();
    Assembler code = withKernel(new Assembler());
    code.label("view");
    CallingConvention.SYSTEM_V.enter(code);
    PowerCode.setConstants(code);
    for (String subroutine : subroutines) {
      code.emit(Op.CALL, new Label(subroutine, kernel.position(subroutine)));
    }
    for (Gpr register : Gpr.values()) {
      code.emit(
          Op.STORE, at(Registers.WORKSPACE, SEEN_GPRS + Long.BYTES * register.number()), register);
    }
    for (int i = 0; i < 32; i++) {
      code.emit(
          Op.VMOVDQA64_STORE,
          at(Registers.WORKSPACE, SEEN_VECTORS + WorkspaceLayout.LINE * i),
          new Zmm(i));
    }
    Zmm selected = new Zmm(0);
    Zmm ones = new Zmm(1);
    code.emit(Op.MOVABS, Gpr.RAX, imm(-1));
    code.emit(Op.VPBROADCASTQ_FROM_GPR, ones, Gpr.RAX);
    for (int i = 1; i < 8; i++) {
      code.emit(Op.VPXORQ, selected, selected, selected);
      code.emitMasked(new OpMask(i), Op.VPADDQ, selected, selected, ones);
      code.emit(
          Op.VMOVDQA64_STORE,
          at(Registers.WORKSPACE, SEEN_MASKS + WorkspaceLayout.LINE * i),
          selected);
    }
    for (int i = 0; i < STACK_BYTES; i += Long.BYTES) {
      code.emit(Op.LOAD, Gpr.RAX, at(Gpr.RSP, i - STACK_BYTES));
      code.emit(Op.STORE, at(Registers.WORKSPACE, SEEN_STACK + i), Gpr.RAX);
    }
    code.emit(Op.VZEROUPPER);
    CallingConvention.SYSTEM_V.leave(code);
    return code.finish();
  }

  private static Assembler withKernel(Assembler code) {
    new PowerCode(code, CallingConvention.SYSTEM_V, 60).write();
    return code;
  }
}
