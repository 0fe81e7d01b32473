package io.github.cognitosrp.benchmarks.measure;

import io.github.cognitosrp.benchmarks.peer.BenchmarkState;
import io.github.cognitosrp.benchmarks.peer.Implementation;
import io.github.cognitosrp.benchmarks.peer.PowerFunction;
import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.SrpGroup;
import java.math.BigInteger;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One power modulo the 3072-bit N. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ModPowBenchmark {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();
  private static final int SHORT_EXPONENT_BITS = 256;

  /** Creates the benchmark; JMH calls this. */
  public ModPowBenchmark() {}

  /** A base as long as N and an exponent. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets the fields.
  public static class RandomBase {
    /** Who computes. */
    @Param public Implementation implementation;

    /** The exponent's length in bits. */
    @Param({"256", "512", "768", "1024", "3072"})
    public int exponentBits;

    private PowerFunction function;
    private BigInteger exponent;
    private BigInteger base;

    /** Creates the state; JMH calls this. */
    public RandomBase() {}

    /** Draws the operands. */
    @Setup
    public void draw() {
      function = PowerFunction.of(implementation);
      exponent = PowerFunction.number(exponentBits, 1);
      base = PowerFunction.number(N.bitLength(), 2).mod(N);
    }
  }

  /** The generator and an exponent of 256 bits. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets the fields.
  public static class FixedBase {
    /** Who computes. */
    @Param public Implementation implementation;

    private UnaryOperator<BigInteger> powers;
    private BigInteger exponent;

    /** Creates the state; JMH calls this. */
    public FixedBase() {}

    /** Draws the exponent and precomputes what the backend precomputes. */
    @Setup
    public void draw() {
      BenchmarkState.settle(implementation);
      exponent = PowerFunction.number(SHORT_EXPONENT_BITS, 3);
      if (implementation.isBackend()) {
        ModPow.FixedBase table = implementation.modPow().fixedBase(G, N, SHORT_EXPONENT_BITS);
        powers = table::pow;
      } else {
        powers = power -> G.modPow(power, N);
      }
    }
  }

  /**
   * A power of a base as long as N.
   *
   * @param state the operands
   * @return the power
   */
  @Benchmark
  public Object randomBase(RandomBase state) {
    return state.function.modPow(state.base, state.exponent, state.exponentBits, N);
  }

  /**
   * A power of g = 2 with an exponent of 256 bits.
   *
   * @param state the exponent
   * @return the power
   */
  @Benchmark
  public Object fixedBase(FixedBase state) {
    return state.powers.apply(state.exponent);
  }
}
