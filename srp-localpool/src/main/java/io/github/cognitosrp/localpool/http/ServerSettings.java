package io.github.cognitosrp.localpool.http;

import java.security.KeyStore;
import org.jspecify.annotations.Nullable;

/**
 * Where the pools listen.
 *
 * @param host a name or address of this machine
 * @param port 0 for a free one
 * @param keyStore with the certificate for HTTPS, or null for HTTP
 */
public record ServerSettings(
    String host,
    int port,
    @Nullable KeyStore keyStore,
    @Nullable String keyPassword,
    CallerRules rules) {
  @Override
  public String toString() {
    return "ServerSettings[" + host + ":" + port + "]";
  }
}
