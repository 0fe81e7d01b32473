package io.github.cognitosrp.modpow.support;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Public numbers that make later powers faster and take milliseconds to compute, such as the tables
 * of a fixed base. They are computed once, in the {@linkplain BackgroundTasks background}, after
 * the first call that asks for them; calls before that do without. Thread-safe.
 *
 * @param <T> the value, immutable
 */
public final class BackgroundValue<T> {
  private final String threadName;
  private final Supplier<T> builder;
  private final AtomicBoolean requested = new AtomicBoolean();
  private final ReentrantLock building = new ReentrantLock();
  private boolean tried;
  private volatile @Nullable T value;

  /**
   * Creates a value that is not built yet.
   *
   * @param threadName the name of the thread that will build it
   * @param builder computes the value and checks it; throws if it is wrong, and is not called again
   */
  public BackgroundValue(String threadName, Supplier<T> builder) {
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
      BackgroundTasks.run(threadName, this::build);
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
      }
    } catch (RuntimeException | Error noTable) {
      // Powers are right without it, only slower.
      value = null;
    } finally {
      building.unlock();
    }
  }
}
