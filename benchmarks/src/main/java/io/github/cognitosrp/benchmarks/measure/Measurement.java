package io.github.cognitosrp.benchmarks.measure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What came out of one measurement in all rounds.
 *
 * @param benchmark the workload's name, see {@link Workload}
 * @param implementation the implementation's name
 * @param parameters the workload's parameters by name
 * @param unit {@code us/op}, where less is better, or {@code ops/s}, where more is
 * @param samples one number for each round, in the rounds' order
 * @param allocatedBytes the heap that an operation allocates, in bytes, in the median round; {@code
 *     null} where that is not known
 */
@JsonPropertyOrder({
  "benchmark",
  "implementation",
  "parameters",
  "unit",
  "median",
  "low",
  "high",
  "allocatedBytes",
  "samples"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Measurement(
    String benchmark,
    String implementation,
    SortedMap<String, String> parameters,
    String unit,
    List<Double> samples,
    @Nullable Double allocatedBytes) {

  public Key key() {
    return new Key(benchmark, implementation, parameters);
  }

  public double[] numbers() {
    return samples.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Written for people who read the file; computed anew when it is read. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public double median() {
    return Statistics.median(numbers());
  }

  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public double low() {
    return Statistics.interval(numbers()).low();
  }

  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public double high() {
    return Statistics.interval(numbers()).high();
  }

  @JsonIgnore
  public boolean isTime() {
    return unit.equals(Sample.MICROS);
  }
}
