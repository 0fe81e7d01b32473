package io.github.cognitosrp.montgomery;

import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.support.BackgroundTasks;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * Which kernel works: the scalar one at once; the vector one as soon as it is compiled, found right
 * and found faster. A vector kernel that is not compiled yet, or never will be, is slower by orders
 * of magnitude, so it runs in the background until then. Thread-safe.
 */
final class Kernels {
  private static final int WINDOWS_IN_A_ROUND = 8;
  private static final int SQUARINGS_IN_A_WINDOW = 5;

  /** In a row, and so many that the choice from tables is compiled too, which is called least. */
  private static final int ROUNDS_TO_WIN = 40;

  /**
   * If it has not become faster for so long the kernel is not coming: the compiler does not know
   * its instructions. On a busy machine the compiler comes late, but what it does shows.
   */
  private static final long PATIENCE_NANOS = 4_000_000_000L;

  private volatile KernelKind kind;
  private final CountDownLatch decided;

  private Kernels(KernelKind kind, boolean decided) {
    this.kind = kind;
    this.decided = new CountDownLatch(decided ? 0 : 1);
  }

  /**
   * One kernel from now on, compiled or not; those of the Vector API only where {@link
   * #vectorApiPresent()}.
   */
  static Kernels only(KernelKind kind) {
    return new Kernels(kind, true);
  }

  /** The best for this JVM: starts to prepare the vector kernel where that is worth trying. */
  static Kernels best() {
    if (!HardwareFma.PRESENT || !optimisingCompilerPresent() || !vectorApiPresent()) {
      return only(KernelKind.SCALAR);
    }
    Kernels kernels = new Kernels(KernelKind.SCALAR, false);
    BackgroundTasks.run("cognitosrp-montgomery-warm-up", kernels::decide);
    return kernels;
  }

  /** Whether the JVM was started with {@code --add-modules jdk.incubator.vector}. */
  static boolean vectorApiPresent() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  /** HotSpot says so when it interprets only, or compiles without optimising much. */
  private static boolean optimisingCompilerPresent() {
    String mode = System.getProperty("java.vm.info", "");
    return !mode.contains("interpreted") && !mode.contains("emulated-client");
  }

  KernelKind kind() {
    return kind;
  }

  @Override
  public String toString() {
    return switch (kind) {
      case SCALAR -> "scalar kernel";
      case VECTOR_256 -> "vector kernel, 256 bits";
      case VECTOR_512 -> "vector kernel, 512 bits";
    };
  }

  /**
   * Waits until it is known which kernel works from now on; an interrupted thread does not wait.
   */
  void awaitDecision() {
    try {
      decided.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void decide() {
    try {
      int bits = VectorSelection.registerBits();
      KernelKind candidate = bits >= 512 ? KernelKind.VECTOR_512 : KernelKind.VECTOR_256;
      if (bits >= 256 && winsRightly(candidate)) {
        kind = candidate;
      }
    } finally {
      decided.countDown();
    }
  }

  /** Runs both kernels until the candidate has won, and says whether it has, and is right. */
  private static boolean winsRightly(KernelKind candidate) {
    Trial scalar = new Trial(KernelKind.SCALAR);
    Trial vector = new Trial(candidate);
    long bestNanos = Long.MAX_VALUE;
    long lastGain = System.nanoTime();
    int wins = 0;
    while (wins < ROUNDS_TO_WIN && System.nanoTime() - lastGain < PATIENCE_NANOS) {
      long start = System.nanoTime();
      scalar.exponentiate();
      long middle = System.nanoTime();
      vector.exponentiate();
      long end = System.nanoTime();
      if (!vector.number().equals(scalar.number())) {
        return false;
      }
      long nanos = end - middle;
      if (nanos < bestNanos - bestNanos / 8) {
        bestNanos = nanos;
        lastGain = end;
      }
      wins = nanos < middle - start ? wins + 1 : 0;
    }
    return wins == ROUNDS_TO_WIN;
  }

  /** One kernel at work on numbers that are nobody's secret, as in an exponentiation. */
  private static final class Trial {
    private final MontgomeryModulus modulus;
    private final Workspace workspace;
    private final double[][] table = new double[1 << SQUARINGS_IN_A_WINDOW][];
    private final double[] power;
    private final double[] factor;

    Trial(KernelKind kind) {
      BigInteger n = SrpGroup.COGNITO_3072.n();
      modulus = new MontgomeryModulus(n, kind);
      workspace = modulus.newWorkspace();
      power = modulus.newElement();
      factor = modulus.newElement();
      modulus.enter(power, n.shiftRight(65), workspace);
      Arrays.fill(table, power.clone());
    }

    void exponentiate() {
      for (int window = 0; window < WINDOWS_IN_A_ROUND; window++) {
        for (int i = 0; i < SQUARINGS_IN_A_WINDOW; i++) {
          modulus.multiply(power, power, power, workspace);
        }
        modulus.select(factor, table, window);
        modulus.multiply(power, power, factor, workspace);
      }
    }

    BigInteger number() {
      return modulus.leave(power, workspace);
    }
  }
}
