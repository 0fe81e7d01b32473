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

/** One whole client sign-in's arithmetic, from a fresh {@code a} to the signature. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HandshakeBenchmark {

  /** Creates the benchmark; JMH calls this. */
  public HandshakeBenchmark() {}

  /** A client for sign-ins. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets the fields.
  public static class Client {
    /** Who computes. */
    @Param public Implementation implementation;

    /** How long the private {@code a} is. */
    @Param public EphemeralLength ephemeral;

    private SrpClient client;

    /** Creates the state; JMH calls this. */
    public Client() {}

    /** Makes the client and checks what it computes. */
    @Setup
    public void makeClient() {
      client = BenchmarkState.checkedClient(implementation, ephemeral);
    }
  }

  /** A client for registering devices, which has no private {@code a}. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets the fields.
  public static class Registrar {
    /** Who computes. */
    @Param public Implementation implementation;

    private SrpClient client;

    /** Creates the state; JMH calls this. */
    public Registrar() {}

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
  public Object signIn(Client state) {
    return state.client.signIn();
  }

  /**
   * A remembered device's proof.
   *
   * @param state the client
   * @return the claim
   */
  @Benchmark
  public Object deviceSignIn(Client state) {
    return state.client.signInDevice();
  }

  /**
   * A new device's password, salt and verifier.
   *
   * @param state the client
   * @return the registration
   */
  @Benchmark
  public Object registerDevice(Registrar state) {
    return state.client.registerDevice();
  }
}
