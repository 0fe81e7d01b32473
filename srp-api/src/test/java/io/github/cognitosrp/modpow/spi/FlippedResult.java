package io.github.cognitosrp.modpow.spi;

import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A provider of a backend whose answers are right but for one, which has one flipped bit.
 *
 * @param backend computes the answers
 * @param which the wrong answer, from 0
 * @param bit the bit that is flipped in it; answers modulo a shorter number have fewer bits, and
 *     then it is the rest of a division by their number
 * @param given the answers so far
 */
public record FlippedResult(ModPowBackend backend, int which, int bit, AtomicInteger given)
    implements ModPowProvider {
  /** The powers of the self-test before the first use. */
  public static final int ANSWERS_OF_SELF_TEST = 10;

  /** Flips one bit of one answer. */
  public FlippedResult(ModPowBackend backend, int which, int bit) {
    this(backend, which, bit, new AtomicInteger());
  }

  @Override
  public String name() {
    return "flipped-result";
  }

  @Override
  public Hardening hardening() {
    return Hardening.CONSTANT_TIME;
  }

  @Override
  public boolean loadsNativeCode() {
    return false;
  }

  @Override
  public ModPowBackend open() {
    return new Flipping();
  }

  private BigInteger answer(BigInteger power, BigInteger modulus) {
    boolean isWrong = given.getAndIncrement() == which;
    return isWrong ? power.flipBit(bit % modulus.bitLength()) : power;
  }

  private final class Flipping implements ModPowBackend {
    @Override
    public String library() {
      return backend.library();
    }

    @Override
    public BigInteger modPow(
        BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
      return answer(backend.modPow(base, exponent, exponentBits, modulus), modulus);
    }

    @Override
    public BigInteger modPowEphemeral(
        BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
      return answer(backend.modPowEphemeral(base, exponent, exponentBits, modulus), modulus);
    }

    @Override
    public FixedBasePow fixedBase(BigInteger base, BigInteger modulus, int exponentBits) {
      FixedBasePow powers = backend.fixedBase(base, modulus, exponentBits);
      return new FixedBasePow() {
        @Override
        public BigInteger pow(BigInteger exponent) {
          return answer(powers.pow(exponent), modulus);
        }

        @Override
        public BigInteger powEphemeral(BigInteger exponent) {
          return answer(powers.powEphemeral(exponent), modulus);
        }
      };
    }
  }
}
