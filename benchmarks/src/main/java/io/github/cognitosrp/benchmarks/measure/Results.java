package io.github.cognitosrp.benchmarks.measure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The result file of one run.
 *
 * @param schema the version of this format, {@value #SCHEMA}
 * @param machine where it was measured
 * @param commit the commit that was measured, with {@code -dirty} if files had been changed
 * @param started when, as an ISO-8601 instant
 * @param mode the {@link Effort}'s name
 * @param versions the versions of the libraries and programs that were measured, by name
 * @param leftOut the implementations that could not be measured, with the reason
 * @param measurements what was measured
 */
public record Results(
    int schema,
    Machine machine,
    String commit,
    String started,
    String mode,
    SortedMap<String, String> versions,
    SortedMap<String, String> leftOut,
    List<Measurement> measurements) {
  public static final int SCHEMA = 1;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public static Results read(Path file) throws IOException {
    Results results;
    try {
      results = JSON.readValue(file.toFile(), Results.class);
    } catch (JsonProcessingException broken) {
      throw new IOException(file + " is no result file: " + broken.getOriginalMessage(), broken);
    }
    if (results.schema != SCHEMA) {
      throw new IOException(file + " has schema " + results.schema + ", not " + SCHEMA);
    }
    return results;
  }

  public void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, JSON.writeValueAsString(this) + "\n");
  }

  public Optional<Measurement> find(Key key) {
    return measurements.stream().filter(row -> row.key().equals(key)).findFirst();
  }

  public Optional<Measurement> find(
      Workload workload, String implementation, Map<String, String> parameters) {
    return find(Key.of(workload.label(), implementation, parameters));
  }

  /** Whether documents may show it: quick runs and partial ones are for whoever makes them. */
  @JsonIgnore
  public boolean isForPublication() {
    return mode.equals(Effort.HEADLINE.name()) || mode.equals(Effort.FULL.name());
  }

  /**
   * The name under which the result is kept and drawn; only one for publication has the plain one.
   */
  public String name() {
    return machine.name() + "-jdk" + machine.javaFeature() + (isForPublication() ? "" : "-" + mode);
  }
}
