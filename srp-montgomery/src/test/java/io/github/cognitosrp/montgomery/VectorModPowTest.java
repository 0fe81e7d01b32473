package io.github.cognitosrp.montgomery;

import io.github.cognitosrp.modpow.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowContractTest;
import io.github.cognitosrp.modpow.spi.ModPowProvider;

/** The contract with the vector kernel alone. */
class VectorModPowTest extends ModPowContractTest {
  VectorModPowTest() {
    super(new Provider());
  }

  private static final class Provider implements ModPowProvider {
    @Override
    public String name() {
      return "montgomery-vector";
    }

    @Override
    public Hardening hardening() {
      return Hardening.CONSTANT_TIME;
    }

    @Override
    public int typicalStartupMillis() {
      return 1;
    }

    @Override
    public ModPowBackend open() {
      return MontgomeryModPowProvider.open(Kernels.vector());
    }
  }
}
