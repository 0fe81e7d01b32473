package io.github.cognitosrp.ifma;

import static io.github.cognitosrp.ifma.Operand.Memory.at;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import io.github.cognitosrp.ifma.Operand.Label;
import io.github.cognitosrp.ifma.Pages.RefusedException;
import java.math.BigInteger;

/** The parts of the kernel as functions of their own, for numbers of the test's choice. */
final class ProductProgram {
  private static final CallingConvention CONVENTION = CallingConvention.SYSTEM_V;

  private final NativeMemory memory = new NativeMemory();
  private final Function multiply;
  private final Function square;
  private final Function carry;

  ProductProgram(int rows) {
    Assembler code = new Assembler();
    Label product = new ProductCode(code, new Multiplication(), rows).write();
    Label squaring = new ProductCode(code, new Squaring(), rows).write();
    Label carries = code.label("carries");
    CarryCode.write(code);
    code.emit(Op.RET);
    writeFunction(code, "call_multiply", product, WorkspaceLayout.FACTOR);
    writeFunction(code, "call_square", squaring, WorkspaceLayout.POWER);
    writeFunction(code, "call_carry", carries, WorkspaceLayout.POWER);
    MachineCode finished = code.finish();
    try {
      byte[] bytes = finished.bytes();
      Pages pages = new LinuxPages();
      long address = pages.map(bytes.length);
      pages.write(address, bytes);
      pages.makeExecutable(address, bytes.length);
      multiply = Function.getFunction(new Pointer(address + finished.position("call_multiply")));
      square = Function.getFunction(new Pointer(address + finished.position("call_square")));
      carry = Function.getFunction(new Pointer(address + finished.position("call_carry")));
    } catch (RefusedException refused) {
      throw new AssertionError(refused);
    }
  }

  private static void writeFunction(Assembler code, String name, Label subroutine, int multiplier) {
    code.label(name);
    CONVENTION.enter(code);
    PowerCode.setConstants(code);
    PowerCode.move(code, Op.VMOVDQA64, Registers.NUMBER, Registers.WORKSPACE, WorkspaceLayout.BASE);
    PowerCode.move(
        code, Op.VMOVDQA64_STORE, Registers.NUMBER, Registers.WORKSPACE, WorkspaceLayout.POWER);
    code.emit(Op.LEA, Registers.MULTIPLIER, at(Registers.WORKSPACE, multiplier));
    code.emit(Op.CALL, subroutine);
    PowerCode.move(
        code, Op.VMOVDQA64_STORE, Registers.NUMBER, Registers.WORKSPACE, WorkspaceLayout.RESULT);
    code.emit(Op.VZEROUPPER);
    CONVENTION.leave(code);
  }

  /** a · b / R modulo N′ or a little more. */
  BigInteger multiply(Modulus modulus, BigInteger a, BigInteger b) {
    return number(run(multiply, modulus, a, b));
  }

  BigInteger square(Modulus modulus, BigInteger a) {
    return number(run(square, modulus, a, BigInteger.ZERO));
  }

  /** The digits of what sums, the lowest first, are together. */
  long[] carry(long[] sums) {
    try (Workspace workspace = memory.workspace()) {
      workspace.setBase(Digits.placed(sums.clone()));
      carry.invokeVoid(new Object[] {workspace.start()});
      return inOrder(workspace.result());
    }
  }

  private long[] run(Function function, Modulus modulus, BigInteger a, BigInteger b) {
    try (Workspace workspace = memory.workspace()) {
      workspace.setModulus(modulus.constants());
      workspace.setBase(Digits.placed(Digits.of(a)));
      long[] factor = Digits.placed(Digits.of(b));
      workspace.write(WorkspaceLayout.FACTOR, factor);
      function.invokeVoid(new Object[] {workspace.start()});
      return inOrder(workspace.result());
    }
  }

  private static long[] inOrder(long[] placed) {
    long[] digits = new long[placed.length];
    for (int i = 0; i < digits.length; i++) {
      digits[i] = placed[WorkspaceLayout.place(i)];
    }
    return digits;
  }

  /** Wrong digits stay visible: they are added up whatever their size. */
  static BigInteger number(long[] digits) {
    BigInteger number = BigInteger.ZERO;
    for (int i = digits.length - 1; i >= 0; i--) {
      BigInteger digit = new BigInteger(Long.toUnsignedString(digits[i]));
      number = number.shiftLeft(WorkspaceLayout.DIGIT_BITS).add(digit);
    }
    return number;
  }
}
