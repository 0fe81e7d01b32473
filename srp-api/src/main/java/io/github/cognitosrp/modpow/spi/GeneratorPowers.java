package io.github.cognitosrp.modpow.spi;

import io.github.cognitosrp.modpow.SrpGroup;
import java.math.BigInteger;
import java.util.function.Supplier;

/**
 * Powers of g modulo the N of Amazon Cognito, which a sign-in computes two of, by a comb that a
 * backend has for them: built and checked in the background, not used before, and not used for
 * anything else. Thread-safe.
 */
public final class GeneratorPowers {
  /** The longest exponent for the comb: the length of a with a constant-time backend. */
  public static final int EXPONENT_BITS = 320;

  private static final SrpGroup GROUP = SrpGroup.COGNITO_3072;

  private final LazyTable<Comb> comb;

  /** Tables of powers of g for exponents of up to {@value #EXPONENT_BITS} bits. Thread-safe. */
  public interface Comb {

    /**
     * Computes g^exponent mod N.
     *
     * @param exponent the exponent, 0 ≤ exponent &lt; 2^exponentBits
     * @param exponentBits its public length, 1 to {@value #EXPONENT_BITS}
     * @return the power, at least 0 and less than N
     */
    BigInteger pow(BigInteger exponent, int exponentBits);

    /**
     * Checks every entry of every table.
     *
     * @return whether all are right
     */
    default boolean isRight() {
      return CombLayout.isRight(
          exponent -> pow(exponent, EXPONENT_BITS), GROUP.g(), GROUP.n(), EXPONENT_BITS);
    }
  }

  /**
   * Prepares nothing yet.
   *
   * @param threadName the name of the thread that will build the tables
   * @param builder builds them
   */
  public GeneratorPowers(String threadName, Supplier<? extends Comb> builder) {
    comb =
        new LazyTable<>(
            threadName,
            () -> {
              Comb built = builder.get();
              if (!built.isRight()) {
                throw new IllegalStateException("wrong answer of the tables for powers of g");
              }
              return built;
            });
  }

  /**
   * Powers of a base: through the tables if they are there and for it.
   *
   * @param base the base
   * @param modulus the modulus
   * @param exponentBits the public length in bits of the exponents to come
   * @param withoutTables the same powers, computed without tables
   * @return powers of the base, thread-safe
   */
  public ModPowBackend.FixedBasePow orElse(
      BigInteger base,
      BigInteger modulus,
      int exponentBits,
      ModPowBackend.FixedBasePow withoutTables) {
    boolean inTables = exponentBits >= 1 && exponentBits <= EXPONENT_BITS;
    if (!inTables || !base.equals(GROUP.g()) || !modulus.equals(GROUP.n())) {
      return withoutTables;
    }
    return exponent -> {
      Comb built = comb.get();
      return built == null ? withoutTables.pow(exponent) : built.pow(exponent, exponentBits);
    };
  }

  /** Builds the tables now unless that has been done, or waits for whoever does. */
  public void build() {
    comb.build();
  }
}
