package io.github.cognitosrp.benchmarks.measure;

import io.github.cognitosrp.benchmarks.peer.EphemeralLength;
import io.github.cognitosrp.benchmarks.peer.Implementation;
import io.github.cognitosrp.benchmarks.peer.SignInScript;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The first sign-in of a JVM's life: with the loading of classes and of the backend, the backend's
 * self-test, and nothing compiled yet. The start of the JVM itself is not in it.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ColdStartBenchmark {

  /** Creates the benchmark; JMH calls this. */
  public ColdStartBenchmark() {}

  /** Only the script: all that computes is left to the measured call. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets the fields.
  public static class Script {
    /** Who computes. */
    @Param public Implementation implementation;

    private SignInScript script;

    /** Creates the state; JMH calls this. */
    public Script() {}

    /** Reads the script. */
    @Setup
    public void read() {
      script = SignInScript.load();
    }
  }

  /**
   * The first sign-in.
   *
   * @param state the script
   * @return the claim
   */
  @Benchmark
  public Object firstSignIn(Script state) {
    return state
        .implementation
        .client(state.script, EphemeralLength.DEFAULT, new SecureRandom(), Clock.systemUTC())
        .signIn();
  }
}
