package io.github.cognitosrp.montgomery;

import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.support.BackgroundTasks;
import io.github.cognitosrp.modpow.support.OneLine;
import io.github.cognitosrp.modpow.support.Settling;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Which kernel computes: the scalar one at first; the vector one as soon as it is compiled, and was
 * found correct and faster. A vector kernel that is not compiled yet, or never will be, is slower
 * by orders of magnitude, so it runs in the background until then. Thread-safe.
 */
final class Kernels {
  private static final int WINDOWS_IN_A_ROUND = 8;
  private static final int SQUARINGS_IN_A_WINDOW = 5;

  /** Consecutive wins needed: enough calls that select, the coldest method, is compiled too. */
  private static final int ROUNDS_TO_WIN = 40;

  /**
   * A kernel that has not become faster for this long will not be compiled, because the compiler
   * does not know its instructions. On a busy machine the compiler is late, but each of its steps
   * makes the kernel faster.
   */
  private static final long GIVE_UP_NANOS = 4_000_000_000L;

  private volatile KernelKind kind;
  private final CountDownLatch decided;
  private volatile @Nullable String failure;

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
      return only(KernelKind.PLAIN);
    }
    Kernels kernels = new Kernels(KernelKind.PLAIN, false);
    String noThread = BackgroundTasks.run("cognitosrp-montgomery-warm-up", kernels::decide);
    if (noThread != null) {
      kernels.failure = noThread;
      kernels.decided.countDown();
    }
    return kernels;
  }

  /** Whether the JVM was started with {@code --add-modules jdk.incubator.vector}. */
  static boolean vectorApiPresent() {
    for (Module module : ModuleLayer.boot().modules()) {
      if (module.getName().equals("jdk.incubator.vector")) {
        return true;
      }
    }
    return false;
  }

  /** HotSpot says so when it interprets only, or compiles without optimising much. */
  private static boolean optimisingCompilerPresent() {
    String mode = System.getProperty("java.vm.info", "");
    return !mode.contains("interpreted") && !mode.contains("emulated-client");
  }

  KernelKind kind() {
    return kind;
  }

  /** What was given up. */
  List<String> notes() {
    String reason = failure;
    return reason == null ? List.of() : List.of("no vector kernel: " + reason);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case SCALAR, SCALAR_FMA -> "scalar kernel";
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
      if (bits >= 256 && isFasterAndCorrect(candidate)) {
        kind = candidate;
      }
    } catch (RuntimeException | Error fault) {
      failure = OneLine.of(fault);
    } finally {
      decided.countDown();
    }
  }

  /**
   * Runs both kernels until the candidate has won.
   *
   * @return whether it has, before time was up
   * @throws IllegalStateException if it computes something else than the scalar kernel
   */
  private static boolean isFasterAndCorrect(KernelKind candidate) {
    Trial scalar = new Trial(KernelKind.PLAIN);
    Trial vector = new Trial(candidate);
    Settling settling = new Settling();
    long lastGain = System.nanoTime();
    int wins = 0;
    while (wins < ROUNDS_TO_WIN && System.nanoTime() - lastGain < GIVE_UP_NANOS) {
      long start = System.nanoTime();
      scalar.exponentiate();
      long middle = System.nanoTime();
      vector.exponentiate();
      long end = System.nanoTime();
      if (!vector.number().equals(scalar.number())) {
        throw new IllegalStateException("its product is wrong");
      }
      if (settling.isGain(end - middle)) {
        lastGain = end;
      }
      wins = end - middle < middle - start ? wins + 1 : 0;
    }
    return wins == ROUNDS_TO_WIN;
  }

  /** One kernel at work on public test numbers, as in an exponentiation. */
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
      modulus.toMontgomery(power, n.shiftRight(65), workspace);
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
      return modulus.fromMontgomery(power, workspace);
    }
  }
}
