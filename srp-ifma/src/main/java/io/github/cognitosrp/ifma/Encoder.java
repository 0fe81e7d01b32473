package io.github.cognitosrp.ifma;

import io.github.cognitosrp.ifma.Encoding.Form;
import io.github.cognitosrp.ifma.Encoding.Scheme;
import io.github.cognitosrp.ifma.Operand.Immediate;
import io.github.cognitosrp.ifma.Operand.Label;
import io.github.cognitosrp.ifma.Operand.Memory;
import io.github.cognitosrp.ifma.Operand.Register;
import java.util.Arrays;

/**
 * Writes one instruction as bytes, in the shortest form, which is the one that GNU {@code as}
 * chooses. What the fields mean stands in the Intel 64 and IA-32 Architectures Software Developer's
 * Manual, volume 2: sections 2.1 (ModRM, SIB, REX), 2.3 (VEX) and 2.7 (EVEX).
 */
final class Encoder {
  /** The processor takes no longer one. */
  private static final int MAX_BYTES = 15;

  private static final Register NO_REGISTER = Gpr.RAX;

  private final Instruction instruction;
  private final Encoding encoding;
  private final byte[] bytes = new byte[MAX_BYTES];
  private int length;

  private Register reg = NO_REGISTER;
  private Register v = NO_REGISTER;
  private Operand rm = NO_REGISTER;

  private Encoder(Instruction instruction) {
    this.instruction = instruction;
    this.encoding = instruction.op().encoding();
  }

  /** The bytes of an instruction that begins at a position of the code. */
  static byte[] encode(Instruction instruction, int position) {
    Encoder encoder = new Encoder(instruction);
    if (encoder.encoding.form() == Form.RELATIVE) {
      encoder.branch(position);
    } else {
      encoder.write();
    }
    return Arrays.copyOf(encoder.bytes, encoder.length);
  }

  private void write() {
    assignFields();
    switch (encoding.scheme()) {
      case LEGACY -> rexAndEscape();
      case VEX_128, VEX_256 -> vex();
      case EVEX_512 -> evex();
    }
    if (encoding.form() == Form.OPCODE) {
      put(encoding.opcode() | (number(rm) & 7));
    } else {
      put(encoding.opcode());
    }
    switch (encoding.form()) {
      case NONE -> {
        if (encoding.opcode() == Op.XGETBV.encoding().opcode()) {
          put(0xd0);
        }
      }
      case OPCODE, RELATIVE -> {}
      default -> modRm();
    }
    immediate();
  }

  private void assignFields() {
    switch (encoding.form()) {
      case NONE, RELATIVE -> {}
      case OPCODE, RM -> rm = operand(0);
      case REG_RM -> {
        reg = register(0);
        rm = operand(1);
      }
      case RM_REG -> {
        rm = operand(0);
        reg = register(1);
      }
      case REG_V_RM -> {
        reg = register(0);
        v = register(1);
        rm = operand(2);
      }
      case V_RM -> {
        v = register(0);
        rm = operand(1);
      }
    }
  }

  private Operand operand(int index) {
    return instruction.operands().get(index);
  }

  private Register register(int index) {
    return (Register) operand(index);
  }

  /** The number of a register in rm, or of the base of an address. */
  private static int number(Operand rm) {
    return rm instanceof Memory memory ? memory.base().number() : ((Register) rm).number();
  }

  private static int bit(int number, int index) {
    return (number >> index) & 1;
  }

  private static int invertedBit(int number, int index) {
    return bit(number, index) ^ 1;
  }

  private void rexAndEscape() {
    int rex = bit(reg.number(), 3) << 2 | bit(number(rm), 3) | (encoding.wide() ? 8 : 0);
    if (rex != 0) {
      put(0x40 | rex);
    }
    if (encoding.map() == 1) {
      put(0x0f);
    }
  }

  private void vex() {
    int length = encoding.scheme() == Scheme.VEX_256 ? 4 : 0;
    int last = (~v.number() & 15) << 3 | length | encoding.mandatoryPrefix();
    int r = invertedBit(reg.number(), 3) << 7;
    boolean twoBytes = encoding.map() == 1 && !encoding.wide() && bit(number(rm), 3) == 0;
    if (twoBytes) {
      put(0xc5);
      put(r | last);
    } else {
      put(0xc4);
      put(r | 0x40 | invertedBit(number(rm), 3) << 5 | encoding.map());
      put((encoding.wide() ? 0x80 : 0) | last);
    }
  }

  /**
   * X is the fifth bit of a register in rm; an index register, which it else belongs to, is none.
   */
  private void evex() {
    int x = rm instanceof Memory ? 1 : invertedBit(number(rm), 4);
    put(0x62);
    put(
        invertedBit(reg.number(), 3) << 7
            | x << 6
            | invertedBit(number(rm), 3) << 5
            | invertedBit(reg.number(), 4) << 4
            | encoding.map());
    put((encoding.wide() ? 0x80 : 0) | (~v.number() & 15) << 3 | 4 | encoding.mandatoryPrefix());
    put(2 << 5 | invertedBit(v.number(), 4) << 3 | instruction.writeMask().number());
  }

  private void modRm() {
    boolean extended = encoding.form() == Form.RM || encoding.form() == Form.V_RM;
    int field = (extended ? encoding.extension() : reg.number() & 7) << 3;
    if (rm instanceof Memory memory) {
      address(memory, field);
    } else {
      put(0xc0 | field | (number(rm) & 7));
    }
  }

  /** RBP and R13 as a base need a displacement; RSP and R12 an SIB byte, here without an index. */
  private void address(Memory memory, int field) {
    // EVEX counts a displacement of one byte in units of the operand's length.
    int unit = encoding.scheme() == Scheme.EVEX_512 ? instruction.op().memoryBytes() : 1;
    int displacement = memory.displacement();
    boolean isShort =
        displacement % unit == 0 && (byte) (displacement / unit) == displacement / unit;
    int base = memory.base().number() & 7;
    int mod = displacement == 0 && base != 5 ? 0 : isShort ? 1 : 2;
    put(mod << 6 | field | base);
    if (base == 4) {
      put(0x24);
    }
    if (mod == 1) {
      put(displacement / unit);
    } else if (mod == 2) {
      littleEndian(displacement, 4);
    }
  }

  private void immediate() {
    int count = instruction.operands().size();
    if (count > 0 && operand(count - 1) instanceof Immediate immediate) {
      boolean isLong = instruction.op() == Op.MOVABS;
      if (!isLong && (immediate.value() < 0 || immediate.value() > Byte.MAX_VALUE)) {
        throw new IllegalArgumentException("no number of seven bits: " + instruction);
      }
      littleEndian(immediate.value(), isLong ? 8 : 1);
    }
  }

  /** To a label before it: a jump by at most 128 bytes has a short form. */
  private void branch(int position) {
    int target = ((Label) operand(0)).position();
    int shortDistance = target - (position + 2);
    if (instruction.op() == Op.JNZ && shortDistance >= Byte.MIN_VALUE) {
      put(encoding.opcode());
      put(shortDistance);
    } else if (instruction.op() == Op.JNZ) {
      put(0x0f);
      put(encoding.opcode() + 0x10);
      littleEndian(target - (position + 6), 4);
    } else {
      put(encoding.opcode());
      littleEndian(target - (position + 5), 4);
    }
  }

  /** Its lowest eight bits. */
  private void put(int value) {
    bytes[length++] = (byte) value;
  }

  private void littleEndian(long value, int count) {
    for (int i = 0; i < count; i++) {
      put((int) (value >> (8 * i)));
    }
  }
}
