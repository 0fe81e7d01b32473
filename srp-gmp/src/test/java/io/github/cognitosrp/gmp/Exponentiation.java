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
        yield backend::modPow;
      }
    };
  }
}
