package io.github.cognitosrp.ifma;

import static io.github.cognitosrp.ifma.Operand.Memory.at;
import static io.github.cognitosrp.ifma.Operand.Zmm.zmm;

import java.util.List;

/**
 * How the operating system's C code calls a function with one address as its argument, and what it
 * wants back unchanged. Inside, the argument is in {@link Registers#WORKSPACE}.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists are never changed after construction.
enum CallingConvention {
  /** Linux: System V Application Binary Interface, AMD64 supplement, section 3.2. */
  SYSTEM_V(Gpr.RDI, List.of(Gpr.RBX, Gpr.RBP), 0),

  /**
   * Windows: "x64 calling convention" in Microsoft's documentation. XMM6 to XMM15 belong to the
   * caller, the upper parts of these registers do not.
   */
  WINDOWS(Gpr.RCX, List.of(Gpr.RBX, Gpr.RBP, Gpr.RDI, Gpr.RSI), 10);

  private static final int FIRST_SAVED_XMM = 6;
  private static final int XMM_BYTES = 16;

  private final Gpr argument;
  private final List<Gpr> saved;
  private final int savedXmm;

  CallingConvention(Gpr argument, List<Gpr> saved, int savedXmm) {
    this.argument = argument;
    this.saved = saved;
    this.savedXmm = savedXmm;
  }

  void enter(Assembler code) {
    for (Gpr register : saved) {
      code.emit(Op.PUSH, register);
    }
    if (savedXmm > 0) {
      code.emit(Op.LEA, Gpr.RSP, at(Gpr.RSP, -savedXmm * XMM_BYTES));
      for (int i = 0; i < savedXmm; i++) {
        code.emit(Op.MOVUPS_STORE, at(Gpr.RSP, XMM_BYTES * i), zmm(FIRST_SAVED_XMM + i));
      }
    }
    if (argument != Registers.WORKSPACE) {
      code.emit(Op.MOV, Registers.WORKSPACE, argument);
    }
  }

  void leave(Assembler code) {
    if (savedXmm > 0) {
      for (int i = 0; i < savedXmm; i++) {
        code.emit(Op.MOVUPS_LOAD, zmm(FIRST_SAVED_XMM + i), at(Gpr.RSP, XMM_BYTES * i));
      }
      code.emit(Op.LEA, Gpr.RSP, at(Gpr.RSP, savedXmm * XMM_BYTES));
    }
    for (int i = saved.size() - 1; i >= 0; i--) {
      code.emit(Op.POP, saved.get(i));
    }
    code.emit(Op.RET);
  }
}
