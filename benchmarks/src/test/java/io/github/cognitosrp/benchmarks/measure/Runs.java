package io.github.cognitosrp.benchmarks.measure;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Results made up for tests. */
public final class Runs {
  public static final Map<String, String> DEFAULT_A = Map.of("ephemeral", "DEFAULT");

  private Runs() {}

  public static Results of(Measurement... measurements) {
    return inMode("headline", measurements);
  }

  public static Results inMode(String mode, Measurement... measurements) {
    SortedMap<String, String> versions = new TreeMap<>(Map.of("jmh", "1.37"));
    SortedMap<String, String> leftOut = new TreeMap<>(Map.of("openssl", "no libcrypto"));
    return new Results(
        Results.SCHEMA,
        new Machine("xeon-2.8ghz", "Xeon", List.of("avx2"), 4, "Linux amd64", "25.0.3", "VM"),
        "0123456789ab",
        "2026-11-21T00:00:00Z",
        mode,
        versions,
        leftOut,
        List.of(measurements));
  }

  public static Measurement time(
      Workload workload, String implementation, Map<String, String> parameters, Double... samples) {
    return new Measurement(
        workload.label(),
        implementation,
        new TreeMap<>(parameters),
        Sample.MICROS,
        List.of(samples),
        2048.0);
  }

  public static Measurement signIn(String implementation, Double... samples) {
    return time(Workload.SIGN_IN, implementation, DEFAULT_A, samples);
  }

  public static Measurement throughput(String implementation, int threads, Double... samples) {
    return new Measurement(
        Workload.THROUGHPUT.label(),
        implementation,
        new TreeMap<>(
            Map.of(JmhCell.THREADS, Integer.toString(threads), JmhCell.THREAD_KIND, "platform")),
        Sample.PER_SECOND,
        List.of(samples),
        null);
  }
}
