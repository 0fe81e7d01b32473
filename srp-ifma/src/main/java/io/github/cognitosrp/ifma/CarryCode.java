package io.github.cognitosrp.ifma;

import static io.github.cognitosrp.ifma.Operand.Immediate.imm;
import static io.github.cognitosrp.ifma.Operand.Memory.at;
import static io.github.cognitosrp.ifma.Registers.CARRIES;
import static io.github.cognitosrp.ifma.Registers.DIGIT_MASK;
import static io.github.cognitosrp.ifma.Registers.FULL;
import static io.github.cognitosrp.ifma.Registers.NUMBER;
import static io.github.cognitosrp.ifma.WorkspaceLayout.DIGIT_BITS;
import static io.github.cognitosrp.ifma.WorkspaceLayout.LINE;
import static io.github.cognitosrp.ifma.WorkspaceLayout.VECTORS;

import io.github.cognitosrp.ifma.Operand.Zmm;
import java.util.List;

/**
 * Writes what turns sums of less than 2^61 into digits of 52 bits, for every input: IFMA multiplies
 * the lowest 52 bits of a lane and drops the others.
 *
 * <ol>
 *   <li>Every digit hands up what is above 52 bits, less than 2^9, to the next one, all at a time.
 *       Digits are then below 2^52 + 2^9. The topmost digit hands up nothing, because the number is
 *       less than 2^(52·64).
 *   <li>Carries run up through the eight digits of each lane. They are 0 or 1: 2^52 + 2^9 is less
 *       than 2^53 − 1.
 *   <li>A lane hands up 1 to the next one if it overflowed in step 2; or if it is full, eight
 *       digits of ones, and is handed up 1 itself. It cannot have overflowed and be full: before
 *       step 2 it was below 2^(52·8) + 2^9 · 2^(52·7) · 1.01, so that what is left after an
 *       overflow has an uppermost digit below 2^10. The lanes that get 1 are therefore (2·o + f)
 *       xor f for the bits o of those that overflowed and f of the full ones: the addition carries
 *       a bit of o through the bits of f above it, as the lanes do.
 *   <li>Those lanes add 1, which runs up through their digits as in step 2. What a full lane then
 *       hands up was handed up in step 3.
 * </ol>
 */
final class CarryCode {
  private static final int TOP = VECTORS - 1;

  /** A product is done with its factor. */
  private static final List<Zmm> CARRY = Registers.FACTOR;

  private CarryCode() {}

  static void write(Assembler code) {
    handUpOnce(code);
    runUp(code);
    code.emit(Op.VPTESTMQ, CARRIES, CARRY.get(TOP), CARRY.get(TOP));
    findFullLanes(code);
    code.emit(Op.KADDB, CARRIES, CARRIES, CARRIES);
    code.emit(Op.KADDB, CARRIES, CARRIES, FULL);
    code.emit(Op.KXORB, CARRIES, CARRIES, FULL);
    code.emitMasked(CARRIES, Op.VPADDQ, NUMBER.get(0), NUMBER.get(0), Registers.ONES);
    runUp(code);
    for (int v = 0; v < VECTORS; v++) {
      code.emit(
          Op.VMOVDQA64_STORE,
          at(Registers.WORKSPACE, WorkspaceLayout.POWER + LINE * v),
          NUMBER.get(v));
    }
  }

  private static void handUpOnce(Assembler code) {
    for (int v = 0; v < VECTORS; v++) {
      code.emit(Op.VPSRLQ, CARRY.get(v), NUMBER.get(v), imm(DIGIT_BITS));
    }
    // What the last vector hands up goes to the first one, a lane higher.
    code.emit(Op.VALIGNQ, CARRY.get(TOP), CARRY.get(TOP), Registers.ZERO, imm(TOP));
    for (int v = 0; v < VECTORS; v++) {
      code.emit(Op.VPANDQ, NUMBER.get(v), NUMBER.get(v), DIGIT_MASK);
    }
    code.emit(Op.VPADDQ, NUMBER.get(0), NUMBER.get(0), CARRY.get(TOP));
    for (int v = 1; v < VECTORS; v++) {
      code.emit(Op.VPADDQ, NUMBER.get(v), NUMBER.get(v), CARRY.get(v - 1));
    }
  }

  private static void runUp(Assembler code) {
    for (int v = 0; v < VECTORS; v++) {
      code.emit(Op.VPSRLQ, CARRY.get(v), NUMBER.get(v), imm(DIGIT_BITS));
      code.emit(Op.VPANDQ, NUMBER.get(v), NUMBER.get(v), DIGIT_MASK);
      if (v < TOP) {
        code.emit(Op.VPADDQ, NUMBER.get(v + 1), NUMBER.get(v + 1), CARRY.get(v));
      }
    }
  }

  private static void findFullLanes(Assembler code) {
    Zmm all = Registers.SCRATCH;
    code.emit(Op.VPANDQ, all, NUMBER.get(0), NUMBER.get(1));
    for (int v = 2; v < VECTORS; v++) {
      code.emit(Op.VPANDQ, all, all, NUMBER.get(v));
    }
    code.emit(Op.VPCMPEQQ, FULL, all, DIGIT_MASK);
  }
}
