package io.github.cognitosrp.modpow.spi;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Public numbers that make later powers faster and take milliseconds to compute, such as the tables
 * of a fixed base. They are computed once, in the {@link Background}, after they were first asked
 * for; whoever asks before that does without. Thread-safe.
 *
 * @param <T> the table, immutable
 */
public final class LazyTable<T> {
  private final String threadName;
  private final Supplier<T> builder;
  private final AtomicBoolean askedFor = new AtomicBoolean();
  private final ReentrantLock building = new ReentrantLock();
  private boolean tried;
  private volatile @Nullable T table;

  /**
   * Creates a table that is not built yet.
   *
   * @param threadName the name of the thread that will build it
   * @param builder computes the table and checks it; throws if it is wrong, and is not called again
   */
  public LazyTable(String threadName, Supplier<T> builder) {
    this.threadName = threadName;
    this.builder = builder;
  }

  /**
   * The table, or null as long as there is none. The first call has it built.
   *
   * @return the table if it is there
   */
  public @Nullable T get() {
    T built = table;
    if (built == null && askedFor.compareAndSet(false, true)) {
      Background.run(threadName, this::build);
    }
    return built;
  }

  /** Builds the table now unless that has been done, or waits for whoever does. Throws nothing. */
  public void build() {
    building.lock();
    try {
      if (!tried) {
        tried = true;
        table = builder.get();
      }
    } catch (RuntimeException | Error noTable) {
      // Powers are right without it, only slower.
      table = null;
    } finally {
      building.unlock();
    }
  }
}
