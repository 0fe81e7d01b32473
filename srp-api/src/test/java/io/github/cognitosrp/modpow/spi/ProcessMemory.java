package io.github.cognitosrp.modpow.spi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What programs need that look for secrets in their own process's memory. */
public final class ProcessMemory {
  private static final Pattern HEAP =
      Pattern.compile("Heap address: (0x[0-9a-f]+), size: (\\d+) MB");

  private ProcessMemory() {}

  /**
   * Freed memory is soon used again by whoever allocates next, so that a single call's may be gone
   * before it is looked at. These threads allocate together, each from its own part of the native
   * heap, and then do nothing more.
   */
  public static <T> T onThreadsThatStay(int count, Callable<T> work) throws Exception {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            count,
            task -> {
              Thread thread = new Thread(task);
              thread.setDaemon(true);
              return thread;
            });
    Future<T> last = null;
    for (Future<T> result : threads.invokeAll(Collections.nCopies(count, work))) {
      result.get();
      last = result;
    }
    if (last == null) {
      throw new IllegalArgumentException("no thread");
    }
    return last.get();
  }

  /** Start and end of the Java heap, from the log of {@code gc+heap+coops=debug}. */
  public static long[] heap(Path log) throws IOException {
    Matcher matcher = HEAP.matcher(Files.readString(log));
    if (!matcher.find()) {
      throw new IllegalStateException("no heap address in the log");
    }
    long start = Long.decode(matcher.group(1));
    return new long[] {start, start + (Long.parseLong(matcher.group(2)) << 20)};
  }
}
