package io.github.cognitosrp.ifma;

import static io.github.cognitosrp.ifma.WorkspaceLayout.LANES;
import static io.github.cognitosrp.ifma.WorkspaceLayout.NUMBER_BYTES;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.LongBuffer;

/**
 * The memory of one call, laid out as {@link WorkspaceLayout} says. Closing clears what Java wrote
 * and what was left for it; all else the native code has cleared itself. Not thread-safe.
 */
final class Workspace implements AutoCloseable {
  private static final long[] NOTHING = new long[WorkspaceLayout.DIGITS];

  private final NativeMemory memory;
  private final LongBuffer longs;
  private int indices;

  Workspace(NativeMemory memory, LongBuffer longs) {
    this.memory = memory;
    this.longs = longs;
  }

  /** Where it stands, as long as this workspace is open. */
  Pointer start() {
    return Native.getDirectBufferPointer(longs);
  }

  void write(int place, long[] values) {
    longs.put(place / Long.BYTES, values);
  }

  long[] read(int place, int count) {
    long[] values = new long[count];
    longs.get(place / Long.BYTES, values);
    return values;
  }

  /** The base is set apart: a comb has none. */
  void setBase(long[] digits) {
    write(WorkspaceLayout.BASE, digits);
  }

  void setModulus(long[] constants) {
    write(WorkspaceLayout.MODULUS_PLUS_ONE, constants);
  }

  /**
   * Says what to do: as many lookups a round as there are tables, each with the next index, and
   * squarings between the rounds. There must be at least two rounds.
   */
  void setWork(long tableAddress, int tables, int squarings, long[] wanted) {
    indices = wanted.length;
    long[] parameters = new long[WorkspaceLayout.PARAMETERS];
    parameters[WorkspaceLayout.TABLE_ADDRESS / Long.BYTES] = tableAddress;
    parameters[WorkspaceLayout.LOOKUPS / Long.BYTES] = tables;
    parameters[WorkspaceLayout.SQUARINGS / Long.BYTES] = squarings;
    parameters[WorkspaceLayout.ROUNDS_AFTER_FIRST / Long.BYTES] = wanted.length / tables - 1L;
    parameters[WorkspaceLayout.INDEX_LINES / Long.BYTES] = WorkspaceLayout.lines(indices);
    write(0, parameters);
    write(WorkspaceLayout.INDICES, wanted);
  }

  /** The address of the table in the workspace itself. */
  long tableAddress() {
    return Pointer.nativeValue(start()) + WorkspaceLayout.TABLE;
  }

  long[] result() {
    return read(WorkspaceLayout.RESULT, WorkspaceLayout.DIGITS);
  }

  @Override
  public void close() {
    for (int number = WorkspaceLayout.BASE;
        number <= WorkspaceLayout.RESULT;
        number += NUMBER_BYTES) {
      write(number, NOTHING);
    }
    for (int line = 0; line < WorkspaceLayout.lines(indices); line++) {
      longs.put(WorkspaceLayout.INDICES / Long.BYTES + line * LANES, NOTHING, 0, LANES);
    }
    memory.giveBack(longs);
  }
}
