package io.github.cognitosrp.gmp;

import static io.github.cognitosrp.modpow.support.CombLayout.ENTRIES;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.support.CombLayout;
import io.github.cognitosrp.modpow.support.FixedBaseTables;
import java.lang.ref.Reference;
import java.math.BigInteger;

/**
 * Powers of g modulo the N of Amazon Cognito with exponents of up to {@value #EXPONENT_BITS} bits,
 * by the comb of {@link CombLayout} and functions of GMP that are made for cryptography.
 *
 * <p>Beside each entry stands the entry times 2^1536 modulo N, so that the upper half of the other
 * factor can be multiplied with that and only 72 limbs and a carry are left to divide by N in place
 * of 96 (the folding of W. Hasenplaugh, G. Gaubatz and V. Gopal, "Fast modular reduction", ARITH
 * 2007).
 *
 * <p>Thread-safe.
 */
final class Comb implements FixedBaseTables.Comb {
  /** The longest exponent: the length of a with a constant-time backend. */
  static final int EXPONENT_BITS = 320;

  private static final SrpGroup GROUP = SrpGroup.COGNITO_3072;
  private static final int LIMBS = LimbArena.limbs(GROUP.n().bitLength());
  private static final int HALF = LIMBS / 2;

  /** An entry, and the same shifted by {@link #HALF}. */
  private static final int ENTRY_LIMBS = 2 * LIMBS;

  private static final int PRODUCT_LIMBS = LIMBS + HALF;
  private static final long TABLE_BYTES = (long) ENTRIES * ENTRY_LIMBS * Long.BYTES;

  private final GmpLibrary gmp;
  private final long scratchLimbs;

  /** N and the tables, which are public; not written any more. */
  private final Memory modulus = new Memory((long) LIMBS * Long.BYTES);

  private final Memory tables = new Memory(CombLayout.tables(EXPONENT_BITS) * TABLE_BYTES);

  /** Builds the tables. */
  Comb(GmpLibrary gmp) {
    this.gmp = gmp;
    scratchLimbs =
        Math.max(
            Math.max(GmpFunctions.secMulItch(LIMBS, HALF), GmpFunctions.secSqrItch(LIMBS)),
            Math.max(
                GmpFunctions.secDivRItch(PRODUCT_LIMBS + 1, LIMBS),
                GmpFunctions.secDivRItch(ENTRY_LIMBS, LIMBS)));
    LimbArena.write(GROUP.n(), modulus, LIMBS);
    long offset = 0;
    for (BigInteger[] table : CombLayout.entries(GROUP.g(), GROUP.n(), EXPONENT_BITS)) {
      for (BigInteger entry : table) {
        for (BigInteger half : new BigInteger[] {entry, shifted(entry)}) {
          LimbArena.write(half, tables.share(offset), LIMBS);
          offset += (long) LIMBS * Long.BYTES;
        }
      }
    }
  }

  private static BigInteger shifted(BigInteger entry) {
    return entry.shiftLeft(HALF * Long.SIZE).mod(GROUP.n());
  }

  /** Whether the entries' halves belong together, which powers of all entries alone do not show. */
  @Override
  public boolean verify(BigInteger base, BigInteger n, int maxExponentBits) {
    long bytes = (long) LIMBS * Long.BYTES;
    long start = Pointer.nativeValue(tables);
    for (long at = start; at < start + tables.size(); at += 2 * bytes) {
      BigInteger entry = LimbArena.read(at, LIMBS);
      if (!shifted(entry).equals(LimbArena.read(at + bytes, LIMBS))) {
        return false;
      }
    }
    return FixedBaseTables.Comb.super.verify(base, n, maxExponentBits);
  }

  /** For the test that flips bits in them. */
  Memory tables() {
    return tables;
  }

  @Override
  public BigInteger pow(BigInteger exponent, int exponentBits) {
    long limbs = ENTRY_LIMBS + 4L * LIMBS + PRODUCT_LIMBS + scratchLimbs;
    try (LimbArena arena = gmp.arena(limbs)) {
      Power power = new Power(arena);
      CombLayout.walk(exponent, exponentBits, power);
      return LimbArena.read(power.value, LIMBS);
    } finally {
      // A collection must not free the tables while only their address is in use.
      Reference.reachabilityFence(this);
    }
  }

  /** The running product and its scratch memory. */
  private final class Power implements CombLayout.Steps {
    private final long entry;
    private final long upperProduct;
    private final long scratch;

    /** The power in its lower limbs; it and {@code other} take turns. */
    private long value;

    private long other;

    Power(LimbArena arena) {
      entry = arena.reserve(ENTRY_LIMBS);
      value = arena.reserve(2L * LIMBS);
      other = arena.reserve(2L * LIMBS);
      upperProduct = arena.reserve(PRODUCT_LIMBS);
      scratch = arena.reserve(scratchLimbs);
    }

    @Override
    public void start(int table, int wanted) {
      GmpFunctions.secTabselect(value, address(table), ENTRY_LIMBS, ENTRIES, wanted);
    }

    @Override
    public void multiply(int table, int wanted) {
      GmpFunctions.secTabselect(entry, address(table), ENTRY_LIMBS, ENTRIES, wanted);
      long half = (long) HALF * Long.BYTES;
      GmpFunctions.secMul(other, entry, LIMBS, value, HALF, scratch);
      GmpFunctions.secMul(upperProduct, entry + 2 * half, LIMBS, value + half, HALF, scratch);
      long carry = GmpFunctions.cndAddN(1, other, other, upperProduct, PRODUCT_LIMBS);
      new Pointer(other).setLong((long) PRODUCT_LIMBS * Long.BYTES, carry);
      reduceOther(PRODUCT_LIMBS + 1);
    }

    @Override
    public void square() {
      GmpFunctions.secSqr(other, value, LIMBS, scratch);
      reduceOther(2 * LIMBS);
    }

    private void reduceOther(int limbs) {
      GmpFunctions.secDivR(other, limbs, Pointer.nativeValue(modulus), LIMBS, scratch);
      long reduced = other;
      other = value;
      value = reduced;
    }

    private long address(int table) {
      return Pointer.nativeValue(tables) + table * TABLE_BYTES;
    }
  }
}
