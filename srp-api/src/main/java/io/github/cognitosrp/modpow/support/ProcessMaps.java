package io.github.cognitosrp.modpow.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files that are mapped into this process, which Linux lists in {@code /proc/self/maps}. */
public final class ProcessMaps {
  private static final Path MAPS = Path.of("/proc/self/maps");
  private static final int HEX = 16;

  /** A line is: range, permissions, offset, device, inode, path. */
  private static final int FIELDS = 6;

  private ProcessMaps() {}

  /**
   * The file that an address belongs to.
   *
   * @param address an address in this process
   * @return the file's path; empty where no file is mapped there or the system does not tell
   */
  public static Optional<String> fileAt(long address) {
    try {
      for (String line : Files.readAllLines(MAPS)) {
        String[] fields = line.split(" +", FIELDS);
        if (fields.length == FIELDS && contains(fields[0], address)) {
          return Optional.of(fields[FIELDS - 1]);
        }
      }
    } catch (IOException | RuntimeException notLinux) {
      // The path is only information.
    }
    return Optional.empty();
  }

  private static boolean contains(String range, long address) {
    int dash = range.indexOf('-');
    long start = Long.parseUnsignedLong(range, 0, dash, HEX);
    long end = Long.parseUnsignedLong(range, dash + 1, range.length(), HEX);
    return Long.compareUnsigned(start, address) <= 0 && Long.compareUnsigned(address, end) < 0;
  }
}
