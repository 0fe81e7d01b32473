package io.github.cognitosrp.openssl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files that are mapped into this process, where the system tells: on Linux. */
final class LoadedFiles {
  private static final Path MAPS = Path.of("/proc/self/maps");

  private LoadedFiles() {}

  /** The file that an address belongs to, or the fallback. */
  static String fileAt(long address, String fallback) {
    List<String> mappings;
    try {
      mappings = Files.readAllLines(MAPS);
    } catch (IOException notLinux) {
      return fallback;
    }
    for (String mapping : mappings) {
      // "7f0000000000-7f0000001000 r-xp 00000000 08:01 1234   /usr/lib/libcrypto.so.3"
      String[] fields = mapping.split("\\s+", 6);
      String[] range = fields[0].split("-", 2);
      if (fields.length == 6
          && Long.parseUnsignedLong(range[0], 16) <= address
          && address < Long.parseUnsignedLong(range[1], 16)) {
        return fields[5];
      }
    }
    return fallback;
  }
}
