package io.github.cognitosrp.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Native;
import io.github.cognitosrp.modpow.ModPows;
import io.github.cognitosrp.modpow.spi.ChildJvm;
import io.github.cognitosrp.openssl.OpensslModPowProvider;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program gets the backend by having its jar; where it cannot work, it gets the reason. */
class LoadingTest {
  private static final String API = ChildJvm.location(ModPows.class);
  private static final String BACKEND = ChildJvm.location(OpensslModPowProvider.class);
  private static final String JNA = ChildJvm.location(Native.class);
  private static final String TESTS = ChildJvm.location(Consumer.class);

  private static final String READY = "openssl READY OpenSSL ";

  @TempDir private Path directory;

  @Test
  void onTheClassPathTheBackendIsReady() throws Exception {
    assertThat(onClassPath()).contains(READY, " rank 1", "named=false");
  }

  @Test
  void onTheModulePathTheBackendIsReady() throws Exception {
    assertThat(onModulePath()).contains(READY, " rank 1", "named=true");
  }

  @Test
  void theStatusNamesTheFileThatIsReallyLoaded() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/maps")), "needs Linux");
    assertThat(onClassPath()).containsPattern("from /\\S*/libcrypto\\.so\\.[0-9.]+ ");
  }

  @Test
  void aNamedLibraryThatIsMissingIsTheReason() throws Exception {
    Path missing = directory.resolve("libcrypto.so.3");
    assertThat(onClassPath(named(missing)))
        .contains("openssl UNAVAILABLE", "names no file: " + missing);
  }

  @Test
  void aLibraryNamedByARelativePathIsRefused() throws Exception {
    assertThat(onClassPath(named(Path.of("libcrypto.so.3"))))
        .contains("openssl UNAVAILABLE", "names no file: libcrypto.so.3");
  }

  @Test
  void aNamedFileThatIsNoLibraryIsTheReason() throws Exception {
    Path text = Files.writeString(directory.resolve("text.so"), "no library");
    assertThat(onClassPath(named(text))).contains("openssl UNAVAILABLE", "cannot be loaded");
  }

  @Test
  void aLibraryThatIsNoLibcryptoIsTheReason() throws Exception {
    assertThat(onClassPath(named(compiled("int something;"))))
        .contains("openssl UNAVAILABLE", "not a libcrypto of OpenSSL 1.1.1 or 3");
  }

  @Test
  void libraryLookAlikesAreRefusedByTheirName() throws Exception {
    for (String name : List.of("LibreSSL 3.9.2", "OpenSSL 1.1.1 (compatible; AWS-LC 1.66.0)")) {
      assertThat(onClassPath(named(libraryThatSays(name, "0x1010117f"))))
          .contains("openssl UNAVAILABLE", "not OpenSSL but " + name);
    }
  }

  @Test
  void olderAndUnknownVersionsAreRefused() throws Exception {
    for (String[] version :
        List.of(
            new String[] {"OpenSSL 1.1.0l  10 Sep 2019", "0x101000cf"},
            new String[] {"OpenSSL 4.0.0 14 Apr 2026", "0x40000000"})) {
      assertThat(onClassPath(named(libraryThatSays(version[0], version[1]))))
          .contains("openssl UNAVAILABLE", "needs OpenSSL 1.1.1 or 3, is " + version[0]);
    }
  }

  @Test
  void aMinorVersionNewerThanWhatWasReviewedIsRefused() throws Exception {
    assertThat(onClassPath(named(libraryThatSays("OpenSSL 3.7.0 1 Apr 2027", "0x30700000"))))
        .contains("openssl UNAVAILABLE", "newer than what was tested (3.0 to 3.6)");
  }

  @Test
  void aLibraryWithoutTheFunctionsIsRefused() throws Exception {
    assertThat(onClassPath(named(libraryThatSays("OpenSSL 3.0.0 7 Sep 2021", "0x30000000"))))
        .contains("openssl UNAVAILABLE", "lacks BN_new");
  }

  @Test
  void withoutJnaTheReasonSaysThatItIsMissing() throws Exception {
    assertThat(consumer("-cp", path(API, BACKEND, TESTS)))
        .contains("openssl UNAVAILABLE", "JNA is missing: add net.java.dev.jna:jna");
  }

  @Test
  void afterJnaFailedForOtherCodeTheReasonIsStillTheRootCause() throws Exception {
    assertThat(onClassPath("-Djna.nounpack=true", "-Dconsumer.jna.first=true"))
        .contains("JNA failed", "openssl UNAVAILABLE", "must not unpack its native code");
  }

  @Test
  void deniedNativeAccessIsTheReason() throws Exception {
    assumeTrue(ChildJvm.onFeature(24), "needs Java 24 or later");
    assertThat(onClassPath("--illegal-native-access=deny"))
        .contains(
            "openssl UNAVAILABLE",
            "native access is denied: allow it with --enable-native-access=ALL-UNNAMED");
  }

  @Test
  void grantedNativeAccessLeavesNoWarning() throws Exception {
    assumeTrue(ChildJvm.onFeature(24), "needs Java 24 or later");
    assertThat(onClassPath("--enable-native-access=ALL-UNNAMED"))
        .contains(READY)
        .doesNotContain("WARNING");
    assertThat(onModulePath("--illegal-native-access=deny", "--enable-native-access=com.sun.jna"))
        .contains(READY, "named=true")
        .doesNotContain("WARNING");
  }

  private static String consumer(String... options) throws Exception {
    return ChildJvm.plain()
        .forShortLife()
        .options(options)
        .java(List.of(Consumer.class.getName()))
        .everything();
  }

  private static String onModulePath(String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(
        List.of(
            "-p",
            path(API, BACKEND, JNA),
            "--add-modules",
            "io.github.cognitosrp.openssl",
            "-cp",
            TESTS));
    return consumer(all.toArray(String[]::new));
  }

  private static String onClassPath(String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("-cp", path(API, BACKEND, JNA, TESTS)));
    return consumer(all.toArray(String[]::new));
  }

  private static String named(Path library) {
    return "-D" + OpensslModPowProvider.LIBRARY_PROPERTY + "=" + library;
  }

  private Path libraryThatSays(String name, String number) throws Exception {
    return compiled(
        "const char *OpenSSL_version(int t) { return \""
            + name
            + "\"; }"
            + "unsigned long OpenSSL_version_num(void) { return "
            + number
            + "; }");
  }

  private Path compiled(String source) throws Exception {
    Path file = Files.writeString(directory.resolve("library.c"), source);
    Path library = Files.createTempFile(directory, "library", ".so");
    assumeTrue(runs("gcc", "--version"), "needs gcc");
    assertThat(runs("gcc", "-shared", "-fPIC", "-o", library.toString(), file.toString())).isTrue();
    return library;
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (java.io.IOException notInstalled) {
      return false;
    }
  }

  private static String path(String... entries) {
    return String.join(File.pathSeparator, entries);
  }
}
