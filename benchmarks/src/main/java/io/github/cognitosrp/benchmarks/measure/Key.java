package io.github.cognitosrp.benchmarks.measure;

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
public record Key(String benchmark, String implementation, SortedMap<String, String> parameters) {

  public static Key of(String benchmark, String implementation, Map<String, String> parameters) {
    return new Key(benchmark, implementation, new TreeMap<>(parameters));
  }

  /** The same measurement of another implementation. */
  public Key forImplementation(String otherImplementation) {
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
