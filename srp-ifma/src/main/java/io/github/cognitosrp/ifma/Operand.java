package io.github.cognitosrp.ifma;

/** What an instruction works on. */
sealed interface Operand {

  /** A register, by its number in encodings. */
  sealed interface Register extends Operand permits Gpr, Zmm, OpMask {
    int number();
  }

  /** A vector register: all 512 bits of it, or the lowest 128 where an instruction says so. */
  record Zmm(int number) implements Register {
    static Zmm zmm(int number) {
      return new Zmm(number);
    }

    @Override
    public String toString() {
      return "zmm" + number;
    }
  }

  /** A register of eight bits, one for each lane, that selects lanes. */
  record OpMask(int number) implements Register {
    @Override
    public String toString() {
      return "k" + number;
    }
  }

  /** Memory at a distance in bytes from the address in a register. The only addressing form. */
  record Memory(Gpr base, int displacement) implements Operand {
    static Memory at(Gpr base, int displacement) {
      return new Memory(base, displacement);
    }

    @Override
    public String toString() {
      String sign = displacement < 0 ? "-" : "+";
      return displacement == 0
          ? "[" + base + "]"
          : "[" + base + sign + Math.abs((long) displacement) + "]";
    }
  }

  /** A number in the instruction itself. */
  record Immediate(long value) implements Operand {
    static Immediate imm(long value) {
      return new Immediate(value);
    }

    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  /** A place in the code, in bytes from its beginning. */
  record Label(String name, int position) implements Operand {
    @Override
    public String toString() {
      return name;
    }
  }
}
