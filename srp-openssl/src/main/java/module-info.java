import io.github.cognitosrp.modpow.spi.ModPowProvider;
import io.github.cognitosrp.openssl.OpensslModPowProvider;

/**
 * Modular exponentiation with OpenSSL's libcrypto. On the module path of Java 17 to 21, add JNA
 * with {@code --add-modules com.sun.jna}; on 22 and later it is not needed, and {@code
 * --enable-native-access=io.github.cognitosrp.openssl} permits the native calls.
 */
module io.github.cognitosrp.openssl {
  requires io.github.cognitosrp.modpow;
  // Optional: Java 22 and later do without.
  requires static com.sun.jna;
  requires static org.jspecify;

  exports io.github.cognitosrp.openssl;

  provides ModPowProvider with
      OpensslModPowProvider;
}
