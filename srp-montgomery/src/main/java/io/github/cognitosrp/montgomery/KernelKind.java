package io.github.cognitosrp.montgomery;

import java.math.BigInteger;

/** The kernels, and what each requires of a modulus. */
enum KernelKind {
  /** Plain Java. */
  SCALAR(Radix24.DIGIT_BITS, Integer.MAX_VALUE) {
    @Override
    Layout layout(int bits) {
      return Radix24.layout(bits);
    }

    @Override
    Kernel create(double[] modulus) {
      return new ScalarKernel(modulus);
    }
  },

  /** Plain Java, where the processor multiplies and adds in one instruction. */
  SCALAR_FMA(Radix50.MULTIPLIER_BITS, Radix50.MAX_BITS) {
    @Override
    Layout layout(int bits) {
      return Radix50.layout(ScalarFmaKernel.LANES);
    }

    @Override
    Kernel create(double[] modulus) {
      return new ScalarFmaKernel(modulus);
    }
  },

  /** The Vector API, registers of 256 bits. */
  VECTOR_256(Radix50.MULTIPLIER_BITS, Radix50.MAX_BITS) {
    @Override
    Layout layout(int bits) {
      return Radix50.layout(Vector256Kernel.LANES);
    }

    @Override
    Kernel create(double[] modulus) {
      return new Vector256Kernel(modulus);
    }
  },

  /** The Vector API, registers of 512 bits. */
  VECTOR_512(Radix50.MULTIPLIER_BITS, Radix50.MAX_BITS) {
    @Override
    Layout layout(int bits) {
      return Radix50.layout(Vector512Kernel.LANES);
    }

    @Override
    Kernel create(double[] modulus) {
      return new Vector512Kernel(modulus);
    }
  };

  /** What computes in any JVM on this processor. */
  static final KernelKind PLAIN = HardwareFma.PRESENT ? SCALAR_FMA : SCALAR;

  private final int multiplierBits;
  private final int maxBits;

  KernelKind(int multiplierBits, int maxBits) {
    this.multiplierBits = multiplierBits;
    this.maxBits = maxBits;
  }

  /** The kernel works modulo N′ = m·N ≡ −1 mod 2^multiplierBits. */
  int multiplierBits() {
    return multiplierBits;
  }

  /** Whether the kernel takes a modulus of this length. */
  boolean takes(BigInteger n) {
    return n.bitLength() <= maxBits;
  }

  /**
   * The layout for an N′.
   *
   * @param bits the length of N′
   */
  abstract Layout layout(int bits);

  /**
   * Creates the kernel.
   *
   * @param modulus the normalised digits of N′
   */
  abstract Kernel create(double[] modulus);
}
