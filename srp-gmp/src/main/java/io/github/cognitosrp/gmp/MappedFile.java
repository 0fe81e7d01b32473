package io.github.cognitosrp.gmp;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which file an address of this process belongs to, as Linux tells in {@code /proc/self/maps}. */
final class MappedFile {
  private static final Path MAPS = Path.of("/proc/self/maps");
  private static final int HEX = 16;

  /** A line is: range, permissions, offset, device, inode, path. */
  private static final int FIELDS = 6;

  private MappedFile() {}

  /** Returns the file's path, or null where the system does not tell. */
  static @Nullable String at(Pointer address) {
    long wanted = Pointer.nativeValue(address);
    try (Stream<String> lines = Files.lines(MAPS)) {
      return lines
          .map(line -> line.split(" +", FIELDS))
          .filter(fields -> fields.length == FIELDS && contains(fields[0], wanted))
          .map(fields -> fields[FIELDS - 1])
          .findFirst()
          .orElse(null);
    } catch (IOException | RuntimeException notLinux) {
      return null;
    }
  }

  private static boolean contains(String range, long address) {
    int dash = range.indexOf('-');
    long start = Long.parseUnsignedLong(range, 0, dash, HEX);
    long end = Long.parseUnsignedLong(range, dash + 1, range.length(), HEX);
    return Long.compareUnsigned(start, address) <= 0 && Long.compareUnsigned(address, end) < 0;
  }
}
