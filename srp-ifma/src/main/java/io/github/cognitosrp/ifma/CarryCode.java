package io.github.cognitosrp.ifma;

import static io.github.cognitosrp.ifma.Operand.Immediate.imm;
import static io.github.cognitosrp.ifma.Operand.Memory.at;
import static io.github.cognitosrp.ifma.Registers.CARRIES;
import static io.github.cognitosrp.ifma.Registers.DIGIT_MASK;
import static io.github.cognitosrp.ifma.Registers.FULL;
import static io.github.cognitosrp.ifma.Registers.NUMBER;
import static io.github.cognitosrp.ifma.Registers.PASSING;
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
 *   <li>Carries run up through the eight digits of each lane. They are at most 2^9: 2^61 + 2^9 is
 *       less than (2^9 + 1) · 2^52. All digits are then below 2^52.
 *   <li>Each lane hands up its carry to the lowest digit of the next lane, which is then at most
 *       2^52 − 1 + 2^9. The topmost lane hands up nothing, because the number is less than
 *       2^(52·64).
 *   <li>Carries that run up again are 0 or 1. They leave a lane only if its digits but the lowest
 *       are all ones, and its lowest digit is at least 2^52, or is 2^52 − 1 and the lane is handed
 *       up 1 itself. For the bits o of lanes of the first kind and p of lanes of both kinds, the
 *       lanes that are handed up 1 are (o + p) xor (o xor p). For o + p is 2·o + f, where f = o xor
 *       p are those of the second kind: the addition carries a bit of o through the bits of f above
 *       it, as the lanes do.
 *   <li>Those lanes add 1, and carries run up through their digits again. What a lane then hands up
 *       was handed up in step 3.
 * </ol>
 */
final class CarryCode {
  private static final int TOP = VECTORS - 1;

  /** A product is done with its factor. */
  private static final List<Zmm> CARRY = Registers.FACTOR;

  private CarryCode() {}

  static void write(Assembler code) {
    runUp(code);
    // What the last vector hands up goes to the first one, a lane higher.
    Zmm handedUp = CARRY.get(TOP);
    code.emit(Op.VALIGNQ, handedUp, handedUp, Registers.ZERO, imm(TOP));
    code.emit(Op.VPADDQ, NUMBER.get(0), NUMBER.get(0), handedUp);
    findCarries(code);
    code.emitMasked(CARRIES, Op.VPADDQ, NUMBER.get(0), NUMBER.get(0), Registers.ONES);
    runUp(code);
    for (int v = 0; v < VECTORS; v++) {
      code.emit(
          Op.VMOVDQA64_STORE,
          at(Registers.WORKSPACE, WorkspaceLayout.POWER + LINE * v),
          NUMBER.get(v));
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

  private static void findCarries(Assembler code) {
    Zmm all = CARRY.get(0);
    Zmm next = CARRY.get(1);
    Zmm radix = CARRY.get(2);
    code.emit(Op.VPANDQ, all, NUMBER.get(1), NUMBER.get(2));
    for (int v = 3; v < VECTORS; v++) {
      code.emit(Op.VPANDQ, all, all, NUMBER.get(v));
    }
    code.emit(Op.VPCMPEQQ, FULL, all, DIGIT_MASK);
    code.emit(Op.VPADDQ, radix, DIGIT_MASK, Registers.ONES);
    code.emit(Op.VPADDQ, next, NUMBER.get(0), Registers.ONES);
    code.emitMasked(FULL, Op.VPTESTMQ, CARRIES, NUMBER.get(0), radix);
    code.emitMasked(FULL, Op.VPTESTMQ, PASSING, next, radix);
    code.emit(Op.KXORB, FULL, CARRIES, PASSING);
    code.emit(Op.KADDB, CARRIES, CARRIES, PASSING);
    code.emit(Op.KXORB, CARRIES, CARRIES, FULL);
  }
}
