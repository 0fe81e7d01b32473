import io.github.cognitosrp.modpow.spi.ModPowProvider;
import io.github.cognitosrp.montgomery.MontgomeryModPowProvider;

/** Constant-time modular exponentiation in pure Java: nothing to install. */
module io.github.cognitosrp.montgomery {
  requires io.github.cognitosrp.modpow;
  requires static jdk.incubator.vector;
  requires static org.jspecify;

  exports io.github.cognitosrp.montgomery;

  provides ModPowProvider with
      MontgomeryModPowProvider;
}
