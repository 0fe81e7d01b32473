package io.github.cognitosrp.customauth.fido2;

import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;

/** The signature algorithms of credentials. */
public enum SignatureAlgorithm {
  /** ECDSA on P-256 with SHA-256; COSE −7. */
  ES256(-7, "ES256"),
  /** Ed25519; COSE −8. The npm package cannot verify it. */
  ED25519(-8, "EdDSA"),
  /** RSASSA-PKCS1-v1_5 with SHA-256 and 2,048 to 4,096 bits; COSE −257. */
  RS256(-257, "RS256");

  private final int coseId;
  private final String joseName;

  SignatureAlgorithm(int coseId, String joseName) {
    this.coseId = coseId;
    this.joseName = joseName;
  }

  /**
   * The number in the IANA registry "COSE Algorithms".
   *
   * @return a negative number
   */
  public int coseId() {
    return coseId;
  }

  /** As a JSON Web Key names it. */
  String joseName() {
    return joseName;
  }

  COSEAlgorithmIdentifier cose() {
    return COSEAlgorithmIdentifier.create(coseId);
  }
}
