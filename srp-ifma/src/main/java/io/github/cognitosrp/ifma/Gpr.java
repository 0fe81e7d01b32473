package io.github.cognitosrp.ifma;

import java.util.Locale;

/** A general-purpose register of 64 bits; the ordinal is its number in encodings. */
enum Gpr implements Operand.Register {
  RAX,
  RCX,
  RDX,
  RBX,
  RSP,
  RBP,
  RSI,
  RDI,
  R8,
  R9,
  R10,
  R11,
  R12,
  R13,
  R14,
  R15;

  @SuppressWarnings("EnumOrdinal") // The order of the constants is the processor's numbering.
  @Override
  public int number() {
    return ordinal();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
