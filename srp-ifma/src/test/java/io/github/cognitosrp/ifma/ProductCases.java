package io.github.cognitosrp.ifma;

import java.math.BigInteger;
import java.util.SplittableRandom;

/** Products, squares and short powers for one modulus after the other, against BigInteger. */
final class ProductCases {
  private static final int CASES_BETWEEN_POWERS = 100;
  private static final int POWER_BITS = 40;

  private final SplittableRandom random;
  private final IfmaBackend backend;
  private final ProductProgram rows60 = new ProductProgram(60);
  private final ProductProgram rows64 = new ProductProgram(64);

  ProductCases(long seed, IfmaBackend backend) {
    this.random = new SplittableRandom(seed);
    this.backend = backend;
  }

  /** An odd modulus of 2 to 3,072 bits. */
  BigInteger modulus() {
    int bits = 2 + random.nextInt(random.nextInt(4) == 0 ? Modulus.MAX_BITS - 1 : 766);
    return shaped(bits).setBit(bits - 1).setBit(0).max(BigInteger.valueOf(3));
  }

  /** How many of the cases differ from BigInteger. */
  int differences(BigInteger n, int cases) {
    Modulus modulus = new Modulus(n);
    BigInteger scaled = n.multiply(n.negate().modInverse(BigInteger.ONE.shiftLeft(52)));
    ProductProgram program = modulus.rows() == 60 ? rows60 : rows64;
    int differences = 0;
    BigInteger x = shaped(scaled.bitLength()).min(scaled);
    for (int i = 0; i < cases; i++) {
      if (i % CASES_BETWEEN_POWERS == CASES_BETWEEN_POWERS - 1) {
        differences += powerIsRight(n) ? 0 : 1;
        continue;
      }
      boolean isSquare = i % 2 == 0;
      BigInteger y = isSquare ? x : shaped(scaled.bitLength()).min(scaled);
      BigInteger product = isSquare ? program.square(modulus, x) : program.multiply(modulus, x, y);
      if (!isRight(product, x.multiply(y), modulus.rows(), scaled)) {
        differences++;
      }
      x = product;
    }
    return differences;
  }

  private boolean powerIsRight(BigInteger n) {
    BigInteger base = shaped(n.bitLength()).mod(n);
    BigInteger exponent = shaped(1 + random.nextInt(POWER_BITS));
    return backend.modPow(base, exponent, POWER_BITS, n).equals(base.modPow(exponent, n));
  }

  /** Congruent to the product divided by R, and in the bound that the next factor needs. */
  private static boolean isRight(
      BigInteger result, BigInteger product, int rows, BigInteger modulus) {
    BigInteger hundredth = modulus.divide(BigInteger.valueOf(100));
    return result.compareTo(modulus.add(hundredth)) <= 0
        && product.subtract(result.shiftLeft(52 * rows)).mod(modulus).signum() == 0;
  }

  /** Random numbers, ones with long runs, and the edges. */
  private BigInteger shaped(int bits) {
    BigInteger ones = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    return switch (random.nextInt(6)) {
      case 0 -> ones.shiftRight(random.nextInt(bits)).xor(ones.shiftRight(random.nextInt(bits)));
      case 1 -> ones.subtract(BigInteger.valueOf(random.nextInt(2)));
      default -> {
        byte[] bytes = new byte[(bits + 7) / 8];
        random.nextBytes(bytes);
        yield new BigInteger(1, bytes).and(ones);
      }
    };
  }
}
