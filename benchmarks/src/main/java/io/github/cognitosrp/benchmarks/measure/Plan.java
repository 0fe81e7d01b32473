package io.github.cognitosrp.benchmarks.measure;

import io.github.cognitosrp.benchmarks.peer.EphemeralLength;
import io.github.cognitosrp.benchmarks.peer.Implementation;
import io.github.cognitosrp.benchmarks.peer.JvmFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which measurements a run makes, those that matter most first: groups of cells that are compared
 * with each other and therefore run side by side.
 */
final class Plan {
  private static final String EXPONENT = "exponentBits";
  private static final String EPHEMERAL = "ephemeral";
  private static final List<Integer> ALL_EXPONENTS = List.of(256, 512, 768, 1024, 3072);
  private static final List<Integer> FEW_EXPONENTS = List.of(256);

  private final Effort effort;
  private final List<Implementation> implementations;
  private final String gmpLibrary;
  private final List<List<Cell>> groups = new ArrayList<>();

  private Plan(Effort effort, List<Implementation> implementations, String gmpLibrary) {
    this.effort = effort;
    this.implementations = implementations;
    this.gmpLibrary = gmpLibrary;
  }

  /**
   * Makes the plan of a mode.
   *
   * @param effort the mode
   * @param implementations who is measured, all of them ready
   * @param peers the programs outside the JVM that are measured too
   * @param gmpLibrary the libgmp of {@link Implementation#GMP_TUNED}
   * @param wanted tells which benchmarks are wanted, by their names in {@link Workload}
   */
  static List<List<Cell>> of(
      Effort effort,
      List<Implementation> implementations,
      List<ForeignPeer> peers,
      String gmpLibrary,
      Predicate<String> wanted) {
    Plan plan = new Plan(effort, implementations, gmpLibrary);
    plan.addAll(peers);
    return plan.groups.stream()
        .map(group -> group.stream().filter(cell -> wanted.test(cell.key().benchmark())).toList())
        .filter(group -> !group.isEmpty())
        .toList();
  }

  private void addAll(List<ForeignPeer> peers) {
    addHandshake(Workload.SIGN_IN, EphemeralLength.DEFAULT, peers);
    add(Workload.COLD_START, Map.of(), List.of());
    if (effort.isHeadlineOnly()) {
      return;
    }
    for (int bits : effort.isFull() ? ALL_EXPONENTS : FEW_EXPONENTS) {
      add(Workload.MOD_POW, Map.of(EXPONENT, Integer.toString(bits)), peers);
    }
    addThroughput();
    addHandshake(Workload.SIGN_IN, EphemeralLength.BITS_256, List.of());
    add(Workload.FIXED_BASE, Map.of(), List.of());
    addHandshake(Workload.DEVICE_SIGN_IN, EphemeralLength.DEFAULT, List.of());
    add(Workload.REGISTER_DEVICE, Map.of(), List.of());
  }

  private void addHandshake(Workload workload, EphemeralLength length, List<ForeignPeer> peers) {
    Map<String, String> parameters = Map.of(EPHEMERAL, length.name());
    List<Cell> group = new ArrayList<>();
    for (Implementation implementation : implementations) {
      if (length == EphemeralLength.DEFAULT || implementation.isBackend()) {
        addTo(group, workload, implementation, parameters);
      }
    }
    peers.forEach(peer -> peer.addTo(group, workload, parameters, effort));
    groups.add(group);
  }

  private void addThroughput() {
    int cores = Runtime.getRuntime().availableProcessors();
    for (int threads : new TreeSet<>(effort.isFull() ? List.of(1, 2, cores) : List.of(cores))) {
      addThroughput(threads, "platform");
      if (JvmFlags.hasVirtualThreads()) {
        addThroughput(threads, JmhCell.VIRTUAL);
      }
    }
  }

  private void addThroughput(int threads, String kind) {
    add(
        Workload.THROUGHPUT,
        Map.of(JmhCell.THREADS, Integer.toString(threads), JmhCell.THREAD_KIND, kind),
        List.of());
  }

  private void add(Workload workload, Map<String, String> parameters, List<ForeignPeer> peers) {
    List<Cell> group = new ArrayList<>();
    for (Implementation implementation : implementations) {
      addTo(group, workload, implementation, parameters);
    }
    peers.forEach(peer -> peer.addTo(group, workload, parameters, effort));
    groups.add(group);
  }

  private void addTo(
      List<Cell> group,
      Workload workload,
      Implementation implementation,
      Map<String, String> parameters) {
    if (workload.covers(implementation)) {
      group.add(
          new JmhCell(
              workload,
              implementation,
              parameters,
              effort,
              JvmFlags.of(implementation, gmpLibrary)));
    }
  }
}
