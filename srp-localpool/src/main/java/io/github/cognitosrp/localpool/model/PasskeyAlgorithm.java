package io.github.cognitosrp.localpool.model;

/** The signature algorithms of passkeys that the pool verifies. */
public enum PasskeyAlgorithm {
  /** ECDSA on P-256 with SHA-256; COSE −7. */
  ES256,
  /** Ed25519; COSE −8, {@code EdDSA}. */
  ED25519,
  /** RSASSA-PKCS1-v1_5 with 2048 bits and SHA-256; COSE −257. */
  RS256
}
