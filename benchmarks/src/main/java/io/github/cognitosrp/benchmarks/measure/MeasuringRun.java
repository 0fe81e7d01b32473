package io.github.cognitosrp.benchmarks.measure;

import io.github.cognitosrp.benchmarks.peer.BackendProbe;
import io.github.cognitosrp.benchmarks.peer.ChildProcess;
import io.github.cognitosrp.benchmarks.peer.Implementation;
import io.github.cognitosrp.benchmarks.peer.JvmFlags;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One whole run: finds out who can be measured, measures. */
public final class MeasuringRun {
  private static final Duration GIT_LIMIT = Duration.ofSeconds(20);

  /**
   * Which programs outside the JVM take part.
   *
   * @param wanted whether any do
   * @param nodeFolder a folder with {@code node_modules}; empty if there is none
   * @param withNode whether npm may fetch the packages for Node
   */
  public record Foreign(boolean wanted, String nodeFolder, boolean withNode) {}

  private final Effort effort;
  private final String machine;
  private final List<String> benchmarks;
  private final List<String> implementations;
  private final String gmpLibrary;
  private final Foreign foreign;
  private final Progress progress;

  private final SortedMap<String, String> versions = new TreeMap<>();
  private final SortedMap<String, String> leftOut = new TreeMap<>();

  /**
   * Creates a run.
   *
   * @param effort how much time it spends
   * @param machine the machine's name, or empty
   * @param benchmarks the names of the benchmarks wanted; empty for all
   * @param implementations the names of the implementations wanted; empty for all
   * @param gmpLibrary the libgmp of {@link Implementation#GMP_TUNED}, or empty
   * @param foreign the programs outside the JVM
   * @param progress the terminal
   */
  public MeasuringRun(
      Effort effort,
      String machine,
      List<String> benchmarks,
      List<String> implementations,
      String gmpLibrary,
      Foreign foreign,
      Progress progress) {
    this.effort = effort;
    this.machine = machine;
    this.benchmarks = benchmarks;
    this.implementations = implementations;
    this.gmpLibrary = gmpLibrary;
    this.foreign = foreign;
    this.progress = progress;
  }

  /**
   * What came out.
   *
   * @param results what was measured
   * @param failures one line for each measurement that yielded no number
   */
  public record Outcome(Results results, List<String> failures) {}

  public Outcome execute() throws IOException, InterruptedException {
    Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    String commit = commit();
    readVersions();
    Path folder = Files.createTempDirectory("cognito-srp-bench");
    try {
      List<ForeignPeer> peers = foreign.wanted() ? foreignPeers(folder) : List.of();
      List<List<Cell>> plan =
          Plan.of(
              effort,
              ready(),
              peers,
              gmpLibrary,
              name -> benchmarks.isEmpty() || benchmarks.contains(name));
      Rounds rounds = new Rounds(plan, effort, progress, System::nanoTime);
      List<Measurement> measurements = rounds.run();
      Results results =
          new Results(
              Results.SCHEMA,
              Machine.here(machine),
              commit,
              started.toString(),
              effort.name(),
              versions,
              leftOut,
              measurements);
      return new Outcome(results, rounds.failures());
    } finally {
      delete(folder);
    }
  }

  private List<Implementation> ready() throws InterruptedException {
    List<Implementation> ready = new ArrayList<>();
    for (Implementation implementation : Implementation.values()) {
      String label = implementation.label();
      if (implementations.isEmpty()
          ? effort.isHeadlineOnly() && !implementation.isHeadline()
          : !implementations.contains(label)) {
        continue;
      }
      BackendProbe.Finding finding =
          implementation == Implementation.GMP_TUNED && gmpLibrary.isEmpty()
              ? new BackendProbe.Finding(false, "not asked for: --gmp-library")
              : BackendProbe.probe(implementation, JvmFlags.of(implementation, gmpLibrary));
      if (finding.ready()) {
        ready.add(implementation);
        versions.merge(
            label,
            Machine.withoutFolders(finding.detail()),
            (version, library) -> library + " " + version);
      } else {
        leftOut.put(label, Machine.withoutFolders(finding.detail()));
      }
      progress.say(
          String.format(
              "%-20s %s",
              label, finding.ready() ? finding.detail() : "left out: " + finding.detail()));
    }
    return ready;
  }

  private List<ForeignPeer> foreignPeers(Path folder) throws InterruptedException {
    ForeignPeers peers = ForeignPeers.search(folder, foreign.nodeFolder(), foreign.withNode());
    leftOut.putAll(peers.leftOut());
    peers
        .leftOut()
        .forEach((name, why) -> progress.say(String.format("%-20s left out: %s", name, why)));
    for (ForeignPeer peer : peers.found()) {
      versions.put(peer.name(), peer.version());
      progress.say(String.format("%-20s %s", peer.name(), peer.version()));
    }
    return peers.found().stream()
        .filter(peer -> implementations.isEmpty() || implementations.contains(peer.name()))
        .toList();
  }

  private void readVersions() throws IOException {
    Properties known = new Properties();
    try (InputStream in = MeasuringRun.class.getResourceAsStream("versions.properties")) {
      known.load(in);
    }
    known.stringPropertyNames().forEach(name -> versions.put(name, known.getProperty(name)));
  }

  private static String commit() throws InterruptedException {
    try {
      String commit =
          ChildProcess.run(List.of("git", "rev-parse", "--short=12", "HEAD"), GIT_LIMIT).strip();
      String changes =
          ChildProcess.run(List.of("git", "status", "--porcelain", "-uno"), GIT_LIMIT).strip();
      return changes.isEmpty() ? commit : commit + "-dirty";
    } catch (IOException ignored) {
      return "unknown";
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(file -> {
            try {
              Files.delete(file);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
