package backend;

import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import java.math.BigInteger;

/** A backend for the guide: it shows what there is to write, and nobody should sign in with it. */
public final class LadderProvider implements ModPowProvider {
  @Override
  public String name() {
    return "ladder-vartime";
  }

  @Override
  public Hardening hardening() {
    return Hardening.VARIABLE_TIME;
  }

  @Override
  public boolean loadsNativeCode() {
    return false;
  }

  @Override
  public ModPowBackend open() {
    return new Ladder();
  }

  /** Square and multiply, from the exponent's highest bit to its lowest. */
  private static final class Ladder implements ModPowBackend {
    @Override
    public String library() {
      return "square and multiply";
    }

    @Override
    public BigInteger modPow(
        BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
      BigInteger power = BigInteger.ONE;
      for (int bit = exponent.bitLength() - 1; bit >= 0; bit--) {
        power = power.multiply(power).mod(modulus);
        if (exponent.testBit(bit)) {
          power = power.multiply(base).mod(modulus);
        }
      }
      return power;
    }
  }
}
