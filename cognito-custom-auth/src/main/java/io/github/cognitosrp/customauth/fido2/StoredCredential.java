package io.github.cognitosrp.customauth.fido2;

import io.github.cognitosrp.customauth.support.Copies;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A credential as it is stored: the public key, and what was last seen of its authenticator.
 * Nothing in it is secret. Immutable.
 *
 * @param userHandle whose it is, see {@link UserHandles}
 * @param credentialId the id, in base64url without padding
 * @param publicKey a JSON Web Key: {@code kty}, {@code alg}, and the key's own members, each a text
 * @param friendlyName how the user calls the authenticator
 * @param signCount the authenticator's count of signatures; some always send 0
 * @param userVerified whether the authenticator verified its user at the registration
 * @param backupEligible whether the credential can leave its device, as synced passkeys do; it
 *     never changes
 * @param backupState whether it has been copied
 * @param aaguid the authenticator's model; all zero if it does not tell
 * @param transports how it can be reached, such as {@code usb} or {@code internal}; unmodifiable
 * @param relyingPartyId the domain that it was made for
 * @param createdAt when it was registered
 * @param lastSignIn when it last signed in; {@code null} for never
 * @param signIns how many times it signed in; the npm package does not count
 * @param lastAnswer a hash of the last sign-in's challenge and answer, by which a trigger that is
 *     called again knows its own answer; empty for none
 */
public record StoredCredential(
    String userHandle,
    String credentialId,
    Map<String, String> publicKey,
    String friendlyName,
    long signCount,
    boolean userVerified,
    boolean backupEligible,
    boolean backupState,
    UUID aaguid,
    List<String> transports,
    String relyingPartyId,
    Instant createdAt,
    @Nullable Instant lastSignIn,
    long signIns,
    String lastAnswer) {

  /**
   * Copies the key and the transports.
   *
   * @param userHandle whose
   * @param credentialId in base64url
   * @param publicKey a JSON Web Key
   * @param friendlyName the name
   * @param signCount the count
   * @param userVerified whether the user was verified
   * @param backupEligible whether it can leave its device
   * @param backupState whether it was copied
   * @param aaguid the model
   * @param transports how it is reached
   * @param relyingPartyId the domain
   * @param createdAt when
   * @param lastSignIn when, or never
   * @param signIns how often
   * @param lastAnswer a hash, or empty
   */
  public StoredCredential {
    Objects.requireNonNull(userHandle, "userHandle");
    Objects.requireNonNull(credentialId, "credentialId");
    publicKey = Copies.texts(publicKey, "publicKey");
    Objects.requireNonNull(friendlyName, "friendlyName");
    Objects.requireNonNull(aaguid, "aaguid");
    transports = Arguments.list(transports, "transports");
    Objects.requireNonNull(relyingPartyId, "relyingPartyId");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(lastAnswer, "lastAnswer");
  }

  /**
   * WebAuthn, level 3, section 6.1.1: a count that does not grow is that of a copied authenticator.
   *
   * @param count what an authenticator sent
   * @return whether this credential may go on to it
   */
  public boolean mayCount(long count) {
    return count > signCount || (count == 0 && signCount == 0);
  }

  /**
   * This credential after a sign-in.
   *
   * @param use the sign-in
   * @return a new one
   */
  public StoredCredential after(SignIn use) {
    Objects.requireNonNull(use, "use");
    return new StoredCredential(
        userHandle,
        credentialId,
        publicKey,
        friendlyName,
        use.signCount(),
        userVerified,
        backupEligible,
        use.backupState(),
        aaguid,
        transports,
        relyingPartyId,
        createdAt,
        use.at(),
        signIns + 1,
        use.answer());
  }

  /**
   * This credential under another name.
   *
   * @param name how the user calls the authenticator
   * @return a new one
   */
  public StoredCredential named(String name) {
    Objects.requireNonNull(name, "name");
    return new StoredCredential(
        userHandle,
        credentialId,
        publicKey,
        name,
        signCount,
        userVerified,
        backupEligible,
        backupState,
        aaguid,
        transports,
        relyingPartyId,
        createdAt,
        lastSignIn,
        signIns,
        lastAnswer);
  }
}
