package io.github.cognitosrp.awssdk.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two threads of one JVM that change a folder; {@link TwoProcessesTest} has two processes. */
class FolderLockTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path folder;

  @Test
  void theSecondSleepsUntilTheFirstIsDone() throws Exception {
    List<String> done = new CopyOnWriteArrayList<>();
    Thread second = new Thread(() -> locked(() -> done.add("second")));
    locked(() -> {
      second.start();
      awaitSleepOrEnd(second);
      done.add("first");
    });
    second.join();
    assertThat(done).containsExactly("first", "second");
  }

  private void locked(FolderLock.Work work) {
    try {
      FolderLock.locked(folder, work);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A thread that waits for the lock without sleeping keeps a processor busy. */
  private static void awaitSleepOrEnd(Thread thread) {
    long start = System.nanoTime();
    while (thread.getState() != Thread.State.TIMED_WAITING
        && thread.getState() != Thread.State.TERMINATED) {
      assertThat(System.nanoTime() - start).isLessThan(PATIENCE.toNanos());
      Thread.onSpinWait();
    }
  }
}
