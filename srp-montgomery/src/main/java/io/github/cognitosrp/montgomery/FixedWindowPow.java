package io.github.cognitosrp.montgomery;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Powers of secret bases: fixed windows, a squaring for every bit of the exponent's public length
 * and a multiplication for every window, and a scan of the whole table for each.
 */
final class FixedWindowPow {
  private static final int MIN_WINDOW = 2;
  private static final int MAX_WINDOW = 6;

  private FixedWindowPow() {}

  static BigInteger pow(MontgomeryModulus modulus, BigInteger base, BigInteger exponent, int bits) {
    Workspace workspace = modulus.newWorkspace();
    int window = window(bits);
    double[][] table = table(modulus, base, window, workspace);
    double[] power = modulus.newElement();
    double[] factor = modulus.newElement();
    try (ExponentBits e = new ExponentBits(exponent, bits)) {
      int windows = Math.max(1, (bits + window - 1) / window);
      modulus.select(power, table, index(e, windows - 1, window));
      for (int i = windows - 2; i >= 0; i--) {
        for (int squaring = 0; squaring < window; squaring++) {
          modulus.multiply(power, power, power, workspace);
        }
        modulus.select(factor, table, index(e, i, window));
        modulus.multiply(power, power, factor, workspace);
      }
      return modulus.fromMontgomery(power, workspace);
    } finally {
      workspace.wipe();
      Arrays.fill(power, 0);
      Arrays.fill(factor, 0);
      for (double[] entry : table) {
        Arrays.fill(entry, 0);
      }
    }
  }

  private static double[][] table(
      MontgomeryModulus modulus, BigInteger base, int window, Workspace workspace) {
    double[][] table = new double[1 << window][];
    for (int i = 0; i < table.length; i++) {
      table[i] = modulus.newElement();
    }
    modulus.toMontgomery(table[0], BigInteger.ONE, workspace);
    modulus.toMontgomery(table[1], base, workspace);
    for (int i = 2; i < table.length; i++) {
      modulus.multiply(table[i], table[i / 2], table[i - i / 2], workspace);
    }
    return table;
  }

  private static int index(ExponentBits e, int window, int bits) {
    int index = 0;
    for (int i = bits - 1; i >= 0; i--) {
      index = index << 1 | e.bit(window * bits + i);
    }
    return index;
  }

  /** The window with the fewest multiplications, table included. */
  private static int window(int bits) {
    int best = MIN_WINDOW;
    for (int window = MIN_WINDOW; window <= MAX_WINDOW; window++) {
      if (cost(bits, window) < cost(bits, best)) {
        best = window;
      }
    }
    return best;
  }

  private static int cost(int bits, int window) {
    return (1 << window) + bits / window;
  }
}
