package io.github.cognitosrp.benchmarks.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.benchmarks.peer.Implementation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** A measurement that JMH makes in a fresh JVM. */
final class JmhCell implements Cell {
  /** The parameters that are JMH's own, not a benchmark's. */
  static final String THREADS = "threads";

  static final String THREAD_KIND = "kind";
  static final String VIRTUAL = "virtual";

  private static final String ALLOCATION = "gc.alloc.rate.norm";

  private final Workload workload;
  private final Implementation implementation;
  private final Map<String, String> parameters;
  private final Effort effort;
  private final List<String> jvmFlags;

  JmhCell(
      Workload workload,
      Implementation implementation,
      Map<String, String> parameters,
      Effort effort,
      List<String> jvmFlags) {
    this.workload = workload;
    this.implementation = implementation;
    this.parameters = Map.copyOf(parameters);
    this.effort = effort;
    this.jvmFlags = jvmFlags;
  }

  @Override
  public Key key() {
    return Key.of(workload.label(), implementation.label(), parameters);
  }

  @Override
  public Sample measure() throws MeasurementException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    OutputFormat terminal =
        OutputFormatFactory.createFormatInstance(
            new PrintStream(said, false, UTF_8), VerboseMode.SILENT);
    Collection<RunResult> results;
    try {
      results = new Runner(options().build(), terminal).run();
    } catch (RunnerException failure) {
      // What the measured JVM wrote is worth reading now only.
      throw new MeasurementException(
          key() + ": " + failure.getMessage() + "\n" + said.toString(UTF_8), failure);
    }
    if (results.size() != 1) {
      throw new MeasurementException(key() + ": " + results.size() + " results, not 1", null);
    }
    return sample(results.iterator().next());
  }

  private ChainedOptionsBuilder options() {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(workload.includePattern())
            .param("implementation", implementation.name())
            .forks(1)
            .warmupForks(0)
            .shouldFailOnError(true)
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT);
    if (!workload.isColdStart()) {
      options
          .warmupIterations(effort.warmupMillis() == 0 ? 0 : 1)
          .warmupTime(TimeValue.milliseconds(effort.warmupMillis()))
          .measurementIterations(effort.iterations())
          .measurementTime(TimeValue.milliseconds(effort.iterationMillis()));
    }
    List<String> flags = new ArrayList<>(jvmFlags);
    parameters.forEach((name, value) -> {
      switch (name) {
        case THREADS -> options.threads(Integer.parseInt(value));
        case THREAD_KIND -> {
          if (value.equals(VIRTUAL)) {
            flags.add("-Djmh.executor=VIRTUAL");
          }
        }
        default -> options.param(name, value);
      }
    });
    return options.jvmArgsAppend(flags.toArray(String[]::new));
  }

  private Sample sample(RunResult result) throws MeasurementException {
    double[] scores =
        result.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
            .toArray();
    if (scores.length == 0) {
      throw new MeasurementException(key() + ": no iteration was measured", null);
    }
    String unit = result.getPrimaryResult().getScoreUnit();
    if (!unit.equals(Sample.MICROS) && !unit.equals(Sample.PER_SECOND)) {
      throw new MeasurementException(key() + ": the unit is " + unit, null);
    }
    return new Sample(Statistics.median(scores), unit, allocation(result));
  }

  private static @Nullable Double allocation(RunResult result) {
    Result<?> perOperation = result.getSecondaryResults().get(ALLOCATION);
    return perOperation == null || Double.isNaN(perOperation.getScore())
        ? null
        : perOperation.getScore();
  }
}
