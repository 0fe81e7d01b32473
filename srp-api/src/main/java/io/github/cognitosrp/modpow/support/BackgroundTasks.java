package io.github.cognitosrp.modpow.support;

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
   * Runs a task later, on a daemon thread of its own. The task must handle its own failures: what
   * it throws is dropped, because nobody waits for it.
   *
   * @param threadName the thread's name
   * @param task what to do
   * @throws OutOfMemoryError if no thread can be started
   */
  public static void run(String threadName, Runnable task) {
    Thread thread = new Thread(() -> runDelayed(task), threadName);
    thread.setDaemon(true);
    thread.start();
  }

  private static void runDelayed(Runnable task) {
    try {
      Thread.sleep(Math.max(0, DELAY_MILLIS - (System.nanoTime() - FIRST_USE) / 1_000_000));
    } catch (InterruptedException ignored) {
      // An interrupt only skips the delay: the work is still wanted.
    }
    task.run();
  }
}
