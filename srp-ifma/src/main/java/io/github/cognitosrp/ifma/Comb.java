package io.github.cognitosrp.ifma;

import static io.github.cognitosrp.ifma.WorkspaceLayout.NUMBER_BYTES;
import static io.github.cognitosrp.ifma.WorkspaceLayout.TABLE_BYTES;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.github.cognitosrp.modpow.support.CombLayout;
import io.github.cognitosrp.modpow.support.FixedBaseTables;
import java.lang.ref.Reference;
import java.math.BigInteger;
import java.nio.LongBuffer;
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
  private final LongBuffer tables;

  /** Computes the tables: public numbers, of which calls read all. */
  Comb(NativeMemory memory, Kernel kernel, Modulus modulus, BigInteger base) {
    this.memory = memory;
    this.kernel = kernel;
    this.modulus = modulus;
    BigInteger[][] entries = CombLayout.entries(base, modulus.n(), EXPONENT_BITS);
    tables = NativeMemory.allocate(entries.length * TABLE_BYTES);
    for (int table = 0; table < entries.length; table++) {
      for (int entry = 0; entry < CombLayout.ENTRIES; entry++) {
        tables.put(place(table, entry), modulus.inDomain(entries[table][entry]));
      }
    }
  }

  /** Where an entry stands, in longs. */
  static int place(int table, int entry) {
    return (table * TABLE_BYTES + entry * NUMBER_BYTES) / Long.BYTES;
  }

  /** For the test that flips bits in them. */
  LongBuffer tables() {
    return tables;
  }

  @Override
  public BigInteger pow(BigInteger exponent, int exponentBits) {
    int count = CombLayout.tables(exponentBits);
    Indices indices = new Indices(count);
    try (Workspace workspace = memory.workspace()) {
      CombLayout.walk(exponent, exponentBits, indices);
      workspace.setModulus(modulus.constants());
      long address = Pointer.nativeValue(Native.getDirectBufferPointer(tables));
      workspace.setWork(address, count, SQUARINGS, indices.inOrder);
      kernel.combPower(workspace);
      return modulus.leave(workspace.result());
    } finally {
      Reference.reachabilityFence(tables);
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
