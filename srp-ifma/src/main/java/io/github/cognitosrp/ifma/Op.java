package io.github.cognitosrp.ifma;

import static io.github.cognitosrp.ifma.Encoding.Form.NONE;
import static io.github.cognitosrp.ifma.Encoding.Form.OPCODE;
import static io.github.cognitosrp.ifma.Encoding.Form.REG_RM;
import static io.github.cognitosrp.ifma.Encoding.Form.REG_V_RM;
import static io.github.cognitosrp.ifma.Encoding.Form.RELATIVE;
import static io.github.cognitosrp.ifma.Encoding.Form.RM;
import static io.github.cognitosrp.ifma.Encoding.Form.RM_REG;
import static io.github.cognitosrp.ifma.Encoding.Form.V_RM;
import static io.github.cognitosrp.ifma.Encoding.Scheme.VEX_128;
import static io.github.cognitosrp.ifma.Encoding.Scheme.VEX_256;
import static io.github.cognitosrp.ifma.Encoding.evex;
import static io.github.cognitosrp.ifma.Encoding.legacy;
import static io.github.cognitosrp.ifma.Encoding.vex;
import static io.github.cognitosrp.ifma.Op.Trait.READS_FIRST;
import static io.github.cognitosrp.ifma.Op.Trait.READS_FLAGS;
import static io.github.cognitosrp.ifma.Op.Trait.READS_ONLY;
import static io.github.cognitosrp.ifma.Op.Trait.SETS_FLAGS;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The instructions that the kernel uses. Operands stand in the order of Intel's syntax, the one
 * that is written first.
 */
@SuppressWarnings("ImmutableEnumChecker") // Both fields are never changed after construction.
enum Op {
  MOV("mov", legacy(0, true, 0x89, RM_REG)),
  LOAD("mov", legacy(0, true, 0x8b, REG_RM)),
  STORE("mov", legacy(0, true, 0x89, RM_REG)),
  MOVABS("movabs", legacy(0, true, 0xb8, OPCODE)),
  LEA("lea", legacy(0, true, 0x8d, REG_RM)),
  ADD("add", legacy(0, true, 0x01, RM_REG), READS_FIRST, SETS_FLAGS),
  ADD_LOAD("add", legacy(0, true, 0x03, REG_RM), READS_FIRST, SETS_FLAGS),
  IMUL("imul", legacy(1, true, 0xaf, REG_RM), READS_FIRST, SETS_FLAGS),
  SUB("sub", legacy(0, true, 0x83, RM).extendedBy(5), READS_FIRST, SETS_FLAGS),
  SHL("shl", legacy(0, true, 0xc1, RM).extendedBy(4), READS_FIRST, SETS_FLAGS),
  SHR("shr", legacy(0, true, 0xc1, RM).extendedBy(5), READS_FIRST, SETS_FLAGS),
  XOR("xor", legacy(0, true, 0x31, RM_REG), READS_FIRST, SETS_FLAGS),
  PUSH("push", legacy(0, false, 0x50, OPCODE), READS_ONLY),
  POP("pop", legacy(0, false, 0x58, OPCODE)),
  CALL("call", legacy(0, false, 0xe8, RELATIVE), READS_ONLY),
  /** Jumps if the result that set the flags is not zero. */
  JNZ("jnz", legacy(0, false, 0x75, RELATIVE), READS_ONLY, READS_FLAGS),
  RET("ret", legacy(0, false, 0xc3, NONE)),
  CPUID("cpuid", legacy(1, false, 0xa2, NONE)),
  XGETBV("xgetbv", legacy(1, false, 0x01, NONE)),
  /** Of 128 bits, as the following: what Windows wants saved. */
  MOVUPS_LOAD("movups", legacy(1, false, 0x10, REG_RM)),
  MOVUPS_STORE("movups", legacy(1, false, 0x11, RM_REG)),

  /** The lowest lane. */
  VMOVQ_STORE("vmovq", vex(VEX_128, 1, 1, false, 0xd6, RM_REG)),
  /** Into the lowest lane; all others become zero. */
  VMOVQ_FROM_GPR("vmovq", vex(VEX_128, 1, 1, true, 0x6e, REG_RM)),
  VZEROUPPER("vzeroupper", vex(VEX_128, 0, 1, false, 0x77, NONE)),
  KADDB("kaddb", vex(VEX_256, 1, 1, false, 0x4a, REG_V_RM)),
  KXORB("kxorb", vex(VEX_256, 1, 1, false, 0x47, REG_V_RM)),

  /** Adds the lower half of a product of 52 by 52 bits. */
  VPMADD52LUQ("vpmadd52luq", evex(2, 0xb4, REG_V_RM), READS_FIRST),
  /** Adds the upper half of a product of 52 by 52 bits. */
  VPMADD52HUQ("vpmadd52huq", evex(2, 0xb5, REG_V_RM), READS_FIRST),
  VPADDQ("vpaddq", evex(1, 0xd4, REG_V_RM)),
  VPANDQ("vpandq", evex(1, 0xdb, REG_V_RM)),
  VPORQ("vporq", evex(1, 0xeb, REG_V_RM)),
  VPXORQ("vpxorq", evex(1, 0xef, REG_V_RM)),
  VPSRLQ("vpsrlq", evex(1, 0x73, V_RM).extendedBy(2)),
  /** Shifts two registers, the first above the second, down by lanes and keeps the lower one. */
  VALIGNQ("valignq", evex(3, 0x03, REG_V_RM)),
  VPCMPEQQ("vpcmpeqq", evex(2, 0x29, REG_V_RM)),
  /** The lanes in which two registers have a bit in common. */
  VPTESTMQ("vptestmq", evex(2, 0x27, REG_V_RM)),
  VMOVDQA64("vmovdqa64", evex(1, 0x6f, REG_RM)),
  VMOVDQA64_STORE("vmovdqa64", evex(1, 0x7f, RM_REG)),
  VPBROADCASTQ("vpbroadcastq", evex(2, 0x59, REG_RM)),
  VPBROADCASTQ_FROM_GPR("vpbroadcastq", evex(2, 0x7c, REG_RM));

  /** What an instruction does with its operands besides writing the first. */
  enum Trait {
    /** Reads the first operand before writing it. */
    READS_FIRST,
    /** Writes no operand. */
    READS_ONLY,
    SETS_FLAGS,
    READS_FLAGS
  }

  private final String mnemonic;
  private final Encoding encoding;
  private final Set<Trait> traits;

  Op(String mnemonic, Encoding encoding, Trait... traits) {
    this.mnemonic = mnemonic;
    this.encoding = encoding;
    this.traits = EnumSet.noneOf(Trait.class);
    this.traits.addAll(List.of(traits));
  }

  String mnemonic() {
    return mnemonic;
  }

  Encoding encoding() {
    return encoding;
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }

  /** Whether vector operands are the lowest 128 bits of their registers. */
  boolean isNarrow() {
    return this == VMOVQ_STORE
        || this == VMOVQ_FROM_GPR
        || this == MOVUPS_LOAD
        || this == MOVUPS_STORE;
  }

  /** The bytes that a memory operand has. */
  int memoryBytes() {
    return switch (this) {
      case LOAD, STORE, ADD_LOAD, IMUL, LEA, VMOVQ_STORE, VPBROADCASTQ -> 8;
      case MOVUPS_LOAD, MOVUPS_STORE -> 16;
      default -> 64;
    };
  }
}
