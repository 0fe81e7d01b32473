package io.github.cognitosrp.localpool.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The RSA key that signs tokens, made in the background while the first sign-in is under way. */
public final class SigningKey {
  private static final int KEY_BITS = 2048;

  private static final int MAX_KEPT = 16;
  private static final Map<String, CompletableFuture<RSAKey>> BY_POOL =
      new LinkedHashMap<>(MAX_KEPT, 1, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<RSAKey>> eldest) {
          return size() > MAX_KEPT;
        }
      };

  private final CompletableFuture<RSAKey> key;

  /**
   * The key of a pool. A pool that is started again in the same process keeps it, as pools on AWS
   * do; making one takes longer than everything else of a start.
   */
  public SigningKey(String poolId, Executor executor) {
    synchronized (BY_POOL) {
      key =
          BY_POOL.computeIfAbsent(
              poolId, id -> CompletableFuture.supplyAsync(SigningKey::generate, executor));
    }
  }

  public RSAKey rsaKey() {
    return key.join();
  }

  /** The JWKS document: the public half only. */
  public String jwks() {
    return new JWKSet(rsaKey().toPublicJWK()).toString();
  }

  private static RSAKey generate() {
    try {
      return new RSAKeyGenerator(KEY_BITS)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("RSA does not work here", e);
    }
  }
}
