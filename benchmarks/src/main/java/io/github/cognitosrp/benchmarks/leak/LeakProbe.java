package io.github.cognitosrp.benchmarks.leak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cognitosrp.benchmarks.measure.Machine;
import io.github.cognitosrp.benchmarks.measure.Progress;
import io.github.cognitosrp.benchmarks.peer.BenchmarkState;
import io.github.cognitosrp.benchmarks.peer.Implementation;
import io.github.cognitosrp.benchmarks.peer.JvmFlags;
import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPowException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Tests one backend with one workload, in a JVM of its own: only one native library, only one
 * thread, and a compiler that has seen nothing else.
 */
final class LeakProbe {
  /** Tables are built a second after the start, and the vector kernel is ready after some more. */
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private LeakProbe() {}

  /**
   * Starts the JVM and waits for it. Its progress goes to this process's standard error.
   *
   * @throws IOException if it cannot be started, or fails; the message says why
   */
  static LeakFinding run(
      Implementation implementation,
      LeakWorkload workload,
      String gmpLibrary,
      int samples,
      Duration limit)
      throws IOException, InterruptedException {
    Path result = Files.createTempFile("cognito-srp-leaks", ".json");
    try {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(JvmFlags.of(implementation, gmpLibrary));
      // One thread that collects garbage, and a heap that does not grow in between.
      command.addAll(List.of("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m"));
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.add(LeakProbe.class.getName());
      command.addAll(List.of(implementation.name(), workload.label()));
      command.addAll(List.of(Integer.toString(samples), limit.toString(), result.toString()));
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try {
        process.getOutputStream().close();
        int exit = process.waitFor();
        String text = Files.readString(result, UTF_8);
        if (exit != 0) {
          throw new IOException(text.isBlank() ? "its JVM ended with " + exit : text.strip());
        }
        return new ObjectMapper().readValue(text, LeakFinding.class);
      } finally {
        process.destroyForcibly();
      }
    } finally {
      Files.deleteIfExists(result);
    }
  }

  /**
   * The test itself.
   *
   * @param args the names of implementation and workload, the samples of each secret, the limit as
   *     an ISO-8601 duration, and the file for the finding or for the reason why there is none
   */
  public static void main(String[] args) throws IOException {
    Implementation implementation = Implementation.valueOf(args[0]);
    Path result = Path.of(args[4]);
    try {
      LeakFinding finding =
          test(
              implementation,
              LeakWorkload.of(args[1]),
              Integer.parseInt(args[2]),
              Duration.parse(args[3]));
      new ObjectMapper().writeValue(result.toFile(), finding);
    } catch (ModPowException notReady) {
      Files.writeString(result, String.valueOf(notReady.getMessage()));
      System.exit(1);
    }
  }

  private static LeakFinding test(
      Implementation implementation, LeakWorkload workload, int samples, Duration limit) {
    BenchmarkState.settle(implementation);
    ModPow modPow = implementation.modPow();
    Random random = new Random();
    Experiment experiment = workload.experiment(modPow, random);
    String name =
        String.format(Locale.ROOT, "%-18s %-12s", implementation.label(), workload.label());
    Sampler sampler = new Sampler(experiment, random, System::nanoTime);
    System.err.println(name + " warming up");
    sampler.warmUp(WARM_UP);
    Samples taken = sampler.sample(samples, limit, new Progress(name, samples));
    double[] times = taken.bySecret()[0].clone();
    Arrays.sort(times);
    return new LeakFinding(
        implementation.label(),
        workload.label(),
        modPow.hardening().name(),
        Machine.withoutFolders(modPow.library()),
        taken.perSecret(),
        times[times.length / 2],
        LeakFinding.compare(experiment.secrets(), taken));
  }

  /** A line now and then. */
  private static final class Progress implements IntConsumer {
    private final String name;
    private final int samples;
    private final long start = System.nanoTime();
    private long lastLine = start;

    Progress(String name, int samples) {
      this.name = name;
      this.samples = samples;
    }

    @Override
    public void accept(int done) {
      long now = System.nanoTime();
      if (now - lastLine < BETWEEN_LINES.toNanos()) {
        return;
      }
      lastLine = now;
      long left = (long) ((double) (now - start) / done * (samples - done) / 1e9);
      System.err.printf(
          Locale.ROOT,
          "%s %,d of %,d samples of each secret, %d:%02d left%n",
          name,
          done,
          samples,
          left / 60,
          left % 60);
    }
  }
}
