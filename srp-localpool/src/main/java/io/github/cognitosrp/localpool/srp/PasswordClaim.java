package io.github.cognitosrp.localpool.srp;

import io.github.cognitosrp.localpool.wire.Parameters;
import java.time.Instant;
import java.util.Base64;

/** The proof in an answer to a verifier challenge. */
public record PasswordClaim(String secretBlock, String timestamp, Instant signedAt, String claim) {

  public static PasswordClaim of(Parameters responses) {
    String secretBlock = responses.required("PASSWORD_CLAIM_SECRET_BLOCK");
    String claim = responses.required("PASSWORD_CLAIM_SIGNATURE");
    String timestamp = responses.required("TIMESTAMP");
    return new PasswordClaim(secretBlock, timestamp, Timestamp.parse(timestamp), claim);
  }

  /** Call after the block has been found among the open challenges: it is our own base64 then. */
  public byte[] secretBlockBytes() {
    return Base64.getDecoder().decode(secretBlock);
  }

  /** PASSWORD_CLAIM_SIGNATURE, or nothing if it is not base64. */
  public byte[] signature() {
    try {
      return Base64.getDecoder().decode(claim);
    } catch (IllegalArgumentException e) {
      // Equal to no signature.
      return new byte[0];
    }
  }

  @Override
  public String toString() {
    return "Proof";
  }
}
