package io.github.cognitosrp.montgomery;

import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;

/**
 * Constant-time Montgomery arithmetic in pure Java, under the name {@code montgomery}: nothing to
 * install. Where the JVM is started with {@code --add-modules jdk.incubator.vector} and runs that
 * module's instructions in hardware, the Vector API takes over a second or so after the start. What
 * is meant by constant time is said at {@link Hardening#CONSTANT_TIME}; operands are taken from and
 * results put into {@link java.math.BigInteger}, whose numbers of leading zero bytes may show.
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
