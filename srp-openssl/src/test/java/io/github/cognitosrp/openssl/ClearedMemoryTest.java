package io.github.cognitosrp.openssl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.ChildJvm;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The memory of the process after the work, in a JVM of its own. */
@Tag("slow")
class ClearedMemoryTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();

  /** Looks for operands and results in the heap of malloc, during the work and after it. */
  static final class Search {
    public static void main(String[] args) throws Exception {
      Random random = new Random();
      Libcrypto libcrypto = Intercepted.real();
      OpensslBackend backend = new OpensslBackend(libcrypto);
      backend.warmUp();
      BigInteger base = new BigInteger(3071, random);
      BigInteger exponent = new BigInteger(512, random).setBit(512);
      BigInteger x = new BigInteger(256, random);
      BigInteger[] secrets = {
        base,
        exponent,
        x,
        backend.modPow(base, exponent, 513, N),
        backend.modPow(base, x, 256, N),
        backend.fixedBase(G, N, 256).pow(x)
      };
      int found = 0;
      for (BigInteger secret : secrets) {
        found += occurrences(secret);
      }
      NativeScope forgotten = new NativeScope(libcrypto, 48);
      forgotten.load(BigEndianWords.of(base, 48));
      int control = occurrences(base);
      forgotten.close();
      System.out.println(
          "after=" + found + " control=" + (control > 1) + " closed=" + occurrences(base));
    }

    /** In both orders of bytes, from the middle on: malloc writes into the first ones. */
    private static int occurrences(BigInteger secret) throws IOException {
      byte[] bigEndian = BigEndianWords.of(secret, BigEndianWords.words(secret.bitLength()));
      int middle = bigEndian.length / 2 / Long.BYTES * Long.BYTES;
      byte[] needle = Arrays.copyOfRange(bigEndian, middle, middle + 2 * Long.BYTES);
      byte[] reversed = new byte[needle.length];
      for (int i = 0; i < needle.length; i++) {
        reversed[i] = needle[needle.length - 1 - i];
      }
      int found = 0;
      for (String mapping : Files.readAllLines(Path.of("/proc/self/maps"))) {
        if (mapping.endsWith("[heap]")) {
          String[] range = mapping.split("[- ]", 3);
          long start = Long.parseUnsignedLong(range[0], 16);
          long end = Long.parseUnsignedLong(range[1], 16);
          found += occurrences(start, end, needle) + occurrences(start, end, reversed);
        }
      }
      return found;
    }

    private static int occurrences(long start, long end, byte[] needle) throws IOException {
      int found = 0;
      // Larger reads would go through a buffer in the very heap that is read.
      byte[] window = new byte[8192];
      try (RandomAccessFile memory = new RandomAccessFile("/proc/self/mem", "r")) {
        for (long at = start; at < end; at += window.length - needle.length + 1) {
          memory.seek(at);
          int length;
          try {
            length = memory.read(window, 0, (int) Math.min(window.length, end - at));
          } catch (IOException givenBack) {
            // The heap has shrunk since its bounds were read.
            break;
          }
          for (int i = 0; i + needle.length <= length; i++) {
            if (Arrays.equals(window, i, i + needle.length, needle, 0, needle.length)) {
              found++;
            }
          }
        }
      }
      return found;
    }
  }

  /** Prints by how much the process grows in 60,000 calls: the least of four times. */
  static final class Growth {
    private static final int ROUNDS = 4;
    private static final int CALLS_OF_ROUND = 60_000;

    public static void main(String[] args) throws Exception {
      OpensslBackend backend = new OpensslBackend(Intercepted.real());
      work(backend, 30_000);
      long least = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        long before = residentKilobytes();
        work(backend, CALLS_OF_ROUND);
        least = Math.min(least, residentKilobytes() - before);
      }
      System.out.println("grown=" + least);
    }

    private static void work(OpensslBackend backend, int calls) {
      BigInteger modulus = new BigInteger("ffffffffffffffc5", 16);
      for (int i = 0; i < calls; i++) {
        backend.modPow(BigInteger.TEN, BigInteger.valueOf(i), 32, modulus);
      }
    }

    private static long residentKilobytes() throws IOException {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void operandsAndResultsAreOverwrittenBeforeTheirMemoryIsFreed() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/mem")), "needs Linux");
    // One heap for malloc, so that it can be searched.
    ChildJvm jvm = ChildJvm.withNativeAccess().environment("MALLOC_ARENA_MAX", "1");
    assertThat(jvm.run(Search.class).clean()).contains("after=0 control=true closed=0");
  }

  @Test
  void theProcessDoesNotGrow() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/status")), "needs Linux");
    ChildJvm.Output output =
        ChildJvm.withNativeAccess()
            .options("-Xms64m", "-Xmx64m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC")
            .environment("MALLOC_ARENA_MAX", "1")
            .run(Growth.class);
    // One lost BIGNUM a call would be 3,000 kB in every round; what the JVM itself takes, for
    // compiled
    // code above all, it takes once.
    assertThat(output.number("grown")).isLessThan(1_500);
  }
}
