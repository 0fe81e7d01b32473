package io.github.cognitosrp.modpow.support;

import io.github.cognitosrp.modpow.spi.ModPowBackend;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Supplier;

/**
 * Powers of one public base modulo one number, such as g of an SRP group, through the tables of a
 * backend. The tables are built and checked in the background; until then, and for other operands,
 * powers are computed without them. Thread-safe.
 */
public final class FixedBaseTables {
  private final BigInteger base;
  private final BigInteger modulus;
  private final int maxExponentBits;
  private final BackgroundValue<Comb> comb;

  /** Tables of powers of one base. Immutable, thread-safe. */
  public interface Comb {

    /**
     * Computes base^exponent mod modulus.
     *
     * @param exponent the exponent, 0 ≤ exponent &lt; 2^exponentBits
     * @param exponentBits its public length, at least 1 and at most the length of the tables
     * @return the power, at least 0 and less than the modulus
     */
    BigInteger pow(BigInteger exponent, int exponentBits);

    /**
     * Checks every entry of every table.
     *
     * @param base the base
     * @param modulus the modulus
     * @param maxExponentBits the length of the tables in bits
     * @return whether all are right
     */
    default boolean verify(BigInteger base, BigInteger modulus, int maxExponentBits) {
      return CombLayout.verify(
          exponent -> pow(exponent, maxExponentBits), base, modulus, maxExponentBits);
    }
  }

  /**
   * Prepares nothing yet.
   *
   * @param threadName the name of the thread that will build the tables
   * @param base the base, 0 ≤ base &lt; modulus, invertible
   * @param modulus the modulus, odd and at least 3
   * @param maxExponentBits the longest exponent of the tables, in bits
   * @param builder builds them
   */
  public FixedBaseTables(
      String threadName,
      BigInteger base,
      BigInteger modulus,
      int maxExponentBits,
      Supplier<? extends Comb> builder) {
    this.base = base;
    this.modulus = modulus;
    this.maxExponentBits = maxExponentBits;
    comb = new BackgroundValue<>(threadName, new Verified(builder));
  }

  private final class Verified implements Supplier<Comb> {
    private final Supplier<? extends Comb> builder;

    Verified(Supplier<? extends Comb> builder) {
      this.builder = builder;
    }

    @Override
    public Comb get() {
      Comb built = builder.get();
      if (!built.verify(base, modulus, maxExponentBits)) {
        throw new IllegalStateException("their powers are wrong");
      }
      return built;
    }
  }

  /**
   * Powers of a base: through the tables if they are for it and there.
   *
   * @param base the base
   * @param modulus the modulus
   * @param exponentBits the public length in bits of the exponents to come
   * @param fallback the same powers, computed without tables
   * @return powers of the base, thread-safe
   */
  public ModPowBackend.FixedBasePow fixedBase(
      BigInteger base, BigInteger modulus, int exponentBits, ModPowBackend.FixedBasePow fallback) {
    boolean inTables = exponentBits >= 1 && exponentBits <= maxExponentBits;
    if (!inTables || !base.equals(this.base) || !modulus.equals(this.modulus)) {
      return fallback;
    }
    return new ThroughTables(exponentBits, fallback);
  }

  private final class ThroughTables implements ModPowBackend.FixedBasePow {
    private final int exponentBits;
    private final ModPowBackend.FixedBasePow fallback;

    ThroughTables(int exponentBits, ModPowBackend.FixedBasePow fallback) {
      this.exponentBits = exponentBits;
      this.fallback = fallback;
    }

    @Override
    public BigInteger pow(BigInteger exponent) {
      Comb built = comb.get();
      return built == null ? fallback.pow(exponent) : built.pow(exponent, exponentBits);
    }

    @Override
    public BigInteger powEphemeral(BigInteger exponent) {
      Comb built = comb.get();
      return built == null ? fallback.powEphemeral(exponent) : built.pow(exponent, exponentBits);
    }
  }

  /** Builds the tables now unless that was tried, or waits for the thread that does. */
  public void build() {
    comb.build();
  }

  /** {@return the failure to build the tables, for {@link ModPowBackend#notes()}; empty if none} */
  public List<String> notes() {
    String failure = comb.failure();
    return failure == null ? List.of() : List.of("no tables for powers of g: " + failure);
  }
}
