import io.github.cognitosrp.ifma.IfmaModPowProvider;
import io.github.cognitosrp.modpow.spi.ModPowProvider;

/**
 * Constant-time modular exponentiation with AVX-512 IFMA instructions: the module assembles its
 * native code itself, so that there is nothing to install.
 */
module io.github.cognitosrp.ifma {
  requires io.github.cognitosrp.modpow;
  requires com.sun.jna;
  requires static org.jspecify;

  exports io.github.cognitosrp.ifma;

  provides ModPowProvider with
      IfmaModPowProvider;
}
