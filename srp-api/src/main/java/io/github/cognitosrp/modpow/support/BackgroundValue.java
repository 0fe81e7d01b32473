package io.github.cognitosrp.modpow.support;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Public numbers that make later powers faster and take milliseconds to compute, such as the tables
 * of a fixed base. They are computed once, in the {@linkplain BackgroundTasks background}, after
 * the first call that asks for them; calls before that do without. A failure is remembered and not
 * repeated: powers are right without the value, only slower. Thread-safe.
 *
 * @param <T> the value, immutable
 */
public final class BackgroundValue<T> {
  private final String threadName;
  private final Supplier<? extends T> builder;
  private final AtomicBoolean requested = new AtomicBoolean();
  private final ReentrantLock building = new ReentrantLock();
  private boolean tried;
  private volatile @Nullable T value;
  private volatile @Nullable String failure;

  /**
   * Creates a value that is not built yet.
   *
   * @param threadName the name of the thread that will build it
   * @param builder computes the value and checks it; throws if it is wrong, and is not called again
   */
  public BackgroundValue(String threadName, Supplier<? extends T> builder) {
    this.threadName = threadName;
    this.builder = builder;
  }

  /**
   * The value, or null as long as there is none. The first call has it built.
   *
   * @return the value if it is there
   */
  public @Nullable T get() {
    T built = value;
    if (built == null && requested.compareAndSet(false, true)) {
      String noThread = BackgroundTasks.run(threadName, new Build());
      if (noThread != null) {
        failure = noThread;
      }
    }
    return built;
  }

  /**
   * Builds the value now unless that was tried, or waits for the thread that does. Throws nothing.
   */
  public void build() {
    building.lock();
    try {
      if (!tried) {
        tried = true;
        value = builder.get();
        failure = null;
      }
    } catch (Throwable fault) {
      failure = OneLine.of(fault);
    } finally {
      building.unlock();
    }
  }

  /**
   * {@return why there is no value and will be none, in one line; null if it is there or may still
   * come}
   */
  public @Nullable String failure() {
    return failure;
  }

  private final class Build implements Runnable {
    @Override
    public void run() {
      build();
    }
  }
}
