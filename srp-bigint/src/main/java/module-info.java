import io.github.cognitosrp.bigint.BigIntegerModPowProvider;
import io.github.cognitosrp.bigint.BigIntegerVarTimeModPowProvider;
import io.github.cognitosrp.modpow.spi.ModPowProvider;

/** Modular exponentiation with {@link java.math.BigInteger}: nothing to install. */
module io.github.cognitosrp.bigint {
  requires io.github.cognitosrp.modpow;
  requires static org.jspecify;

  exports io.github.cognitosrp.bigint;

  provides ModPowProvider with
      BigIntegerModPowProvider,
      BigIntegerVarTimeModPowProvider;
}
