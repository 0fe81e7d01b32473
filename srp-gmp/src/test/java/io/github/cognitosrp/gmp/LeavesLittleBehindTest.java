package io.github.cognitosrp.gmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cognitosrp.modpow.spi.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody finds who reads the process's memory after a call, the Java heap apart. */
@Tag("slow")
class LeavesLittleBehindTest {
  @TempDir private Path folder;

  private ChildJvm.Output scanAfter(String name, boolean leaveOne) throws Exception {
    assumeTrue(Files.isReadable(Path.of("/proc/self/mem")), "needs Linux's /proc/self/mem");
    Path log = folder.resolve("heap.log");
    ChildJvm.Output output =
        ChildJvm.withNativeAccess()
            .options("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC")
            .options("-Xlog:gc+heap+coops=debug:file=" + log)
            .run(MemoryScanProgram.class, name, log.toString(), String.valueOf(leaveOne));
    System.out.println(name + (leaveOne ? " and one left: " : ": ") + output.lines());
    assertThat(output.clean()).contains("right=true");
    assertThat(output.number("scannedKiB")).isGreaterThan(16 * 1024);
    return output;
  }

  @ParameterizedTest
  @ValueSource(strings = {"gmp", "gmp" + Exponentiation.OF_G, "gmp-vartime"})
  void noPieceOfTheExponentStaysInNativeMemory(String name) throws Exception {
    assertThat(scanAfter(name, false).number("found")).isZero();
  }

  @Test
  void anExponentLeftOnPurposeIsFound() throws Exception {
    assertThat(scanAfter("gmp", true).number("found")).isPositive();
  }

  /** jnagmp's own buffers after its own call: what this test exists to see. */
  @Test
  void theSameScanFindsWhatJnagmpKeeps() throws Exception {
    assertThat(scanAfter("jnagmp", false).number("found")).isPositive();
  }
}
