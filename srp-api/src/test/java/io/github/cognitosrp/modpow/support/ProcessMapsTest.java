package io.github.cognitosrp.modpow.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The file of an address, for the JVM's own library, which stays where it is. */
class ProcessMapsTest {
  private static final Path MAPS = Path.of("/proc/self/maps");

  private record Range(long start, long end, String file) {
    static Range of(String line) {
      String[] fields = line.split(" +", 6);
      String[] ends = fields[0].split("-", 2);
      return new Range(
          Long.parseUnsignedLong(ends[0], 16), Long.parseUnsignedLong(ends[1], 16), fields[5]);
    }
  }

  @BeforeEach
  void linux() {
    assumeTrue(Files.isReadable(MAPS), "needs /proc");
  }

  private static List<Range> ranges() throws IOException {
    List<Range> ranges =
        Files.readAllLines(MAPS).stream()
            .filter(line -> line.endsWith("/libjvm.so"))
            .map(Range::of)
            .toList();
    assertThat(ranges).isNotEmpty();
    return ranges;
  }

  @Test
  void theFirstAndTheLastAddressOfARangeAreItsFiles() throws IOException {
    for (Range range : ranges()) {
      assertThat(ProcessMaps.fileAt(range.start())).contains(range.file());
      assertThat(ProcessMaps.fileAt(range.end() - 1)).contains(range.file());
    }
  }

  @Test
  void theAddressesBesideAllRangesAreNot() throws IOException {
    List<Range> ranges = ranges();
    String file = ranges.get(0).file();
    assertThat(ProcessMaps.fileAt(ranges.get(0).start() - 1).orElse("none")).isNotEqualTo(file);
    assertThat(ProcessMaps.fileAt(ranges.get(ranges.size() - 1).end()).orElse("none"))
        .isNotEqualTo(file);
  }

  @Test
  void anAddressThatIsNotMappedHasNoFile() {
    assertThat(ProcessMaps.fileAt(0)).isEmpty();
  }
}
