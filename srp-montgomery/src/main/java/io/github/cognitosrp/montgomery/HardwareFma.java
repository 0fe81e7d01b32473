package io.github.cognitosrp.montgomery;

/**
 * Whether this processor multiplies and adds in one instruction. Where it does not, {@link
 * Math#fma} computes with {@code BigDecimal}, a hundred times slower and not in constant time.
 */
final class HardwareFma {
  private static final int ATTEMPTS = 24;
  private static final int OPERATIONS = 32;

  /** The two cases differ by a factor of 100; an interpreter or a first call slows down both. */
  private static final int CLEARLY_SLOWER = 12;

  /** A constant for the compiler, which drops the branch not taken. */
  static final boolean PRESENT = measured();

  private HardwareFma() {}

  /** a · b + c, for operands whose product and sum are integers of at most 53 bits. */
  static double multiplyAdd(double a, double b, double c) {
    return PRESENT ? Math.fma(a, b, c) : a * b + c;
  }

  private static boolean measured() {
    long fused = Long.MAX_VALUE;
    long separate = Long.MAX_VALUE;
    double x = 1;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long start = System.nanoTime();
      for (int i = 0; i < OPERATIONS; i++) {
        x = Math.fma(x, 0.5, 3.0);
      }
      long middle = System.nanoTime();
      for (int i = 0; i < OPERATIONS; i++) {
        x = plain(x, 0.5, 3.0);
      }
      fused = Math.min(fused, middle - start);
      separate = Math.min(separate, System.nanoTime() - middle);
    }
    return x > 0 && fused < CLEARLY_SLOWER * Math.max(1, separate);
  }

  private static double plain(double a, double b, double c) {
    return a * b + c;
  }
}
