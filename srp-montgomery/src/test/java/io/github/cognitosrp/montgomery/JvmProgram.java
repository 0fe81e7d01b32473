package io.github.cognitosrp.montgomery;

import io.github.cognitosrp.modpow.ModPow;
import io.github.cognitosrp.modpow.ModPowRegistry;
import io.github.cognitosrp.modpow.SrpGroup;
import java.math.BigInteger;
import java.util.Random;

/**
 * The program of {@link JvmOptionsTest}: computes a sign-in's powers, waits until the kernel has
 * been chosen, computes them again, and prints the kernel.
 */
final class JvmProgram {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();

  private JvmProgram() {}

  public static void main(String[] args) {
    ModPowRegistry registry = ModPowRegistry.of(new MontgomeryModPowProvider());
    ModPow modPow = registry.named("montgomery");
    check(modPow, 1);
    // Times the backend, and so waits until it has warmed up.
    registry.diagnose();
    check(modPow, 2);
    System.out.println(modPow.library());
  }

  private static void check(ModPow modPow, int seed) {
    Random random = new Random(seed);
    BigInteger a = new BigInteger(320, random);
    BigInteger x = new BigInteger(256, random);
    BigInteger base = new BigInteger(3071, random);
    require(modPow.fixedBase(G, N, 320).powEphemeral(a).equals(G.modPow(a, N)));
    require(modPow.fixedBase(G, N, 256).pow(x).equals(G.modPow(x, N)));
    require(modPow.modPow(base, x, 256, N).equals(base.modPow(x, N)));
  }

  private static void require(boolean right) {
    if (!right) {
      throw new AssertionError("a wrong power");
    }
  }
}
