package io.github.cognitosrp.modpow.spi;

/**
 * Work that makes later sign-ins faster and that the first one should neither wait for nor compete
 * with for processors and the just-in-time compiler: tables, warm-up, calibration. It is done on
 * daemon threads, which begin one second after this class was first used or later; a program that
 * signs in once and ends does none of it. Thread-safe.
 */
public final class Background {
  private static final long HEAD_START_MILLIS = 1_000;
  private static final long FIRST_USE = System.nanoTime();

  private Background() {}

  /**
   * Does some work later, on a daemon thread of its own. What it throws goes to that thread's
   * handler of uncaught exceptions.
   *
   * @param threadName the thread's name
   * @param work what to do
   */
  public static void run(String threadName, Runnable work) {
    Thread thread = new Thread(() -> runAfterHeadStart(work), threadName);
    thread.setDaemon(true);
    thread.start();
  }

  private static void runAfterHeadStart(Runnable work) {
    try {
      Thread.sleep(Math.max(0, HEAD_START_MILLIS - (System.nanoTime() - FIRST_USE) / 1_000_000));
    } catch (InterruptedException ignored) {
      // Others may wait for this work: an interrupt ends the pause and nothing else.
    }
    work.run();
  }
}
