package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Many sign-ins: at once, and one after the other. */
@Tag("slow")
@Isolated
class LoadTest {
  private static final int AT_ONCE = 64;

  // 10,000 sign-ins leave 10,000 refresh tokens; a challenge that stayed would add 5 kB each.
  private static final long MAX_GROWTH_BYTES = 24L * 1024 * 1024;

  /** 24 KiB a sign-in; seen: 1. */
  private static final long MAX_GROWTH_OF_FEW_BYTES = 200 * 24L * 1024;

  @Test
  void sixtyFourUsersSignInAtOnce() throws Exception {
    try (LocalUserPool pool = LocalUserPool.start()) {
      ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
      try {
        CountDownLatch together = new CountDownLatch(AT_ONCE);
        List<Future<PoolCaller.Reply>> replies = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
          String name = "user" + i;
          pool.addUser(name, "secret");
          replies.add(
              callers.submit(() -> {
                together.countDown();
                together.await();
                return new PoolCaller(pool).signIn(name, "secret");
              }));
        }
        for (Future<PoolCaller.Reply> reply : replies) {
          assertThat(reply.get(60, TimeUnit.SECONDS).accessToken()).contains(".");
        }
      } finally {
        callers.shutdownNow();
      }
    }
  }

  @Test
  void manySignInsInARowLeaveTheirTokensOnly() throws Exception {
    signIns(200, 1, MAX_GROWTH_OF_FEW_BYTES);
  }

  @Test
  @Tag("deep")
  void tenThousandSignInsInARowLeaveTheirTokensOnly() throws Exception {
    signIns(10_000, 1, MAX_GROWTH_BYTES);
  }

  /** Of a processor that never waits, a sign-in takes less time. */
  @Test
  @Tag("deep")
  void tenThousandSignInsOfThreeCallersLeaveTheirTokensOnly() throws Exception {
    signIns(10_000, 3, MAX_GROWTH_BYTES);
  }

  private static void signIns(int count, int callers, long maxGrowthBytes) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try (LocalUserPool pool = LocalUserPool.builder().user("alice", "secret").start()) {
      PoolCaller caller = new PoolCaller(pool);
      int warmUp = Math.min(count, 1000);
      for (int i = 0; i < warmUp; i++) {
        assertThat(caller.signIn("alice", "secret").status()).isEqualTo(200);
      }
      long heapBefore = usedHeap();
      int threadsBefore = poolThreads().size();
      PoolCpu cpu = new PoolCpu();
      List<Double> millisOfHundreds = new ArrayList<>();
      for (int hundred = 0; hundred < count / 100; hundred++) {
        long nanosBefore = cpu.nanos();
        AtomicInteger left = new AtomicInteger(100);
        Callable<Void> signsIn =
            () -> {
              while (left.getAndDecrement() > 0) {
                assertThat(caller.signIn("alice", "secret").status()).isEqualTo(200);
              }
              return null;
            };
        for (Future<Void> done : threads.invokeAll(Collections.nCopies(callers, signsIn))) {
          done.get();
        }
        millisOfHundreds.add((cpu.nanos() - nanosBefore) / 1e6 / 100);
      }
      long growth = usedHeap() - heapBefore;

      System.out.printf(
          Locale.ROOT,
          "%d sign-ins of %d callers: %.2f ms of a core each in the pool (median of hundreds),"
              + " %d kB of heap more%n",
          count,
          callers,
          median(millisOfHundreds),
          growth / 1024);
      assertThat(growth).isLessThan(maxGrowthBytes);
      assertThat(poolThreads()).hasSizeLessThanOrEqualTo(threadsBefore + 4);
      assertThat(pool.events()).hasSizeLessThanOrEqualTo(1000);
    } finally {
      threads.shutdownNow();
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static List<ThreadInfo> poolThreads() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    List<ThreadInfo> found = new ArrayList<>();
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().startsWith("cognito-local-pool")) {
        found.add(thread);
      }
    }
    return found;
  }

  /**
   * Processor time of the pool's threads. Jetty ends threads that are not needed, so each is looked
   * at now and then.
   */
  private static final class PoolCpu {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<Long, Long> nanosByThread = new HashMap<>();

    private void look() {
      for (ThreadInfo thread : poolThreads()) {
        long nanos = threads.getThreadCpuTime(thread.getThreadId());
        if (nanos > 0) {
          nanosByThread.put(thread.getThreadId(), nanos);
        }
      }
    }

    /** Up to now. */
    long nanos() {
      look();
      return nanosByThread.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
