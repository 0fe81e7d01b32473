package io.github.cognitosrp.zkattest;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Proving and verifying, here and in the npm package, in the same run. The npm package verifies 20
 * rounds of 80, this library all of them. The module's README has the command.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ZkAttestBenchmark {
  private static final ZkAttestParams PARAMS = ZkAttestParams.derivedFrom("benchmark");

  private static final int BATCH = 8;

  /** Who computes. */
  @Param({"java", "npm"})
  public String peer;

  /** How many keys there are. */
  @Param({"6", "1024", "16384"})
  public int ring;

  private Supplier<Object> prove;
  private Supplier<Object> verify;
  private Supplier<Object> verifyBatch;
  private NpmPackage npm;

  /** Signs a message and proves it once. */
  @Setup
  public void prepare() throws IOException, InterruptedException {
    Signed signed = Signed.message("kilroy was here");
    List<BigInteger> keys = signed.ring(ring, ring / 2);
    ZkStatement statement = signed.statement(keys);
    SecureRandom random = new SecureRandom();
    ZkProof proof = signed.prove(PARAMS, keys);
    if (peer.equals("java")) {
      prove = () -> ZkAttest.prove(PARAMS, statement, signed.signature(), signed.key(), random);
      verify = () -> right(ZkAttest.verify(PARAMS, statement, proof));
      List<ZkAttest.Claim> claims =
          Collections.nCopies(BATCH, new ZkAttest.Claim(statement, proof));
      verifyBatch = () -> right(ZkAttest.verifyAll(PARAMS, claims));
      return;
    }
    npm = NpmPackage.start();
    npm.use(PARAMS);
    npm.use(keys);
    npm.readProof(proof.toJson());
    prove =
        () -> {
          npm.prove(signed, ring / 2);
          return "";
        };
    verify = () -> right(npm.verify(signed.hash()));
    verifyBatch =
        () -> {
          for (int i = 0; i < BATCH; i++) {
            right(npm.verify(signed.hash()));
          }
          return "";
        };
  }

  private static Object right(boolean accepted) {
    if (!accepted) {
      throw new IllegalStateException("a right proof was refused");
    }
    return true;
  }

  /** Makes one proof. */
  @Benchmark
  public Object prove() {
    return prove.get();
  }

  /** Verifies one proof that has been read from JSON. */
  @Benchmark
  public Object verify() {
    return verify.get();
  }

  /**
   * Verifies {@value #BATCH} proofs, here in one call; the time is that of one proof. The npm
   * package has no such call.
   */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public Object verifyBatch() {
    return verifyBatch.get();
  }

  /** Ends Node. */
  @TearDown
  public void stop() {
    if (npm != null) {
      npm.close();
    }
  }
}
