package io.github.cognitosrp.montgomery;

import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import java.util.function.Consumer;

/**
 * The backend with one kernel, whose modulus N was tampered with before its self-test.
 *
 * @param kind the kernel
 * @param fault tampers with the modulus
 */
record TamperedProvider(KernelKind kind, Consumer<MontgomeryModulus> fault)
    implements ModPowProvider {
  static final String NAME = "tampered";

  @Override
  public String name() {
    return NAME;
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
    MontgomeryBackend backend = new MontgomeryBackend(Kernels.only(kind));
    fault.accept(backend.group().modulus());
    return backend;
  }
}
