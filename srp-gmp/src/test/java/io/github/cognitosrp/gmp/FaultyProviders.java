package io.github.cognitosrp.gmp;

import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import java.math.BigInteger;

/** Providers of backends that are constant in time, quick to start, and wrong. */
public final class FaultyProviders {
  private FaultyProviders() {}

  abstract static class Faulty implements ModPowProvider {
    private final String name;

    Faulty(String name) {
      this.name = name;
    }

    abstract BigInteger answer(BigInteger rightAnswer, BigInteger modulus);

    @Override
    public String name() {
      return name;
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
      System.out.println("opened=" + name);
      return new ModPowBackend() {
        @Override
        public String library() {
          return "faulty";
        }

        @Override
        public BigInteger modPow(
            BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
          return answer(base.modPow(exponent, modulus), modulus);
        }
      };
    }
  }

  /** Throws an {@link Error} from its constructor. */
  public static final class ErrorInConstructor extends Faulty {
    /** Throws. */
    public ErrorInConstructor() {
      super("faulty");
      throw new UnsatisfiedLinkError("libfaulty.so: wrong ELF class");
    }

    @Override
    BigInteger answer(BigInteger rightAnswer, BigInteger modulus) {
      return rightAnswer;
    }
  }

  /** Wrong at 3072 bits and nowhere else. */
  public static final class WrongAt3072Bits extends Faulty {
    /** For the service loader. */
    public WrongAt3072Bits() {
      super("faulty");
    }

    @Override
    BigInteger answer(BigInteger rightAnswer, BigInteger modulus) {
      return modulus.bitLength() == 3072 ? rightAnswer.flipBit(1000) : rightAnswer;
    }
  }

  /** Answers with null. */
  public static final class AnswersNull extends Faulty {
    /** For the service loader. */
    public AnswersNull() {
      super("faulty");
    }

    @Override
    BigInteger answer(BigInteger rightAnswer, BigInteger modulus) {
      return null;
    }
  }

  /** Answers with the right residue, N too large. */
  public static final class AnswersTooMuch extends Faulty {
    /** For the service loader. */
    public AnswersTooMuch() {
      super("faulty");
    }

    @Override
    BigInteger answer(BigInteger rightAnswer, BigInteger modulus) {
      return rightAnswer.add(modulus);
    }
  }
}
