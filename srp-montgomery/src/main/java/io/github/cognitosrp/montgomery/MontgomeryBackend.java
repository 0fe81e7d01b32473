package io.github.cognitosrp.montgomery;

import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.support.FixedBaseTables;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Montgomery arithmetic in pure Java. May leak: the modulus, {@code exponentBits}, the base of
 * {@code fixedBase}, and, where they are read from and written to a {@link BigInteger}, the number
 * of leading 32-bit words of bases, exponents and results that are zero. Must not leak, to
 * observers of time and of the processor's caches: anything else of bases, exponents and results.
 *
 * <p>All loops have public lengths; there is no branch, no memory address and no division that
 * depends on a secret; tables are scanned whole. What a just-in-time compiler makes of this cannot
 * be guaranteed, only measured. Scratch memory and tables that hold secrets are overwritten after
 * use; copies that the collector or the compiler made cannot be.
 *
 * <p>The group of Amazon Cognito is prepared once for each kernel, any other modulus for each call.
 * Thread-safe.
 */
final class MontgomeryBackend implements ModPowBackend {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();

  private final Kernels kernels;
  private final KernelKind firstKind;
  private final PreparedGroup firstGroup;
  private volatile @Nullable PreparedGroup laterGroup;

  MontgomeryBackend(Kernels kernels) {
    this.kernels = kernels;
    firstKind = kernels.kind();
    firstGroup = new PreparedGroup(firstKind);
  }

  @Override
  public String library() {
    return "Montgomery arithmetic in Java " + System.getProperty("java.version") + ", " + kernels;
  }

  @Override
  public BigInteger modPow(
      BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
    return FixedWindowPow.pow(modulusOf(modulus), base, exponent, exponentBits);
  }

  private MontgomeryModulus modulusOf(BigInteger n) {
    if (n.equals(N)) {
      return group().modulus();
    }
    KernelKind kind = kernels.kind();
    return new MontgomeryModulus(n, kind.takes(n) ? kind : KernelKind.SCALAR);
  }

  /** The group for the kernel that works now. */
  PreparedGroup group() {
    KernelKind kind = kernels.kind();
    if (kind == firstKind) {
      return firstGroup;
    }
    PreparedGroup known = laterGroup;
    if (known != null) {
      return known;
    }
    synchronized (this) {
      known = laterGroup;
      if (known == null) {
        known = new PreparedGroup(kind);
        laterGroup = known;
      }
      return known;
    }
  }

  @Override
  public FixedBasePow fixedBase(BigInteger base, BigInteger modulus, int exponentBits) {
    FixedBasePow withoutTables = ModPowBackend.super.fixedBase(base, modulus, exponentBits);
    // A class, because the first lambda of a program takes milliseconds of its first sign-in.
    return new FixedBasePow() {
      @Override
      public BigInteger pow(BigInteger exponent) {
        // Asked for at each power, because the vector kernel may take over in between.
        FixedBaseTables tables = group().powersOfG();
        return tables.fixedBase(base, modulus, exponentBits, withoutTables).pow(exponent);
      }
    };
  }

  @Override
  public void warmUp() {
    kernels.awaitDecision();
    group().powersOfG().build();
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>(kernels.notes());
    notes.addAll(group().powersOfG().notes());
    return notes;
  }
}
