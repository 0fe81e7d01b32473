package io.github.cognitosrp.benchmarks.leak;

import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.SrpGroup;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Powers with an exponent that is short, of low or full weight, or like a hash. */
final class ExponentExperiment implements Experiment {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();
  private static final int EXPONENT_BITS = 256;
  private static final int EXPONENT_BYTES = EXPONENT_BITS / Byte.SIZE;

  /** The shortest that is tested: its power of g is as long as N, and so is any that is secret. */
  private static final int SHORT = (1 << 13) + 1;

  private static final List<Secret> SECRETS =
      List.of(
          Secret.withAllWords("random"),
          Secret.withAllWords("one random number"),
          Secret.withoutLeadingWords("2^13+1"),
          Secret.withAllWords("2^255+1"),
          Secret.withAllWords("2^256-1"));

  private final Random random;
  private final Power power;
  private final byte[][] fixed;

  /** A power with an exponent of {@value #EXPONENT_BITS} public bits. */
  private interface Power {
    BigInteger of(BigInteger base, BigInteger exponent);
  }

  private ExponentExperiment(Random random, Power power) {
    this.random = random;
    this.power = power;
    byte[] shortest = new byte[EXPONENT_BYTES];
    shortest[EXPONENT_BYTES - 2] = SHORT >> Byte.SIZE;
    shortest[EXPONENT_BYTES - 1] = (byte) SHORT;
    byte[] lowWeight = new byte[EXPONENT_BYTES];
    lowWeight[0] = Byte.MIN_VALUE;
    lowWeight[EXPONENT_BYTES - 1] = 1;
    byte[] ones = new byte[EXPONENT_BYTES];
    Arrays.fill(ones, (byte) -1);
    this.fixed = new byte[][] {randomExponent(), shortest, lowWeight, ones};
  }

  static Experiment modPow(ModPow modPow, Random random) {
    return new ExponentExperiment(
        random, (base, exponent) -> modPow.modPow(base, exponent, EXPONENT_BITS, N));
  }

  static Experiment powersOfG(ModPow modPow, Random random) {
    ModPow.FixedBase powers = modPow.fixedBase(G, N, EXPONENT_BITS);
    return new ExponentExperiment(random, (base, exponent) -> powers.pow(exponent));
  }

  @Override
  public List<Secret> secrets() {
    return SECRETS;
  }

  @Override
  public Task prepare(int secret) {
    byte[] drawn = randomExponent();
    // Each is copied: one array more is seen in the times.
    byte[] bytes = (secret == 0 ? drawn : fixed[secret - 1]).clone();
    BigInteger base = new BigInteger(N.bitLength(), random).mod(N);
    BigInteger exponent = new BigInteger(1, bytes);
    return () -> power.of(base, exponent);
  }

  private byte[] randomExponent() {
    byte[] bytes = new byte[EXPONENT_BYTES];
    random.nextBytes(bytes);
    return bytes;
  }
}
