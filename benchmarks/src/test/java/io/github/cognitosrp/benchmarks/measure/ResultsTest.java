package io.github.cognitosrp.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
  @TempDir private Path folder;

  @Test
  void aResultFileIsReadAsItWasWritten() throws IOException {
    Results results =
        Runs.of(Runs.signIn("gmp", 9.5, 10.0, 11.25), Runs.throughput("bigint", 4, 100.0));
    Path file = folder.resolve("new").resolve("r.json");
    results.write(file);
    assertThat(Results.read(file)).isEqualTo(results);
  }

  @Test
  void aResultFileShowsMedianAndIntervalToItsReaders() throws IOException {
    Path file = folder.resolve("r.json");
    Runs.of(Runs.signIn("gmp", 9.5, 10.0, 11.25)).write(file);
    assertThat(file).content().contains("\"median\" : 10.0", "\"low\" : 9.5", "\"high\" : 11.25");
  }

  @Test
  void aFileOfAnotherSchemaIsRefusedByName() throws IOException {
    Path file = folder.resolve("r.json");
    Runs.of(Runs.signIn("gmp", 1.0)).write(file);
    Files.writeString(file, Files.readString(file).replace("\"schema\" : 1", "\"schema\" : 2"));
    assertThatThrownBy(() -> Results.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("r.json has schema 2");
  }

  @Test
  void aFileThatIsNoResultIsRefusedByName() throws IOException {
    Path file = Files.writeString(folder.resolve("r.json"), "[1]");
    assertThatThrownBy(() -> Results.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("r.json is no result file");
  }

  @Test
  void aRunThatIsNotForPublicationTakesNoOtherResultsName() {
    Measurement row = Runs.signIn("reference", 1.0);
    assertThat(Runs.inMode("headline", row).name()).isEqualTo("xeon-2.8ghz-jdk25");
    assertThat(Runs.inMode("full", row).name()).isEqualTo("xeon-2.8ghz-jdk25");
    assertThat(Runs.inMode("quick", row).name()).isEqualTo("xeon-2.8ghz-jdk25-quick");
    assertThat(Runs.inMode("smoke", row).name()).isEqualTo("xeon-2.8ghz-jdk25-smoke");
  }

  @Test
  void librariesAreNamedWithoutTheFoldersOfTheMachine() {
    assertThat(
            Machine.withoutFolders(
                "OpenSSL 3.0.19 from /usr/lib/x86_64-linux-gnu/libcrypto.so.3 through JNA 1/2"))
        .isEqualTo("OpenSSL 3.0.19 from libcrypto.so.3 through JNA 1/2");
    assertThat(Machine.withoutFolders("/opt/gmp-6.3.0/lib/libgmp.so: not found"))
        .isEqualTo("libgmp.so: not found");
  }
}
