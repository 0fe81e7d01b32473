/**
 * Modular exponentiation with a choice of backends: selection, self-test, and the interface that a
 * backend implements.
 */
module io.github.cognitosrp.modpow {
  requires static org.jspecify;

  exports io.github.cognitosrp.modpow;
  exports io.github.cognitosrp.modpow.spi;

  uses io.github.cognitosrp.modpow.spi.ModPowProvider;
}
