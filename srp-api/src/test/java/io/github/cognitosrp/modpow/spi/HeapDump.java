package io.github.cognitosrp.modpow.spi;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The heap of a JVM, garbage included, as bytes in which a test looks for secrets. */
public final class HeapDump {
  private static final String[] NO_COLLECTION = {
    "-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC", "-Xmx256m"
  };

  private final byte[] heap;

  private HeapDump(byte[] heap) {
    this.heap = heap;
  }

  /** Writes the heap of this JVM to a new file, whose name ends with {@code .hprof}. */
  public static void write(String file) throws IOException {
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file, false);
  }

  /**
   * Runs a program in a JVM of its own, which calls {@link #write} with its last argument. Its
   * garbage is never collected, so that what was not wiped is there.
   *
   * @param work the other argument
   */
  public static HeapDump of(Class<?> program, String work, Path folder) throws Exception {
    return of(ChildJvm.plain(), program, work, folder);
  }

  /** The same in a JVM with more options. */
  public static HeapDump of(ChildJvm jvm, Class<?> program, String work, Path folder)
      throws Exception {
    Path file = folder.resolve("heap.hprof");
    jvm.options(NO_COLLECTION).run(program, work, file.toString()).clean();
    return new HeapDump(Files.readAllBytes(file));
  }

  /** A password of 21 ASCII letters; no literal, which would be in the heap anyway. */
  public static char[] password() {
    char[] password = new char[21];
    for (int i = 0; i < password.length; i++) {
      password[i] = (char) ('A' + i * i * 7 % 26);
    }
    return password;
  }

  /** How many arrays of bytes begin with these: HPROF has the type in the byte before the first. */
  public int arrays(byte[] content) {
    return copies(ByteBuffer.allocate(1 + content.length).put((byte) 8).put(content).array());
  }

  /** The same for arrays of longs. */
  public int arrays(long[] content) {
    ByteBuffer bytes = ByteBuffer.allocate(1 + Long.BYTES * content.length).put((byte) 11);
    for (long element : content) {
      bytes.putLong(element);
    }
    return copies(bytes.array());
  }

  /** How often the heap has these bytes. */
  public int copies(byte[] secret) {
    int copies = 0;
    for (int i = 0; i <= heap.length - secret.length; i++) {
      if (heap[i] == secret[0]
          && Arrays.equals(heap, i, i + secret.length, secret, 0, secret.length)) {
        copies++;
      }
    }
    return copies;
  }
}
