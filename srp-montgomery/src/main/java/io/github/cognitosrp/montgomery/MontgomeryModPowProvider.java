package io.github.cognitosrp.montgomery;

import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;

/**
 * Constant-time Montgomery arithmetic in pure Java, under the name {@code montgomery}: nothing to
 * install. Where the JVM is started with {@code --add-modules jdk.incubator.vector} and runs that
 * module's instructions in hardware, the Vector API takes over about a second after the start.
 * Constant time is what {@link Hardening#CONSTANT_TIME} says; operands and results are {@link
 * java.math.BigInteger}s, of which the number of leading 32-bit words that are zero may show.
 * Thread-safe.
 */
public final class MontgomeryModPowProvider implements ModPowProvider {
  /** Creates the provider; {@link java.util.ServiceLoader} calls this. */
  public MontgomeryModPowProvider() {}

  @Override
  public String name() {
    return "montgomery";
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
    return open(Kernels.best());
  }

  static ModPowBackend open(Kernels kernels) {
    return new MontgomeryBackend(kernels);
  }
}
