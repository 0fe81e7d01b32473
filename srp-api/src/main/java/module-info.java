/**
 * Modular exponentiation with a choice of backends: selection, self-test, and the interface that a
 * backend implements.
 */
// Most of those that the support package is for are compiled later.
@SuppressWarnings("module")
module io.github.cognitosrp.modpow {
  requires static org.jspecify;

  exports io.github.cognitosrp.modpow;
  exports io.github.cognitosrp.modpow.spi;
  exports io.github.cognitosrp.modpow.support to
      io.github.cognitosrp.bigint,
      io.github.cognitosrp.cognito,
      io.github.cognitosrp.gmp,
      io.github.cognitosrp.ifma,
      io.github.cognitosrp.montgomery,
      io.github.cognitosrp.openssl;

  uses io.github.cognitosrp.modpow.spi.ModPowProvider;
}
