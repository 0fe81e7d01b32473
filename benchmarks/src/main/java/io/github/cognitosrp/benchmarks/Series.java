package io.github.cognitosrp.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The measurements of one implementation that differ in one numeric parameter only.
 *
 * @param implementation the implementation's name
 * @param x the parameter's values
 * @param y the medians
 */
record Series(String implementation, List<Double> x, List<Double> y) {
  private static final int FEWEST_POINTS = 3;

  /** All series of a workload, in the order of the results, each with ascending x. */
  static List<Series> of(Results results, Workload workload, String parameter) {
    return of(results, workload, parameter, Map.of());
  }

  static List<Series> of(
      Results results, Workload workload, String parameter, Map<String, String> fixed) {
    Map<String, List<Measurement>> rows = new LinkedHashMap<>();
    for (Measurement row : results.measurements()) {
      if (row.benchmark().equals(workload.label())
          && row.parameters().containsKey(parameter)
          && row.parameters().entrySet().containsAll(fixed.entrySet())) {
        rows.computeIfAbsent(row.implementation(), name -> new ArrayList<>()).add(row);
      }
    }
    List<Series> series = new ArrayList<>();
    rows.forEach((name, points) -> series.add(of(name, parameter, points)));
    return series;
  }

  private static Series of(String name, String parameter, List<Measurement> points) {
    List<Measurement> sorted = new ArrayList<>(points);
    sorted.sort((a, b) -> Double.compare(value(a, parameter), value(b, parameter)));
    return new Series(
        name,
        sorted.stream().map(point -> value(point, parameter)).toList(),
        sorted.stream().map(Measurement::median).toList());
  }

  private static double value(Measurement row, String parameter) {
    return Double.parseDouble(row.parameters().getOrDefault(parameter, "0"));
  }

  boolean hasSlope() {
    return x.size() >= FEWEST_POINTS;
  }

  /** The exponent of the power law through the points. */
  double slope() {
    return Statistics.slope(numbers(x), numbers(y));
  }

  private static double[] numbers(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
