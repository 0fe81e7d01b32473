package io.github.cognitosrp.ifma;

import static io.github.cognitosrp.ifma.Operand.Memory.at;

/**
 * Writes the functions that ask the processor what it is and the operating system, through XCR0,
 * which registers it saves. They need no AVX. Their argument is the address of four longs.
 */
final class ProcessorCode {
  static final String CPUID = "processor_cpuid";
  static final String XCR0 = "processor_xcr0";

  private ProcessorCode() {}

  static void write(Assembler code, CallingConvention convention) {
    code.label(CPUID);
    convention.enter(code);
    code.emit(Op.LOAD, Gpr.RAX, at(Registers.WORKSPACE, 0));
    code.emit(Op.LOAD, Gpr.RCX, at(Registers.WORKSPACE, Long.BYTES));
    code.emit(Op.CPUID);
    code.emit(Op.STORE, at(Registers.WORKSPACE, 0), Gpr.RAX);
    code.emit(Op.STORE, at(Registers.WORKSPACE, Long.BYTES), Gpr.RBX);
    code.emit(Op.STORE, at(Registers.WORKSPACE, 2 * Long.BYTES), Gpr.RCX);
    code.emit(Op.STORE, at(Registers.WORKSPACE, 3 * Long.BYTES), Gpr.RDX);
    convention.leave(code);
    code.label(XCR0);
    convention.enter(code);
    code.emit(Op.XOR, Gpr.RCX, Gpr.RCX);
    code.emit(Op.XGETBV);
    code.emit(Op.STORE, at(Registers.WORKSPACE, 0), Gpr.RAX);
    convention.leave(code);
  }
}
