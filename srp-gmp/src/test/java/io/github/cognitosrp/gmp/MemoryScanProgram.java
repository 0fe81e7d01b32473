package io.github.cognitosrp.gmp;

import com.sun.jna.Memory;
import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.ProcessMemory;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** Computes with a secret exponent, then looks for it in all of the process but the Java heap. */
public final class MemoryScanProgram {
  private static final int EXPONENT_BYTES = 32;
  private static final int THREADS = 16;

  /** Half of an AVX2 register: parts of the exponent count as well as the whole. */
  private static final int NEEDLE_BYTES = 16;

  private MemoryScanProgram() {}

  /**
   * Prints how many pieces of the exponent were found, forwards and backwards.
   *
   * @param arguments what to call, the log with the heap's address, and whether to leave an
   *     exponent behind on purpose
   * @throws Exception if the process's memory cannot be read
   */
  public static void main(String[] arguments) throws Exception {
    Exponentiation exponentiation = Exponentiation.of(arguments[0]);
    Exponentiation.awaitTables(arguments[0]);
    BigInteger modulus = SrpGroup.COGNITO_3072.n();
    byte[] secret = new byte[EXPONENT_BYTES];
    new SecureRandom().nextBytes(secret);
    secret[0] |= (byte) 0x80;
    BigInteger exponent = new BigInteger(1, secret);
    BigInteger answer =
        ProcessMemory.onThreadsThatStay(
            THREADS, () -> exponentiation.modPow(BigInteger.TWO, exponent, modulus));
    Memory left = new Memory(EXPONENT_BYTES);
    if (Boolean.parseBoolean(arguments[2])) {
      left.write(0, secret, 0, EXPONENT_BYTES);
    }
    List<byte[]> needles = new ArrayList<>();
    for (int start = 0; start < EXPONENT_BYTES; start += NEEDLE_BYTES) {
      byte[] forwards = new byte[NEEDLE_BYTES];
      byte[] backwards = new byte[NEEDLE_BYTES];
      for (int i = 0; i < NEEDLE_BYTES; i++) {
        forwards[i] = secret[start + i];
        backwards[NEEDLE_BYTES - 1 - i] = secret[start + i];
      }
      needles.add(forwards);
      needles.add(backwards);
    }
    long[] heap = ProcessMemory.heap(Path.of(arguments[1]));
    long[] scanned = new long[1];
    int found = scan(needles, heap[0], heap[1], scanned);
    System.out.println("right=" + BigInteger.TWO.modPow(exponent, modulus).equals(answer));
    System.out.println("scannedKiB=" + scanned[0] / 1024);
    System.out.println("found=" + found);
    left.close();
  }

  private static int scan(List<byte[]> needles, long heapStart, long heapEnd, long[] scanned)
      throws IOException {
    int found = 0;
    try (RandomAccessFile memory = new RandomAccessFile("/proc/self/mem", "r")) {
      for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
        String[] fields = line.split("[- ]+", 4);
        long start = Long.parseUnsignedLong(fields[0], 16);
        long end = Long.parseUnsignedLong(fields[1], 16);
        boolean inHeap = start >= heapStart && end <= heapEnd;
        if (!fields[2].startsWith("rw") || line.contains("[vvar") || inHeap) {
          continue;
        }
        byte[] content = new byte[Math.toIntExact(end - start)];
        try {
          memory.seek(start);
          memory.readFully(content);
        } catch (IOException guardPage) {
          continue;
        }
        scanned[0] += content.length;
        for (byte[] needle : needles) {
          found += occurrences(content, needle);
        }
      }
    }
    return found;
  }

  private static int occurrences(byte[] content, byte[] needle) {
    int count = 0;
    for (int i = 0; i + needle.length <= content.length; i++) {
      int same = 0;
      while (same < needle.length && content[i + same] == needle[same]) {
        same++;
      }
      count += same == needle.length ? 1 : 0;
    }
    return count;
  }
}
