package io.github.cognitosrp.gmp;

import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPowException;
import io.github.cognitosrp.modpow.ModPows;
import java.math.BigInteger;

/** What the programs of this package put under load, by the name on their command line. */
interface Exponentiation {

  BigInteger modPow(BigInteger base, BigInteger exponent, BigInteger modulus);

  static Exponentiation of(String name) throws ModPowException {
    return switch (name) {
      case "jnagmp" -> Jnagmp::modPow;
      case "jnagmp-with-temporaries" -> Jnagmp::modPowWithTemporaries;
      default -> {
        ModPow backend = ModPows.named(name);
        yield (base, exponent, modulus) -> pow(backend, base, exponent, modulus);
      }
    };
  }

  /** Powers of g as a sign-in asks for them, through the backend's tables once they are there. */
  private static BigInteger pow(
      ModPow backend, BigInteger base, BigInteger exponent, BigInteger modulus)
      throws ModPowException {
    boolean ofGenerator = base.equals(BigInteger.TWO) && exponent.bitLength() <= 256;
    return ofGenerator
        ? backend.fixedBase(base, modulus, 256).pow(exponent)
        : backend.modPow(base, exponent, modulus);
  }
}
