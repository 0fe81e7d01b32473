package io.github.cognitosrp.montgomery;

import io.github.cognitosrp.modpow.SrpGroup;
import java.math.BigInteger;
import java.util.concurrent.CountDownLatch;

/**
 * Which kernel works: the scalar one at once; the vector one as soon as it is compiled, found right
 * and found faster. A vector kernel that is not compiled yet, or never will be, is slower by orders
 * of magnitude, so it runs on a daemon thread until then. Thread-safe.
 */
final class Kernels {
  private static final int SQUARINGS_IN_A_ROUND = 32;
  private static final int ROUNDS_TO_WIN = 3;

  /** After this the kernel is not coming: the compiler does not know its instructions. */
  private static final long PATIENCE_NANOS = 4_000_000_000L;

  private static final int LEAST_BITS = 256;

  private volatile boolean vector;
  private final CountDownLatch decided;

  private Kernels(boolean vector, boolean decided) {
    this.vector = vector;
    this.decided = new CountDownLatch(decided ? 0 : 1);
  }

  /** The scalar kernel and nothing else. */
  static Kernels scalar() {
    return new Kernels(false, true);
  }

  /** The vector kernel from now on, compiled or not; only where {@link #vectorApiPresent()}. */
  static Kernels vector() {
    return new Kernels(true, true);
  }

  /** The best for this JVM: starts to prepare the vector kernel where that is worth trying. */
  static Kernels best() {
    if (!HardwareFma.PRESENT
        || !optimisingCompilerPresent()
        || !vectorApiPresent()
        || VectorKernel.bits() < LEAST_BITS) {
      return scalar();
    }
    Kernels kernels = new Kernels(false, false);
    Thread thread = new Thread(kernels::decide, "cognitosrp-montgomery-warm-up");
    thread.setDaemon(true);
    thread.start();
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

  boolean usesVector() {
    return vector;
  }

  @Override
  public String toString() {
    return vector ? "vector kernel, " + VectorKernel.bits() + " bits" : "scalar kernel";
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
      prepareVector();
    } finally {
      decided.countDown();
    }
  }

  /** Runs both kernels until the vector kernel has won, and lets it in if it is right. */
  private void prepareVector() {
    BigInteger n = SrpGroup.COGNITO_3072.n();
    MontgomeryModulus modulus = new MontgomeryModulus(n);
    Kernel scalar = new ScalarKernel(modulus.scaledModulus());
    Kernel candidate = new VectorKernel(modulus.scaledModulus());
    Workspace workspace = new Workspace(modulus.groups());
    double[] product = modulus.newElement();
    modulus.enter(product, n.shiftRight(65), scalar, workspace);
    long giveUp = System.nanoTime() + PATIENCE_NANOS;
    int wins = 0;
    while (wins < ROUNDS_TO_WIN && System.nanoTime() - giveUp < 0) {
      double[] other = product.clone();
      long start = System.nanoTime();
      squareRepeatedly(scalar, product, workspace);
      long middle = System.nanoTime();
      squareRepeatedly(candidate, other, workspace);
      long end = System.nanoTime();
      BigInteger expected = modulus.leave(product, scalar, workspace);
      if (!modulus.leave(other, candidate, workspace).equals(expected)) {
        return;
      }
      wins = end - middle < middle - start ? wins + 1 : 0;
    }
    vector = wins == ROUNDS_TO_WIN;
  }

  private static void squareRepeatedly(Kernel kernel, double[] element, Workspace workspace) {
    for (int i = 0; i < SQUARINGS_IN_A_ROUND; i++) {
      kernel.multiply(element, element, element, workspace);
    }
  }
}
