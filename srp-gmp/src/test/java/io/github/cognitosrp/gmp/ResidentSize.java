package io.github.cognitosrp.gmp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory of this process, as Linux counts it. */
final class ResidentSize {
  private static final Path STATUS = Path.of("/proc/self/status");

  private ResidentSize() {}

  static boolean isKnown() {
    return Files.exists(STATUS);
  }

  static long kibibytes() throws IOException {
    String line =
        Files.readAllLines(STATUS).stream()
            .filter(l -> l.startsWith("VmRSS:"))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", ""));
  }
}
