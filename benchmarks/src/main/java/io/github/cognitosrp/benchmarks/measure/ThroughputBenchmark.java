package io.github.cognitosrp.benchmarks.measure;

import io.github.cognitosrp.benchmarks.peer.BenchmarkState;
import io.github.cognitosrp.benchmarks.peer.EphemeralLength;
import io.github.cognitosrp.benchmarks.peer.Implementation;
import io.github.cognitosrp.benchmarks.peer.SrpClient;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Sign-ins per second of all threads together. Their number, and whether they are virtual, is JMH's
 * to set: {@code -t} and {@code -jvmArgs -Djmh.executor=VIRTUAL}.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ThroughputBenchmark {

  /** Creates the benchmark; JMH calls this. */
  public ThroughputBenchmark() {}

  /** A client that all threads share, as a server's threads would. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets the fields.
  public static class SharedClient {
    /** Who computes. */
    @Param public Implementation implementation;

    private SrpClient client;

    /** Creates the state; JMH calls this. */
    public SharedClient() {}

    /** Makes the client and checks what it computes. */
    @Setup
    public void makeClient() {
      client = BenchmarkState.checkedClient(implementation, EphemeralLength.DEFAULT);
    }
  }

  /**
   * A user's sign-in.
   *
   * @param state the client
   * @return the claim
   */
  @Benchmark
  public Object signIn(SharedClient state) {
    return state.client.signIn();
  }
}
