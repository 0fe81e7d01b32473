package io.github.cognitosrp.ifma;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/**
 * The workspaces of a backend. They are direct buffers, because the JDK frees those: a cleaner of
 * our own would keep the class loader of an application that was dropped. Thread-safe.
 */
final class NativeMemory {
  private static final int MAX_INDICES = WindowIndices.count(WindowIndices.MAX_BITS);

  /**
   * Bounds the workspaces. More calls than processors finish no sooner; twice as many keep the
   * processors busy while some threads are suspended. A waiting thread holds nothing native, and a
   * virtual one frees its carrier.
   */
  private final Semaphore calls =
      new Semaphore(Math.max(4, 2 * Runtime.getRuntime().availableProcessors()));

  private final Deque<LongBuffer> idleWorkspaces = new ArrayDeque<>();

  /** Memory filled with zeros, at a multiple of the length of a vector. */
  static LongBuffer allocate(int bytes) {
    return ByteBuffer.allocateDirect(bytes + WorkspaceLayout.LINE)
        .alignedSlice(WorkspaceLayout.LINE)
        .order(ByteOrder.nativeOrder())
        .asLongBuffer();
  }

  /** Memory for one call; waits, uninterruptibly, while too many are in use. */
  Workspace workspace() {
    calls.acquireUninterruptibly();
    boolean taken = false;
    try {
      Workspace workspace = new Workspace(this, idleOrNew());
      taken = true;
      return workspace;
    } finally {
      if (!taken) {
        calls.release();
      }
    }
  }

  private LongBuffer idleOrNew() {
    synchronized (idleWorkspaces) {
      LongBuffer idle = idleWorkspaces.pollLast();
      if (idle != null) {
        return idle;
      }
    }
    return allocate(WorkspaceLayout.bytes(MAX_INDICES));
  }

  /** Takes a workspace back, cleared. */
  void giveBack(LongBuffer workspace) {
    synchronized (idleWorkspaces) {
      idleWorkspaces.addLast(workspace);
    }
    calls.release();
  }
}
