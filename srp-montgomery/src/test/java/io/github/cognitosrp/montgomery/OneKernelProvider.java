package io.github.cognitosrp.montgomery;

import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;

/** The backend with one kernel and no other. */
record OneKernelProvider(KernelKind kind) implements ModPowProvider {
  @Override
  public String name() {
    return "montgomery-" + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
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
    return MontgomeryModPowProvider.open(Kernels.only(kind));
  }
}
