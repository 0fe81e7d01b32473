package io.github.cognitosrp.awssdk.device;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps processes apart that change one folder. The lock is the operating system's on the file
 * {@code .lock}, which stays, and ends with the process.
 */
final class FolderLock {
  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private FolderLock() {}

  /** What is done with the lock held. */
  interface Work {
    void run() throws IOException;
  }

  /** Waits for the lock of a folder that exists, does the work, and lets the lock go. */
  static void locked(Path folder, Work work) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      acquire(channel);
      work.run();
    }
  }

  /** Locks of this kind belong to the whole JVM, which refuses a second one instead of waiting. */
  private static void acquire(FileChannel channel) throws IOException {
    while (true) {
      try {
        FileLock lock = channel.lock();
        if (lock.isValid()) {
          return;
        }
      } catch (OverlappingFileLockException ignored) {
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }
}
