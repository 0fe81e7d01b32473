package io.github.cognitosrp.montgomery;

import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.support.FixedBaseTables;
import java.util.function.Supplier;

/**
 * The group of Amazon Cognito, prepared for one kernel: its modulus, and the tables for powers of
 * g. Thread-safe.
 */
final class PreparedGroup {
  private static final SrpGroup GROUP = SrpGroup.COGNITO_3072;

  /** The length of a with a constant-time backend. */
  private static final int MAX_EXPONENT_BITS = 320;

  private final MontgomeryModulus modulus;
  private final FixedBaseTables powersOfG;

  PreparedGroup(KernelKind kind) {
    modulus = new MontgomeryModulus(GROUP.n(), kind);
    powersOfG =
        new FixedBaseTables(
            "cognitosrp-montgomery-comb",
            GROUP.g(),
            GROUP.n(),
            MAX_EXPONENT_BITS,
            new TableBuilder());
  }

  private final class TableBuilder implements Supplier<Comb> {
    @Override
    public Comb get() {
      return new Comb(modulus, GROUP.g(), GROUP.n(), MAX_EXPONENT_BITS);
    }
  }

  MontgomeryModulus modulus() {
    return modulus;
  }

  FixedBaseTables powersOfG() {
    return powersOfG;
  }
}
