package io.github.cognitosrp.localpool.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The RSA key that signs tokens, made in the background while the first sign-in is under way. */
public final class SigningKey {
  private static final int KEY_BITS = 2048;

  private static final int MAX_KEPT = 16;
  private static final Map<String, CompletableFuture<Keys>> BY_POOL =
      new LinkedHashMap<>(MAX_KEPT, 1, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<Keys>> eldest) {
          return size() > MAX_KEPT;
        }
      };

  /** The signer and the verifier decode the key, and the header is text already. */
  private record Keys(RSAKey rsaKey, JWSHeader header, JWSSigner signer, JWSVerifier verifier) {}

  private final CompletableFuture<Keys> keys;

  /**
   * The key of a pool. A pool that is started again in the same process keeps it, as pools on AWS
   * do; making one takes longer than everything else of a start.
   */
  public SigningKey(String poolId, Executor executor) {
    synchronized (BY_POOL) {
      keys =
          BY_POOL.computeIfAbsent(
              poolId, id -> CompletableFuture.supplyAsync(SigningKey::generate, executor));
    }
  }

  /** Names the algorithm and this key. */
  JWSHeader header() {
    return keys.join().header();
  }

  JWSSigner signer() {
    return keys.join().signer();
  }

  JWSVerifier verifier() {
    return keys.join().verifier();
  }

  /** The JWKS document: the public half only. */
  public String jwks() {
    return new JWKSet(keys.join().rsaKey().toPublicJWK()).toString();
  }

  private static Keys generate() {
    try {
      RSAKey key =
          new RSAKeyGenerator(KEY_BITS)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .keyIDFromThumbprint(true)
              .generate();
      JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
      return new Keys(
          key,
          JWSHeader.parse(header.toBase64URL()),
          new RSASSASigner(key),
          new RSASSAVerifier(key));
    } catch (JOSEException | ParseException e) {
      throw new IllegalStateException("RSA does not work here", e);
    }
  }
}
