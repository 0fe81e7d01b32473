package io.github.cognitosrp.ifma;

/**
 * How an instruction becomes bytes, in the terms of the Intel 64 and IA-32 Architectures Software
 * Developer's Manual, volume 2, chapter 2.
 *
 * @param scheme which prefix carries the register numbers' upper bits
 * @param mandatoryPrefix the field pp: 0 for none, 1 for 66
 * @param map the opcode map: 0 for one byte, 1 for 0F, 2 for 0F 38, 3 for 0F 3A
 * @param wide the bit W
 * @param opcode the opcode's last byte
 * @param form which operand stands in which field
 * @param extension the digit in the field reg that belongs to the opcode, where no register does
 */
record Encoding(
    Scheme scheme,
    int mandatoryPrefix,
    int map,
    boolean wide,
    int opcode,
    Form form,
    int extension) {

  /** The prefix. */
  enum Scheme {
    LEGACY,
    VEX_128,
    VEX_256,
    EVEX_512
  }

  /** Where operands stand, in the order of Intel's syntax: in ModRM.reg, ModRM.rm, or vvvv. */
  enum Form {
    /** No operand. */
    NONE,
    /** In the low bits of the opcode, then an immediate number of eight bytes if there is one. */
    OPCODE,
    /** The distance to a label. */
    RELATIVE,
    /** The first in reg, the second in rm. */
    REG_RM,
    /** The first in rm, the second in reg. */
    RM_REG,
    /** The first in reg, the second in vvvv, the third in rm. */
    REG_V_RM,
    /** The first in vvvv, the second in rm. */
    V_RM,
    /** The first in rm. */
    RM
  }

  static Encoding legacy(int map, boolean wide, int opcode, Form form) {
    return new Encoding(Scheme.LEGACY, 0, map, wide, opcode, form, 0);
  }

  static Encoding vex(
      Scheme scheme, int mandatoryPrefix, int map, boolean wide, int opcode, Form form) {
    return new Encoding(scheme, mandatoryPrefix, map, wide, opcode, form, 0);
  }

  /** All of ours work on quadwords, W = 1, and have the prefix 66. */
  static Encoding evex(int map, int opcode, Form form) {
    return new Encoding(Scheme.EVEX_512, 1, map, true, opcode, form, 0);
  }

  Encoding extendedBy(int digit) {
    return new Encoding(scheme, mandatoryPrefix, map, wide, opcode, form, digit);
  }
}
