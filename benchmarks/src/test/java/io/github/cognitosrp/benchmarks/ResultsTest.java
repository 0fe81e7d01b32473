package io.github.cognitosrp.benchmarks;

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
  void aResultFileShowsMedianAndErrorBarsToPeopleWhoReadIt() throws IOException {
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
}
