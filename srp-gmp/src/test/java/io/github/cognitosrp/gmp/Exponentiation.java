package io.github.cognitosrp.gmp;

import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPowException;
import io.github.cognitosrp.modpow.ModPows;
import java.math.BigInteger;

/** What the programs of this package put under load, by the name on their command line. */
interface Exponentiation {
  /** The length of x in bits. */
  int MAX_BITS_OF_G = 256;

  /** After a backend's name: powers of g as a sign-in asks for them, through tables once there. */
  String OF_G = "-of-g";

  BigInteger modPow(BigInteger base, BigInteger exponent, BigInteger modulus);

  static Exponentiation of(String name) throws ModPowException {
    return switch (name) {
      case "jnagmp" -> Jnagmp::modPow;
      case "jnagmp-with-temporaries" -> Jnagmp::modPowWithTemporaries;
      default -> name.endsWith(OF_G) ? ofG(name) : withOwnLength(ModPows.named(name));
    };
  }

  /**
   * Has the tables built that powers of g would otherwise come to take later, in the background.
   */
  static void awaitTables(String name) {
    if (name.endsWith(OF_G)) {
      // Lists the backends, for which they are all warmed up.
      ModPows.diagnose();
    }
  }

  private static Exponentiation withOwnLength(ModPow backend) {
    return (base, exponent, modulus) ->
        backend.modPow(base, exponent, exponent.bitLength(), modulus);
  }

  private static Exponentiation ofG(String name) throws ModPowException {
    ModPow backend = ModPows.named(name.substring(0, name.length() - OF_G.length()));
    return (base, exponent, modulus) ->
        base.equals(BigInteger.TWO) && exponent.bitLength() <= MAX_BITS_OF_G
            ? backend.fixedBase(base, modulus, MAX_BITS_OF_G).pow(exponent)
            : withOwnLength(backend).modPow(base, exponent, modulus);
  }
}
