package io.github.cognitosrp.modpow.support;

import org.jspecify.annotations.Nullable;

/**
 * Optional work that makes later sign-ins faster: tables, warm-up, calibration. It runs on daemon
 * threads that begin one second after this class was first used, so that the first sign-in does not
 * share processors and the just-in-time compiler with it; a program that signs in once and ends
 * does none of it. Thread-safe.
 */
public final class BackgroundTasks {
  private static final long DELAY_MILLIS = 1_000;
  private static final long FIRST_USE = System.nanoTime();

  private BackgroundTasks() {}

  /**
   * Runs a task later, on a daemon thread of its own, which has no context class loader. The task
   * must record its own failures: what it throws is dropped.
   *
   * @param threadName the thread's name
   * @param task what to do
   * @return {@code null}; or why no thread can be started, in one line, and then the task does not
   *     run
   */
  public static @Nullable String run(String threadName, Runnable task) {
    try {
      // Without the caller's inheritable thread-locals, which may hold an application's objects.
      Thread thread = new Thread(null, new Delayed(task), threadName, 0, false);
      thread.setDaemon(true);
      thread.setContextClassLoader(null);
      thread.start();
      return null;
    } catch (RuntimeException | Error noThread) {
      // A limit on threads is an OutOfMemoryError; the caller's own work does not need this one.
      return OneLine.of(noThread);
    }
  }

  private record Delayed(Runnable task) implements Runnable {
    @Override
    public void run() {
      try {
        Thread.sleep(Math.max(0, DELAY_MILLIS - (System.nanoTime() - FIRST_USE) / 1_000_000));
      } catch (InterruptedException ignored) {
        // An interrupt only skips the delay: the work is still wanted.
      }
      try {
        task.run();
      } catch (Throwable ignored) {
        // For instance classes that are missing because their loader was closed. The work is
        // optional, so a stack trace on the console would alarm without need.
      }
    }
  }
}
