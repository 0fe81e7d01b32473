package io.github.cognitosrp.benchmarks.peer;

import io.github.cognitosrp.modpow.ModPowException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out, in a JVM of its own, whether an implementation can be measured: a native library that
 * crashes, or that keeps another one out, then hurts nobody else.
 */
public final class BackendProbe {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String READY = "READY ";
  private static final String LEFT_OUT = "LEFT OUT ";

  private BackendProbe() {}

  /**
   * What was found.
   *
   * @param ready whether it can be measured
   * @param detail the library that computes, or the reason why not
   */
  public record Finding(boolean ready, String detail) {}

  public static Finding probe(Implementation implementation, List<String> jvmFlags)
      throws InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmFlags);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(BackendProbe.class.getName());
    command.add(implementation.name());
    try {
      String output = ChildProcess.run(command, LIMIT);
      return output
          .lines()
          .filter(line -> line.startsWith(READY) || line.startsWith(LEFT_OUT))
          .map(BackendProbe::finding)
          .findFirst()
          .orElse(new Finding(false, "its JVM ended without an answer"));
    } catch (IOException failure) {
      return new Finding(false, "its JVM failed: " + failure.getMessage());
    }
  }

  private static Finding finding(String line) {
    return line.startsWith(READY)
        ? new Finding(true, line.substring(READY.length()))
        : new Finding(false, line.substring(LEFT_OUT.length()));
  }

  /**
   * The probe itself.
   *
   * @param args the name of one {@link Implementation}
   */
  public static void main(String[] args) {
    Implementation implementation = Implementation.valueOf(args[0]);
    try {
      System.out.println(READY + libraryOf(implementation));
    } catch (ModPowException notReady) {
      System.out.println(LEFT_OUT + String.valueOf(notReady.getMessage()).replace('\n', ' '));
    }
  }

  private static String libraryOf(Implementation implementation) {
    BenchmarkState.settle(implementation);
    return switch (implementation) {
      case REFERENCE -> "java.math.BigInteger";
      case BOUNCYCASTLE -> "SRP6Client";
      default -> implementation.modPow().library();
    };
  }
}
