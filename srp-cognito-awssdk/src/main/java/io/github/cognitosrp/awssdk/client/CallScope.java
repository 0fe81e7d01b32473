package io.github.cognitosrp.awssdk.client;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call of the program, with all requests that it makes. Cancelling it aborts the request under
 * way, and no other is sent after that. Thread-safe.
 */
public final class CallScope {
  private boolean cancelled;
  private @Nullable CompletableFuture<?> pending;
  private @Nullable Thread blocked;

  /** Refuses to go on once the call is cancelled. */
  public synchronized void check() {
    if (cancelled) {
      throw new CancellationException("the call was cancelled");
    }
  }

  /** Makes a request that can be aborted through its future. */
  <T> CompletableFuture<T> waitFor(Supplier<CompletableFuture<T>> request) {
    check();
    CompletableFuture<T> future = request.get();
    abortWith(future);
    return future;
  }

  /** Cancels the future with this call, at once if the call is cancelled already. */
  public void abortWith(CompletableFuture<?> future) {
    boolean late;
    synchronized (this) {
      pending = future;
      late = cancelled;
    }
    if (late) {
      future.cancel(true);
    }
  }

  /** Makes a request that blocks this thread and can be aborted by interrupting it. */
  <T> T block(Supplier<T> request) {
    synchronized (this) {
      check();
      blocked = Thread.currentThread();
    }
    try {
      return request.get();
    } finally {
      synchronized (this) {
        blocked = null;
        if (cancelled) {
          // The interrupt was for the request; the thread belongs to the executor.
          Thread.interrupted();
        }
      }
    }
  }

  /** Cancels. Nothing happens if the call has ended. */
  public void cancel() {
    CompletableFuture<?> future;
    synchronized (this) {
      cancelled = true;
      future = pending;
      if (blocked != null) {
        // Within the lock, so that the interrupt cannot hit what the thread does next.
        blocked.interrupt();
      }
    }
    if (future != null) {
      future.cancel(true);
    }
  }
}
