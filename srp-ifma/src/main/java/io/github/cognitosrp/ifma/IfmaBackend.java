package io.github.cognitosrp.ifma;

import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.support.FixedBaseTables;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Modular exponentiation with AVX-512 IFMA. May leak: the modulus, {@code exponentBits}, the base
 * of {@code fixedBase}, and where results become a {@link BigInteger}, how many of their leading
 * words are zero. Must not leak, to observers of time and of the processor's caches: anything else
 * of bases, exponents and results.
 *
 * <p>Moduli of more than {@value Modulus#MAX_BITS} bits are left to {@link PortablePower}.
 * Thread-safe.
 */
final class IfmaBackend implements ModPowBackend {
  private static final SrpGroup GROUP = SrpGroup.COGNITO_3072;

  private final NativeMemory memory = new NativeMemory();
  private final Kernels kernels;
  private final Modulus groupModulus = new Modulus(GROUP.n());
  private final FixedBaseTables powersOfG;
  private volatile @Nullable Modulus otherModulus;

  private IfmaBackend(Kernels kernels) {
    this.kernels = kernels;
    powersOfG =
        new FixedBaseTables(
            "cognitosrp-ifma-comb", GROUP.g(), GROUP.n(), Comb.EXPONENT_BITS, this::newComb);
  }

  static IfmaBackend open(Pages pages, CallingConvention convention)
      throws BackendUnavailableException {
    Kernels kernels = Kernels.load(pages, convention);
    String defect = Processor.defect(kernels.first());
    if (!defect.isEmpty()) {
      throw new BackendUnavailableException("needs AVX-512 IFMA: " + defect);
    }
    return new IfmaBackend(kernels);
  }

  @Override
  public String library() {
    return "AVX-512 IFMA code assembled by this library for Java "
        + System.getProperty("java.version")
        + ", through JNA "
        + com.sun.jna.Native.VERSION;
  }

  @Override
  public BigInteger modPow(
      BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
    if (exponentBits == 0) {
      return BigInteger.ONE;
    }
    if (modulus.bitLength() > Modulus.MAX_BITS) {
      return PortablePower.pow(base, exponent, exponentBits, modulus);
    }
    Modulus prepared = prepared(modulus);
    Kernel kernel = kernels.forRows(prepared.rows());
    return kernel == null
        ? PortablePower.pow(base, exponent, exponentBits, modulus)
        : windowPower(kernel, base, exponent, exponentBits, prepared);
  }

  private BigInteger windowPower(
      Kernel kernel, BigInteger base, BigInteger exponent, int exponentBits, Modulus modulus) {
    long[] indices = WindowIndices.of(exponent, exponentBits);
    long[] digits = Digits.placed(Digits.of(base));
    try (Workspace workspace = memory.workspace()) {
      workspace.setModulus(modulus.constants());
      workspace.setBase(digits);
      workspace.setWork(workspace.tableAddress(), 1, WorkspaceLayout.WINDOW_BITS, indices);
      kernel.windowPower(workspace);
      return modulus.leave(workspace.result());
    } finally {
      Arrays.fill(indices, 0);
      Arrays.fill(digits, 0);
    }
  }

  @Override
  public FixedBasePow fixedBase(BigInteger base, BigInteger modulus, int exponentBits) {
    return powersOfG.fixedBase(
        base, modulus, exponentBits, ModPowBackend.super.fixedBase(base, modulus, exponentBits));
  }

  @Override
  public void warmUp() {
    powersOfG.build();
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>(powersOfG.notes());
    notes.addAll(kernels.notes());
    return notes;
  }

  /** Package-private for the test that flips bits in it. */
  Modulus groupModulus() {
    return groupModulus;
  }

  Comb newComb() {
    return new Comb(memory, kernels.first(), groupModulus, GROUP.g());
  }

  /** Cognito's, or one more that was used last: what else is asked for is asked for again. */
  private Modulus prepared(BigInteger modulus) {
    if (modulus.equals(GROUP.n())) {
      return groupModulus;
    }
    Modulus last = otherModulus;
    if (last == null || !last.n().equals(modulus)) {
      last = new Modulus(modulus);
      otherModulus = last;
    }
    return last;
  }
}
