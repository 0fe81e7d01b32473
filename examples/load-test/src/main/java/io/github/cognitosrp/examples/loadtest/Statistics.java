package io.github.cognitosrp.examples.loadtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What JMeter counted.
 *
 * @param signIns the sign-ins that ended
 * @param failed those of them that failed
 * @param medianMillis half of them took at most so many milliseconds
 * @param p99Millis 99 in 100 of them took at most so many milliseconds
 */
record Statistics(int signIns, int failed, double medianMillis, double p99Millis) {

  /** Reads the report's folder. */
  static Statistics of(Path report) throws IOException {
    Path file = report.resolve("statistics.json");
    JsonNode signIn = new ObjectMapper().readTree(file.toFile()).path("Sign in");
    if (signIn.isMissingNode()) {
      throw new IOException("No user has signed in, according to " + file);
    }
    // JMeter's "pct3" is the 99th percentile.
    return new Statistics(
        signIn.path("sampleCount").asInt(),
        signIn.path("errorCount").asInt(),
        signIn.path("medianResTime").asDouble(),
        signIn.path("pct3ResTime").asDouble());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d sign-ins, %d failed; median %.0f ms, 99th percentile %.0f ms",
        signIns,
        failed,
        medianMillis,
        p99Millis);
  }
}
