package io.github.cognitosrp.localpool.webauthn;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A passkey of a user. Immutable; a sign-in makes a new one.
 *
 * @param id in base64url
 * @param signCount the last one that the authenticator sent
 */
public record WebAuthnCredential(
    String id,
    PublicKey key,
    long signCount,
    List<String> transports,
    @Nullable String attachment,
    Instant createdAt) {

  /** Whether the signature is this passkey's (ES256, in DER). */
  public boolean signed(byte[] message, byte[] signature) {
    try {
      Signature verification = Signature.getInstance("SHA256withECDSA");
      verification.initVerify(key);
      verification.update(message);
      return verification.verify(signature);
    } catch (GeneralSecurityException e) {
      // What is no signature at all is none of this key's.
      return false;
    }
  }

  /** WebAuthn, level 3, section 6.1.1: a count that does not grow is that of a copied passkey. */
  public boolean mayCount(long newCount) {
    return newCount > signCount || (newCount == 0 && signCount == 0);
  }

  public WebAuthnCredential count(long newCount) {
    return new WebAuthnCredential(id, key, newCount, transports, attachment, createdAt);
  }
}
