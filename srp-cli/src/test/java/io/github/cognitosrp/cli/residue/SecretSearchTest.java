package io.github.cognitosrp.cli.residue;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cognitosrp.modpow.ModPowStatus;
import io.github.cognitosrp.modpow.ModPows;
import io.github.cognitosrp.modpow.spi.ChildJvm;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is left of the secrets after a user's and a device's answer, once everything is closed, in a
 * JVM of its own for every backend: nothing in what the heap still holds, and nothing in the
 * process's memory outside the heap.
 */
@Tag("slow")
class SecretSearchTest {
  /**
   * 64 bytes of S, the length of a register, were seen in one of some 50 runs: most likely
   * registers that the JVM saved when it stopped a thread. On a machine with a load of 100 pieces
   * of it were seen in three runs in a row. What a backend leaves is there in every run.
   */
  private static final int RUNS = 6;

  /** Pieces of a secret count as well as the whole. */
  private static final int PIECE_BYTES = 16;

  @TempDir private Path folder;

  @BeforeAll
  static void needsLinux() {
    assumeTrue(Files.isReadable(Path.of("/proc/self/mem")), "needs Linux's /proc/self/mem");
  }

  static Stream<String> backends() {
    return ModPows.diagnose().stream()
        .filter(ModPowStatus::isReady)
        .flatMap(status -> status.name().stream());
  }

  @ParameterizedTest
  @MethodSource("backends")
  void afterCloseNoSecretIsHeldOrLeftOutsideTheHeap(String backend) throws Exception {
    Set<String> outside = search(backend);
    for (int more = 1; more < RUNS && !outside.isEmpty(); more++) {
      outside.retainAll(search(backend));
    }
    assertThat(outside).as("outside the heap, in each of %d runs", RUNS).isEmpty();
  }

  /** Checks that the heap holds none, and returns those of which pieces are outside it. */
  private Set<String> search(String backend) throws Exception {
    ChildJvm.Output output = run(backend);
    Map<String, List<byte[]>> needles = needles(output);
    Map<String, Integer> outside = found("native.bin", needles);
    System.out.println(backend + ": in unused memory of the heap " + found("closed.bin", needles));
    System.out.println(
        backend + ": after it was filled three times " + found("later.bin", needles));
    System.out.println(backend + ": outside the heap " + outside);
    assertThat(found("live.hprof", needles)).as("held").isEmpty();
    return new HashSet<>(outside.keySet());
  }

  /** Otherwise the other test could see nothing. */
  @Test
  void whatIsKeptOnPurposeIsFound() throws Exception {
    ChildJvm.Output first = run("bigint");
    List<String> kept = new ArrayList<>();
    secrets(first).values().forEach(secret -> kept.add(HexFormat.of().formatHex(secret)));
    ChildJvm.Output output = run("bigint", kept.toArray(String[]::new));
    Map<String, List<byte[]>> needles = needles(output);
    assertThat(found("live.hprof", needles)).containsOnlyKeys(needles.keySet());
    assertThat(found("native.bin", needles)).containsOnlyKeys(needles.keySet());
  }

  private ChildJvm.Output run(String backend, String... kept) throws Exception {
    Files.deleteIfExists(folder.resolve("live.hprof"));
    List<String> arguments = new ArrayList<>(List.of(backend, folder.toString()));
    arguments.add(Secrets.ofUser().largeB().toString(16));
    arguments.add(Secrets.ofDevice().largeB().toString(16));
    arguments.addAll(List.of(kept));
    ChildJvm.Output output =
        ChildJvm.ofShortLife()
            .options("-Xms64m", "-Xmx64m", "-XX:+UseSerialGC")
            // Otherwise a collection leaves dead memory as arrays that seem to be alive.
            .options("-XX:MarkSweepDeadRatio=0", "-XX:MarkSweepAlwaysCompactCount=1")
            .options("-Xlog:gc+heap+coops=debug:file=" + folder.resolve("heap.log"))
            .run(SecretHolder.class, arguments.toArray(String[]::new));
    assertThat(output.clean()).isNotEmpty();
    return output;
  }

  /** Each secret as the bytes of its definition. */
  private static Map<String, byte[]> secrets(ChildJvm.Output output) {
    Map<String, byte[]> secrets = new LinkedHashMap<>();
    secrets.put("password", new String(Secrets.password()).getBytes(UTF_8));
    secrets.put("device password", new String(Secrets.devicePassword()).getBytes(UTF_8));
    secrets.put("TOTP secret", Secrets.totpKey());
    add(secrets, "", 0, Secrets.ofUser(), number(output, "userA"));
    add(secrets, "device's ", 1, Secrets.ofDevice(), number(output, "deviceA"));
    return secrets;
  }

  private static void add(
      Map<String, byte[]> secrets, String whose, int draw, Secrets of, BigInteger largeA) {
    BigInteger a = Secrets.ephemeral(draw, largeA);
    secrets.put(whose + "inner hash", of.inner());
    secrets.put(whose + "a", magnitude(a));
    secrets.put(whose + "x", magnitude(of.x()));
    secrets.put(whose + "a + u*x", magnitude(a.add(of.u(largeA).multiply(of.x()))));
    secrets.put(whose + "S", magnitude(of.premaster(largeA)));
    secrets.put(whose + "key", of.key(largeA));
  }

  private static BigInteger number(ChildJvm.Output output, String name) {
    return new BigInteger(output.value(name), 16);
  }

  /** Whole words of 32 bits, as {@link BigInteger} has them. */
  private static byte[] magnitude(BigInteger number) {
    int words = (number.bitLength() + Integer.SIZE - 1) / Integer.SIZE;
    byte[] bytes = new byte[words * Integer.BYTES];
    byte[] signed = number.toByteArray();
    int skipped = Math.max(0, signed.length - bytes.length);
    System.arraycopy(
        signed, skipped, bytes, bytes.length - signed.length + skipped, signed.length - skipped);
    return bytes;
  }

  private static Map<String, List<byte[]>> needles(ChildJvm.Output output) {
    Map<String, List<byte[]>> needles = new LinkedHashMap<>();
    secrets(output).forEach((name, secret) -> needles.put(name, forms(secret)));
    String password = new String(Secrets.password());
    String device = new String(Secrets.devicePassword());
    for (var charset : List.of(UTF_16BE, UTF_16LE)) {
      needles.get("password").add(password.getBytes(charset));
      needles.get("device password").add(device.getBytes(charset));
    }
    return needles;
  }

  /** Its pieces in every order of bytes and of words that a processor and BigInteger use. */
  private static List<byte[]> forms(byte[] secret) {
    List<byte[]> forms = new ArrayList<>();
    for (int start = 0; start + PIECE_BYTES <= secret.length; start += PIECE_BYTES) {
      byte[] piece = Arrays.copyOfRange(secret, start, start + PIECE_BYTES);
      byte[] reversed = new byte[PIECE_BYTES];
      byte[] words = new byte[PIECE_BYTES];
      for (int i = 0; i < PIECE_BYTES; i++) {
        reversed[i] = piece[PIECE_BYTES - 1 - i];
        words[i] = piece[i / Integer.BYTES * Integer.BYTES + Integer.BYTES - 1 - i % Integer.BYTES];
      }
      forms.addAll(List.of(piece, reversed, words));
    }
    return forms;
  }

  /** How many pieces of each secret are in a file; secrets without any are left out. */
  private Map<String, Integer> found(String file, Map<String, List<byte[]>> needles)
      throws IOException {
    byte[] memory = Files.readAllBytes(folder.resolve(file));
    assertThat(memory).hasSizeGreaterThan(1 << 20);
    Map<Integer, List<Map.Entry<String, byte[]>>> byStart = new LinkedHashMap<>();
    // Nearly every place is ruled out by its first bytes, without a number object for the map.
    boolean[] mayStart = new boolean[1 << Short.SIZE];
    needles.forEach((name, forms) ->
        forms.forEach(form -> {
          mayStart[start(form, 0) >>> Short.SIZE] = true;
          byStart
              .computeIfAbsent(start(form, 0), start -> new ArrayList<>())
              .add(Map.entry(name, form));
        }));
    Map<String, Integer> found = new LinkedHashMap<>();
    for (int i = 0; i + PIECE_BYTES <= memory.length; i++) {
      if (!mayStart[(memory[i] & 0xff) << Byte.SIZE | (memory[i + 1] & 0xff)]) {
        continue;
      }
      for (Map.Entry<String, byte[]> needle : byStart.getOrDefault(start(memory, i), List.of())) {
        byte[] form = needle.getValue();
        if (i + form.length <= memory.length
            && Arrays.equals(memory, i, i + form.length, form, 0, form.length)) {
          found.merge(needle.getKey(), 1, Integer::sum);
        }
      }
    }
    return found;
  }

  private static int start(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | (bytes[at + 3] & 0xff);
  }
}
