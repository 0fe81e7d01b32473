import io.github.cognitosrp.gmp.GmpModPowProvider;
import io.github.cognitosrp.gmp.GmpVarTimeModPowProvider;
import io.github.cognitosrp.modpow.spi.ModPowProvider;

/** Modular exponentiation with GMP, the GNU multiple precision library. */
module io.github.cognitosrp.gmp {
  requires io.github.cognitosrp.modpow;
  requires com.sun.jna;
  requires static org.jspecify;

  exports io.github.cognitosrp.gmp;

  provides ModPowProvider with
      GmpModPowProvider,
      GmpVarTimeModPowProvider;
}
