package io.github.cognitosrp.benchmarks.measure;

import io.github.cognitosrp.benchmarks.peer.Implementation;
import java.util.Arrays;

/** What is measured, by its name in result files. */
public enum Workload {
  SIGN_IN("sign-in", HandshakeBenchmark.class, "signIn"),
  DEVICE_SIGN_IN("device-sign-in", HandshakeBenchmark.class, "deviceSignIn"),
  REGISTER_DEVICE("register-device", HandshakeBenchmark.class, "registerDevice"),
  MOD_POW("modpow", ModPowBenchmark.class, "randomBase"),
  FIXED_BASE("modpow-fixed-base", ModPowBenchmark.class, "fixedBase"),
  COLD_START("cold-start", ColdStartBenchmark.class, "firstSignIn"),
  THROUGHPUT("throughput", ThroughputBenchmark.class, "signIn");

  private final String label;
  private final Class<?> benchmark;
  private final String method;

  Workload(String label, Class<?> benchmark, String method) {
    this.label = label;
    this.benchmark = benchmark;
    this.method = method;
  }

  public String label() {
    return label;
  }

  /** The name by which JMH includes it and nothing else. */
  String includePattern() {
    return "^" + benchmark.getName().replace(".", "\\.") + "\\." + method + "$";
  }

  public static Workload of(String label) {
    return Arrays.stream(values())
        .filter(workload -> workload.label.equals(label))
        .findFirst()
        .orElseThrow();
  }

  /** Whether the documents show it. */
  boolean isHeadline() {
    return this == SIGN_IN || this == COLD_START;
  }

  boolean isColdStart() {
    return this == COLD_START;
  }

  /** Whether the workload says something of an implementation. */
  boolean covers(Implementation implementation) {
    return switch (this) {
      case COLD_START -> true;
      // Bouncy Castle exponentiates with BigInteger: the reference's numbers once more.
      case MOD_POW, FIXED_BASE ->
          implementation.isBackend() || implementation == Implementation.REFERENCE;
      case SIGN_IN, DEVICE_SIGN_IN, REGISTER_DEVICE, THROUGHPUT ->
          implementation != Implementation.DEFAULT;
    };
  }
}
