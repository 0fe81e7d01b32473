package io.github.cognitosrp.openssl;

import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;

/** The provider of this module with a binding of the test's choice. */
record BoundProvider(Binding binding) implements ModPowProvider {

  @Override
  public String name() {
    return "openssl";
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
  public ModPowBackend open() throws BackendUnavailableException {
    return new OpensslBackend(new LibcryptoLoader(binding).load());
  }
}
