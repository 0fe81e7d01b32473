package io.github.cognitosrp.ifma;

import static io.github.cognitosrp.ifma.WorkspaceLayout.LINE;
import static io.github.cognitosrp.ifma.WorkspaceLayout.NUMBER_BYTES;

import com.sun.jna.Pointer;

/**
 * The memory of one call, laid out as {@link WorkspaceLayout} says. Closing clears what Java wrote
 * and what was left for it; all else the native code has cleared itself. Not thread-safe.
 */
final class Workspace implements AutoCloseable {
  private final NativeMemory memory;
  private final Pointer start;
  private int indices;

  Workspace(NativeMemory memory, long address) {
    this.memory = memory;
    this.start = new Pointer(address);
  }

  Pointer start() {
    return start;
  }

  long address() {
    return Pointer.nativeValue(start);
  }

  void setModulus(long[] constants) {
    start.write(WorkspaceLayout.MODULUS_PLUS_ONE, constants, 0, constants.length);
  }

  void setBase(long[] digits) {
    start.write(WorkspaceLayout.BASE, digits, 0, digits.length);
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
    parameters[WorkspaceLayout.ROUNDS_AFTER_FIRST / Long.BYTES] = wanted.length / tables - 1;
    parameters[WorkspaceLayout.INDEX_LINES / Long.BYTES] = WorkspaceLayout.lines(indices);
    start.write(0, parameters, 0, parameters.length);
    start.write(WorkspaceLayout.INDICES, wanted, 0, indices);
  }

  long[] result() {
    return start.getLongArray(WorkspaceLayout.RESULT, WorkspaceLayout.DIGITS);
  }

  @Override
  public void close() {
    int numbers = WorkspaceLayout.RESULT + NUMBER_BYTES - WorkspaceLayout.BASE;
    start.setMemory(WorkspaceLayout.BASE, numbers, (byte) 0);
    start.setMemory(
        WorkspaceLayout.INDICES, (long) WorkspaceLayout.lines(indices) * LINE, (byte) 0);
    memory.giveBack(address());
  }
}
