package io.github.cognitosrp.gmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cognitosrp.modpow.spi.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which libgmp computes: that the list tells, and that its owner can choose. */
@Tag("slow")
class WhichLibgmpTest {
  private static final Path INSTALLED = Path.of("/usr/lib/x86_64-linux-gnu/libgmp.so.10");
  private static final String BUNDLED = "GMP 6.1.1 bundled in jnagmp-3.0.0.jar";

  @TempDir private Path folder;

  static Path installed() {
    assumeTrue(Files.exists(INSTALLED), "needs Debian's libgmp10 at " + INSTALLED);
    return INSTALLED;
  }

  private static void bundledForThisSystem() {
    assumeTrue(
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64"),
        "needs Linux on x86-64, for which jnagmp has a libgmp");
  }

  @Test
  void theOneInJnagmpsJarIsTheDefault() throws Exception {
    bundledForThisSystem();
    ChildJvm.Output output = ChildJvm.ofShortLife().run(BackendsProgram.class);
    assertThat(output.clean()).contains("gmp.state=READY", "gmp-vartime.state=READY");
    assertThat(output.value("gmp.library")).isEqualTo(BUNDLED);
    assertThat(output.value("gmp-vartime.library")).isEqualTo(output.value("gmp.library"));
  }

  @Test
  void thePropertyNamesAnother() throws Exception {
    ChildJvm.Output output =
        ChildJvm.ofShortLife()
            .options("-Dcognitosrp.gmp.library=" + installed())
            .run(BackendsProgram.class);
    assertThat(output.clean()).contains("gmp.state=READY", "best=gmp");
    assertThat(output.value("gmp.library"))
        .matches("GMP 6\\.\\d\\.\\d from " + INSTALLED)
        .doesNotContain("6.1.1");
  }

  @Test
  void thePropertyAsksForTheSystemsAndTheFileIsTold() throws Exception {
    installed();
    ChildJvm.Output output =
        ChildJvm.ofShortLife()
            .options("-Dcognitosrp.gmp.library=system")
            .run(BackendsProgram.class);
    assertThat(output.clean()).contains("gmp.state=READY", "best=gmp");
    assertThat(output.value("gmp.library"))
        .contains(" from /usr/lib/x86_64-linux-gnu/libgmp.so.10");
  }

  @Test
  void aFolderInFrontOfTheJarOverridesIt() throws Exception {
    Path override = folder.resolve("linux-x86-64/libgmp.so");
    Files.createDirectories(override.getParent());
    Files.copy(installed(), override);
    ChildJvm.Output output = ChildJvm.ofShortLife().inFront(folder).run(BackendsProgram.class);
    assertThat(output.clean()).contains("gmp.state=READY", "best=gmp");
    assertThat(output.value("gmp.library")).contains(" from " + override).doesNotContain("6.1.1");
  }

  @Test
  void withoutJnagmpsJarTheSystemsServes() throws Exception {
    installed();
    ChildJvm.Output output =
        ChildJvm.ofShortLife()
            .without(entry -> entry.contains("jnagmp"))
            .run(BackendsProgram.class);
    assertThat(output.clean()).contains("gmp.state=READY", "best=gmp");
    assertThat(output.value("gmp.library"))
        .contains(" from /usr/lib/x86_64-linux-gnu/libgmp.so.10");
  }

  @Test
  void aBrokenCopyOnTheClassPathGivesWayToTheSystems() throws Exception {
    installed();
    Path broken = folder.resolve("linux-x86-64/libgmp.so");
    Files.createDirectories(broken.getParent());
    Files.writeString(broken, "no library");
    ChildJvm.Output output = ChildJvm.ofShortLife().inFront(folder).run(BackendsProgram.class);
    assertThat(output.clean()).contains("gmp.state=READY", "best=gmp");
    assertThat(output.value("gmp.library"))
        .contains(" from /usr/lib/x86_64-linux-gnu/libgmp.so.10");
  }

  /** Another library of the program uses jnagmp itself: its libgmp is in the process, for all. */
  @Test
  void aSecondLibgmpInTheProcessDoesNotAnswerForOurs() throws Exception {
    bundledForThisSystem();
    ChildJvm.Output output =
        ChildJvm.ofShortLife()
            .options("-Dcognitosrp.gmp.library=" + installed())
            .run(SecondLibgmpProgram.class);
    assertThat(output.clean()).contains("theirs=6.1.1", "wrong=0");
    assertThat(output.value("ours")).contains(INSTALLED.toString());
  }
}
