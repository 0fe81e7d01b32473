package io.github.cognitosrp.gmp;

import static io.github.cognitosrp.gmp.GmpFunction.*;
import static io.github.cognitosrp.modpow.support.CombLayout.ENTRIES;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.support.CombLayout;
import io.github.cognitosrp.modpow.support.FixedBaseTables;
import java.lang.ref.Reference;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * Powers of g modulo the N of Amazon Cognito with exponents of up to {@value #EXPONENT_BITS} bits,
 * by the comb of {@link CombLayout} and functions of GMP that are made for cryptography.
 *
 * <p>Each entry is stored with its product by 2^1536 modulo N. The upper half of the other factor
 * is multiplied with that, so that only 72 limbs and a carry are left to divide by N instead of 96
 * (the folding of W. Hasenplaugh, G. Gaubatz and V. Gopal, "Fast modular reduction", ARITH 2007).
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
  private static final int NUMBER_BYTES = LIMBS * Long.BYTES;
  private static final int TABLE_BYTES = ENTRIES * ENTRY_LIMBS * Long.BYTES;

  private final GmpLibrary gmp;
  private final long scratchLimbs;

  /** N, and after it the tables. Public, and not written any more. The JDK frees them. */
  private final ByteBuffer memory;

  /** The address of N, valid as long as this object is reachable. */
  private final long modulus;

  /** Builds the tables. */
  Comb(GmpLibrary gmp) {
    this.gmp = gmp;
    scratchLimbs =
        Math.max(
            Math.max(
                gmp.scratchLimbs(mpn_sec_mul_itch, LIMBS, HALF),
                gmp.scratchLimbs(mpn_sec_sqr_itch, LIMBS)),
            Math.max(
                gmp.scratchLimbs(mpn_sec_div_r_itch, PRODUCT_LIMBS + 1, LIMBS),
                gmp.scratchLimbs(mpn_sec_div_r_itch, ENTRY_LIMBS, LIMBS)));
    memory = ByteBuffer.allocateDirect(NUMBER_BYTES + tables() * TABLE_BYTES);
    modulus = Pointer.nativeValue(Native.getDirectBufferPointer(memory));
    long address = modulus;
    LimbArena.write(GROUP.n(), address, LIMBS);
    for (BigInteger[] table : CombLayout.entries(GROUP.g(), GROUP.n(), EXPONENT_BITS)) {
      for (BigInteger entry : table) {
        for (BigInteger half : new BigInteger[] {entry, shifted(entry)}) {
          address += NUMBER_BYTES;
          LimbArena.write(half, address, LIMBS);
        }
      }
    }
  }

  private static int tables() {
    return CombLayout.tables(EXPONENT_BITS);
  }

  private long table(int number) {
    return modulus + NUMBER_BYTES + (long) number * TABLE_BYTES;
  }

  private static BigInteger shifted(BigInteger entry) {
    return entry.shiftLeft(HALF * Long.SIZE).mod(GROUP.n());
  }

  /** Whether the entries' halves belong together, which powers of all entries alone do not show. */
  @Override
  public boolean verify(BigInteger base, BigInteger n, int maxExponentBits) {
    for (long at = table(0); at < table(tables()); at += 2L * NUMBER_BYTES) {
      BigInteger entry = LimbArena.read(at, LIMBS);
      if (!shifted(entry).equals(LimbArena.read(at + NUMBER_BYTES, LIMBS))) {
        return false;
      }
    }
    return FixedBaseTables.Comb.super.verify(base, n, maxExponentBits);
  }

  /** For the test that flips bits in them. */
  ByteBuffer entries() {
    return memory.duplicate().position(NUMBER_BYTES).slice();
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
    private final LimbArena arena;
    private final long entry;
    private final long upperProduct;
    private final long scratch;

    /** The power in its lower limbs; it and {@code other} take turns. */
    private long value;

    private long other;

    Power(LimbArena arena) {
      this.arena = arena;
      entry = arena.reserve(ENTRY_LIMBS);
      value = arena.reserve(2L * LIMBS);
      other = arena.reserve(2L * LIMBS);
      upperProduct = arena.reserve(PRODUCT_LIMBS);
      scratch = arena.reserve(scratchLimbs);
    }

    @Override
    public void start(int table, int wanted) {
      select(value, table, wanted);
    }

    @Override
    public void multiply(int table, int wanted) {
      select(entry, table, wanted);
      long upperHalf = value + NUMBER_BYTES / 2;
      arena.call(mpn_sec_mul, other, entry, LIMBS, value, HALF, scratch);
      arena.call(mpn_sec_mul, upperProduct, entry + NUMBER_BYTES, LIMBS, upperHalf, HALF, scratch);
      long carry = arena.call(mpn_cnd_add_n, 1, other, other, upperProduct, PRODUCT_LIMBS);
      new Pointer(other).setLong((long) PRODUCT_LIMBS * Long.BYTES, carry);
      reduceOther(PRODUCT_LIMBS + 1);
    }

    @Override
    public void square() {
      arena.call(mpn_sec_sqr, other, value, LIMBS, scratch);
      reduceOther(2 * LIMBS);
    }

    private void select(long target, int table, int wanted) {
      arena.call(mpn_sec_tabselect, target, table(table), ENTRY_LIMBS, ENTRIES, wanted);
    }

    private void reduceOther(int limbs) {
      arena.call(mpn_sec_div_r, other, limbs, modulus, LIMBS, scratch);
      long reduced = other;
      other = value;
      value = reduced;
    }
  }
}
