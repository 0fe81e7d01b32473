package io.github.cognitosrp.benchmarks.leak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.cognitosrp.benchmarks.measure.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The findings on one machine and one Java, which can come from several runs.
 *
 * @param schema the version of this format, {@value #SCHEMA}
 * @param machine where it was measured
 * @param findings what was found, in the order of implementations and workloads
 */
record LeakResults(int schema, Machine machine, List<LeakFinding> findings) {
  static final int SCHEMA = 1;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  static LeakResults read(Path file) throws IOException {
    try {
      return JSON.readValue(file.toFile(), LeakResults.class);
    } catch (JsonProcessingException broken) {
      throw new IOException(
          file + " is no result of leaks: " + broken.getOriginalMessage(), broken);
    }
  }

  void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, JSON.writeValueAsString(this) + "\n");
  }

  /** These findings, with newer ones in place of those for the same backend and workload. */
  LeakResults with(List<LeakFinding> newer) {
    List<LeakFinding> all = new ArrayList<>(findings);
    for (LeakFinding finding : newer) {
      all.removeIf(old ->
          old.backend().equals(finding.backend()) && old.workload().equals(finding.workload()));
      all.add(finding);
    }
    return new LeakResults(schema, machine, List.copyOf(all));
  }

  String name() {
    return machine.name() + "-jdk" + machine.javaFeature();
  }
}
