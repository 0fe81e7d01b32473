import io.github.cognitosrp.modpow.spi.ModPowProvider;
import io.github.cognitosrp.openssl.OpensslModPowProvider;

/**
 * Modular exponentiation with OpenSSL's libcrypto. {@code --enable-native-access=com.sun.jna}
 * permits the native calls.
 */
module io.github.cognitosrp.openssl {
  requires io.github.cognitosrp.modpow;
  requires com.sun.jna;
  requires static org.jspecify;

  exports io.github.cognitosrp.openssl;

  provides ModPowProvider with
      OpensslModPowProvider;
}
