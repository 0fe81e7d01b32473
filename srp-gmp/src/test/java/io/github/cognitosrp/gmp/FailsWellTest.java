package io.github.cognitosrp.gmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cognitosrp.modpow.spi.ChildJvm;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where GMP cannot work the consumer gets the next backend, a reason in the list, and nothing on
 * the console. Each case in a JVM of its own.
 */
@Tag("slow")
class FailsWellTest {
  @TempDir private Path folder;

  private static boolean isJna(String entry) {
    return Path.of(entry).getFileName().toString().startsWith("jna-");
  }

  private static void leavesTheNextBackend(ChildJvm jvm, String reason) throws Exception {
    leavesTheNextBackend(reason, jvm.run(BackendsProgram.class, "gmp", "gmp-vartime"));
  }

  private static void leavesTheNextBackend(String reason, ChildJvm.Output output) {
    assertThat(output.clean()).contains("rows=4", "same=true", "first=bigint", "best=bigint");
    for (String name : List.of("gmp", "gmp-vartime")) {
      assertThat(output.value(name + ".state")).isEqualTo("UNAVAILABLE");
      assertThat(output.value(name + ".reason")).contains(reason);
      assertThat(output.value("preferring." + name)).isEqualTo("bigint");
      assertThat(output.value("named." + name))
          .startsWith("modular exponentiation backend '" + name + "' is not ready; installed: ")
          .contains("bigint is ready", "gmp is not ready: ", reason);
    }
  }

  @Test
  void onTheSameTermsWithoutAnObstacleGmpIsReady() throws Exception {
    ChildJvm.Output output =
        ChildJvm.ofShortLife().run(BackendsProgram.class, BackendsProgram.MEASURED, "gmp");
    assertThat(output.clean())
        .contains("gmp.state=READY", "gmp-vartime.state=READY", "named.gmp=gmp");
  }

  @Test
  void whereJnasFolderMayNotExecute() throws Exception {
    String mount = "mount -t tmpfs -o noexec tmpfs '" + folder + "'";
    Process probe = new ProcessBuilder("unshare", "-m", "sh", "-c", mount).start();
    assumeTrue(probe.waitFor() == 0, "needs the right to mount a file system (unshare -m)");
    leavesTheNextBackend(
        ChildJvm.ofShortLife()
            .wrappedIn("unshare", "-m", "sh", "-c", mount + " && exec \"$@\"", "sh")
            .options("-Djna.tmpdir=" + folder),
        "jna.tmpdir must be a folder whose files may be executed");
  }

  @Test
  void whereJnaMayNotUnpack() throws Exception {
    leavesTheNextBackend(ChildJvm.ofShortLife().options("-Djna.nounpack=true"), "(jna.nounpack)");
  }

  @Test
  void whereJnaIsMissing() throws Exception {
    leavesTheNextBackend(
        ChildJvm.ofShortLife().without(FailsWellTest::isJna),
        "JNA is missing: add net.java.dev.jna:jna");
  }

  @Test
  void whenTheBackendsThatAreLeftAreMeasuredToo() throws Exception {
    leavesTheNextBackend(
        "(jna.nounpack)",
        ChildJvm.ofShortLife()
            .options("-Djna.nounpack=true")
            .run(BackendsProgram.class, BackendsProgram.MEASURED, "gmp", "gmp-vartime"));
  }

  @Test
  void whereNativeAccessIsDenied() throws Exception {
    assumeTrue(ChildJvm.onFeature(24), "needs Java 24 or later");
    leavesTheNextBackend(
        ChildJvm.plain().forShortLife().options("--illegal-native-access=deny"),
        "native access is denied: allow it with --enable-native-access=ALL-UNNAMED");
  }

  @Test
  void onAnArchitectureThatNobodyKnows() throws Exception {
    leavesTheNextBackend(
        ChildJvm.ofShortLife().options("-Dos.arch=sparkle"),
        "JNA has no native code for Linux on sparkle");
  }

  @Test
  void whereThePropertyNamesNoLibraryEvenIfAnotherWouldDo() throws Exception {
    Path noLibrary = Files.writeString(folder.resolve("libgmp.so"), "no library");
    for (String value : List.of(noLibrary.toString(), folder.resolve("absent.so").toString())) {
      leavesTheNextBackend(
          ChildJvm.ofShortLife().options("-Dcognitosrp.gmp.library=" + value),
          "cognitosrp.gmp.library names a file that cannot be loaded: ");
    }
    leavesTheNextBackend(
        ChildJvm.ofShortLife().options("-Dcognitosrp.gmp.library=libgmp.so"),
        "cognitosrp.gmp.library must be 'system' or an absolute path");
  }

  @Test
  void whereTheLibraryIsNotGmp() throws Exception {
    Path other = Path.of("/lib/x86_64-linux-gnu/libm.so.6");
    assumeTrue(Files.exists(other), "needs glibc's libm at " + other);
    leavesTheNextBackend(
        ChildJvm.ofShortLife().options("-Dcognitosrp.gmp.library=" + other),
        "the libgmp from " + other + " is none of version 6.0.0 or later");
  }

  private Path registration(String line) throws IOException {
    Path file = folder.resolve("META-INF/services/" + ModPowProvider.class.getName());
    Files.createDirectories(file.getParent());
    Files.writeString(file, line + "\n");
    return folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"WrongAt3072Bits", "AnswersNull", "AnswersTooMuch"})
  void besideABackendThatAnswersWrongly(String faulty) throws Exception {
    String provider = FaultyProviders.class.getName() + "$" + faulty;
    ChildJvm.Output output =
        ChildJvm.ofShortLife().inFront(registration(provider)).run(BackendsProgram.class, "faulty");
    assertThat(output.clean())
        .contains("rows=5", "faulty.state=QUARANTINED", "first=bigint", "best=gmp", "same=true")
        .containsOnlyOnce("opened=faulty");
    assertThat(output.value("faulty.reason"))
        .startsWith("wrong answer in its self-test: 3072-bit N");
    assertThat(output.value("named.faulty"))
        .contains("faulty is not ready: wrong answer", "gmp is ready");
  }

  @Test
  void besideAProviderWhoseConstructorThrowsAnError() throws Exception {
    String provider = FaultyProviders.ErrorInConstructor.class.getName();
    ChildJvm.Output output =
        ChildJvm.ofShortLife().inFront(registration(provider)).run(BackendsProgram.class, "faulty");
    assertThat(output.clean()).contains("rows=5", "best=gmp", "same=true");
    assertThat(output.value(provider + ".reason"))
        .isEqualTo("its provider failed: UnsatisfiedLinkError: libfaulty.so: wrong ELF class");
    assertThat(output.value("named.faulty")).contains("'faulty' is not ready", "wrong ELF class");
  }

  @Test
  void besideABrokenLineInTheServicesFile() throws Exception {
    ChildJvm.Output output =
        ChildJvm.ofShortLife()
            .inFront(registration("this is no class name"))
            .run(BackendsProgram.class);
    assertThat(output.clean()).contains("rows=5", "best=gmp", "same=true");
    assertThat(output.value("?.reason"))
        .startsWith("its registration is broken: ServiceConfigurationError: ");
  }
}
