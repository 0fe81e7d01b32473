package io.github.cognitosrp.gmp;

import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPows;
import java.math.BigInteger;
import java.util.Random;

/** Loads jnagmp's libgmp as jnagmp does, then computes with ours, then with both in turn. */
public final class SecondLibgmpProgram {
  private SecondLibgmpProgram() {}

  /**
   * Prints how many answers were wrong.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    System.out.println("theirs=" + Jnagmp.version());
    int wrong = 0;
    for (String name : new String[] {"gmp", "gmp-vartime"}) {
      ModPow ours = ModPows.named(name);
      System.out.println("ours=" + ours.library());
      Random random = new Random(1);
      for (int i = 0; i < 300; i++) {
        BigInteger modulus = new BigInteger(64 + 10 * i, random).setBit(63 + 10 * i).setBit(0);
        BigInteger base = new BigInteger(modulus.bitLength(), random).mod(modulus);
        BigInteger exponent = new BigInteger(1 + i, random);
        BigInteger answer = base.modPow(exponent, modulus);
        wrong += ours.modPow(base, exponent, exponent.bitLength(), modulus).equals(answer) ? 0 : 1;
        BigInteger theirs = Jnagmp.modPow(base, exponent.setBit(i), modulus);
        wrong += theirs.equals(base.modPow(exponent.setBit(i), modulus)) ? 0 : 1;
      }
    }
    System.out.println("wrong=" + wrong);
  }
}
