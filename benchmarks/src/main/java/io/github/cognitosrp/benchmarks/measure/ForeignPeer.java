package io.github.cognitosrp.benchmarks.measure;

import io.github.cognitosrp.benchmarks.peer.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program outside the JVM that does the same work. It is started with the name of a workload, a
 * number of bits, and how many milliseconds to measure, and prints the median of its microseconds
 * for each operation; started with {@code version}, it prints that.
 *
 * @param name its name in result files
 * @param workload what it can do: {@link Workload#MOD_POW} or {@link Workload#SIGN_IN}
 * @param version what it says of itself
 * @param command how it is started
 * @param environment what is set for it
 */
record ForeignPeer(
    String name,
    Workload workload,
    String version,
    List<String> command,
    Map<String, String> environment) {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Adds a cell for it if it can do the work. */
  void addTo(List<Cell> group, Workload wanted, Map<String, String> parameters, Effort effort) {
    if (wanted == workload) {
      group.add(new ForeignCell(this, Key.of(wanted.label(), name, parameters), effort));
    }
  }

  private record ForeignCell(ForeignPeer peer, Key key, Effort effort) implements Cell {
    @Override
    public Sample measure() throws MeasurementException {
      List<String> call = new ArrayList<>(peer.command);
      call.add(key.parameters().getOrDefault("exponentBits", "0"));
      call.add(Integer.toString(effort.iterations() * effort.iterationMillis()));
      try {
        String printed = ChildProcess.run(call, LIMIT, peer.environment).strip();
        return new Sample(Double.parseDouble(printed), Sample.MICROS, null);
      } catch (IOException | NumberFormatException failure) {
        throw new MeasurementException(key + ": " + failure.getMessage(), failure);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new MeasurementException(key + ": interrupted", stopped);
      }
    }
  }

  /**
   * A peer, if it is there and answers.
   *
   * @throws IOException if not, and why
   */
  static ForeignPeer asked(
      String name, Workload workload, List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> question = new ArrayList<>(command);
    question.add("version");
    String version = ChildProcess.run(question, LIMIT, environment).strip();
    return new ForeignPeer(name, workload, version, List.copyOf(command), environment);
  }

  /** Copies a program of this package's resources into a folder. */
  static Path unpacked(String resource, Path folder) throws IOException {
    Path file = folder.resolve(resource);
    try (InputStream in = ForeignPeer.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the resource " + resource + " is missing");
      }
      Files.copy(in, file);
    }
    return file;
  }
}
