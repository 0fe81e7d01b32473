package io.github.cognitosrp.benchmarks;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is measured, and of whom.
 *
 * @param benchmark the workload's name, see {@link Workload}
 * @param implementation the implementation's name
 * @param parameters the workload's parameters by name
 */
record Key(String benchmark, String implementation, SortedMap<String, String> parameters) {

  static Key of(String benchmark, String implementation, Map<String, String> parameters) {
    return new Key(benchmark, implementation, new TreeMap<>(parameters));
  }

  /** The same measurement of somebody else. */
  Key of(String otherImplementation) {
    return new Key(benchmark, otherImplementation, parameters);
  }

  @Override
  public String toString() {
    String shown =
        parameters.entrySet().stream()
            .map(entry -> " " + entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining());
    return benchmark + " " + implementation + shown;
  }
}
