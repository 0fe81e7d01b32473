package io.github.cognitosrp.ifma;

import io.github.cognitosrp.ifma.Pages.RefusedException;
import java.lang.ref.Cleaner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * All native memory of a backend: given back when the backend is collected, so that a class loader
 * that was dropped with it leaves nothing behind. Thread-safe.
 */
final class NativeMemory {
  private static final int MAX_INDICES = WindowIndices.count(WindowIndices.MAX_BITS);

  private final Mappings mappings;

  /**
   * Bounds the workspaces. More calls than processors finish no sooner; twice as many keep the
   * processors busy while some threads are suspended. A waiting thread holds nothing native, and a
   * virtual one frees its carrier.
   */
  private final Semaphore calls =
      new Semaphore(Math.max(4, 2 * Runtime.getRuntime().availableProcessors()));

  private final Deque<Long> idleWorkspaces = new ArrayDeque<>();

  NativeMemory(Pages pages) {
    mappings = new Mappings(pages);
    Cleaner.create().register(this, mappings);
  }

  Pages pages() {
    return mappings.pages;
  }

  /** Maps memory for as long as this object is reachable. */
  long map(long bytes) throws RefusedException {
    return mappings.map(bytes);
  }

  /** Memory for one call; waits, uninterruptibly, while too many are in use. */
  Workspace workspace() {
    calls.acquireUninterruptibly();
    boolean taken = false;
    try {
      Workspace workspace = new Workspace(this, idleOrNew());
      taken = true;
      return workspace;
    } catch (RefusedException refused) {
      throw new OutOfMemoryError(refused.getMessage());
    } finally {
      if (!taken) {
        calls.release();
      }
    }
  }

  private long idleOrNew() throws RefusedException {
    synchronized (idleWorkspaces) {
      Long idle = idleWorkspaces.pollLast();
      if (idle != null) {
        return idle;
      }
    }
    return map(WorkspaceLayout.bytes(MAX_INDICES));
  }

  /** Takes a workspace back, cleared. */
  void giveBack(long workspace) {
    synchronized (idleWorkspaces) {
      idleWorkspaces.addLast(workspace);
    }
    calls.release();
  }

  /** What was mapped, and how to undo it. Does not refer to whom it belongs to. */
  private static final class Mappings implements Runnable {
    private final Pages pages;
    private final List<Mapping> mapped = new ArrayList<>();

    private record Mapping(long address, long bytes) {}

    Mappings(Pages pages) {
      this.pages = pages;
    }

    synchronized long map(long bytes) throws RefusedException {
      long address = pages.map(bytes);
      mapped.add(new Mapping(address, bytes));
      return address;
    }

    @Override
    public synchronized void run() {
      mapped.forEach(mapping -> pages.unmap(mapping.address(), mapping.bytes()));
      mapped.clear();
    }
  }
}
