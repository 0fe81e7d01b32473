package io.github.cognitosrp.modpow;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A provider's code on a daemon thread of its own, so that a provider that hangs delays a caller
 * for a limited time only. Used once.
 */
abstract class BoundedWork implements Runnable {
  private final CountDownLatch ended = new CountDownLatch(1);

  /** Does the work; must not throw. */
  abstract void work();

  /**
   * Starts the work.
   *
   * @param loader the context class loader for it, which must not depend on the caller
   */
  final void start(String threadName, @Nullable ClassLoader loader) {
    try {
      Thread thread = new Thread(null, this, threadName, 0, false);
      thread.setDaemon(true);
      thread.setContextClassLoader(loader);
      thread.start();
    } catch (RuntimeException | Error noThread) {
      // At a limit on threads, an unlimited wait is better than no backend.
      run();
    }
  }

  @Override
  public final void run() {
    try {
      work();
    } finally {
      ended.countDown();
    }
  }

  /**
   * Waits for the work; an interrupt does not end the wait and is not lost.
   *
   * @return whether the work has ended
   */
  final boolean await(long millis) {
    boolean interrupted = false;
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try {
      while (true) {
        try {
          return ended.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
