package io.github.cognitosrp.ifma;

import static io.github.cognitosrp.ifma.WorkspaceLayout.NUMBER_BYTES;
import static io.github.cognitosrp.ifma.WorkspaceLayout.TABLE_BYTES;

import com.sun.jna.Pointer;
import io.github.cognitosrp.ifma.Pages.RefusedException;
import io.github.cognitosrp.modpow.support.CombLayout;
import io.github.cognitosrp.modpow.support.FixedBaseTables;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Powers of one public base by the comb of {@link CombLayout}, whose tables have as many entries as
 * those of windows. Thread-safe.
 */
final class Comb implements FixedBaseTables.Comb {
  /** The longest exponent: the length of a with a constant-time backend. */
  static final int EXPONENT_BITS = 320;

  private static final int SQUARINGS = 1;

  private final NativeMemory memory;
  private final Kernel kernel;
  private final Modulus modulus;
  private final long address;

  /** Computes the tables: public numbers, of which calls read all. */
  Comb(NativeMemory memory, Kernel kernel, Modulus modulus, BigInteger base) {
    this.memory = memory;
    this.kernel = kernel;
    this.modulus = modulus;
    BigInteger[][] entries = CombLayout.entries(base, modulus.n(), EXPONENT_BITS);
    try {
      address = memory.map((long) entries.length * TABLE_BYTES);
    } catch (RefusedException refused) {
      throw new IllegalStateException(refused.getMessage());
    }
    for (int table = 0; table < entries.length; table++) {
      for (int entry = 0; entry < CombLayout.ENTRIES; entry++) {
        long[] digits = modulus.inDomain(entries[table][entry]);
        entry(table, entry).write(0, digits, 0, digits.length);
      }
    }
  }

  /** Where an entry stands. Package-private for the test that flips bits in it. */
  Pointer entry(int table, int entry) {
    return new Pointer(address + (long) table * TABLE_BYTES + (long) entry * NUMBER_BYTES);
  }

  @Override
  public BigInteger pow(BigInteger exponent, int exponentBits) {
    int tables = CombLayout.tables(exponentBits);
    Indices indices = new Indices(tables);
    try (Workspace workspace = memory.workspace()) {
      CombLayout.walk(exponent, exponentBits, indices);
      workspace.setModulus(modulus.constants());
      workspace.setWork(address, tables, SQUARINGS, indices.inOrder);
      kernel.combPower(workspace);
      return modulus.leave(workspace.result());
    } finally {
      Arrays.fill(indices.inOrder, 0);
    }
  }

  /** The entries in the order of their use, which is that of native code. */
  private static final class Indices implements CombLayout.Steps {
    private final long[] inOrder;
    private int next;

    Indices(int tables) {
      inOrder = new long[CombLayout.COLUMNS * tables];
    }

    @Override
    public void start(int table, int entry) {
      inOrder[next++] = entry;
    }

    @Override
    public void multiply(int table, int entry) {
      inOrder[next++] = entry;
    }

    @Override
    public void square() {
      // Native code squares between the rounds by itself.
    }
  }
}
