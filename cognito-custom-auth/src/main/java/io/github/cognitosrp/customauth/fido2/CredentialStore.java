package io.github.cognitosrp.customauth.fido2;

import java.util.List;
import java.util.Optional;

/**
 * Where credentials are kept. Implementations are thread-safe. Each method is one step that happens
 * wholly or not at all, also between processes. A failure of the store itself is thrown as the
 * store throws it.
 */
public interface CredentialStore {

  /**
   * All credentials of a user.
   *
   * @param userHandle the user
   * @return a list in no particular order, empty for an unknown user
   */
  List<StoredCredential> list(String userHandle);

  /**
   * One credential of a user, as it is after every write that has returned.
   *
   * @param userHandle the user
   * @param credentialId the id in base64url
   * @return the credential, if this user has it
   */
  Optional<StoredCredential> find(String userHandle, String credentialId);

  /**
   * Adds a credential, unless its id is known already, for whichever user.
   *
   * @param credential the credential
   * @return whether it was added
   */
  boolean add(StoredCredential credential);

  /**
   * Changes a credential's name.
   *
   * @param userHandle the user
   * @param credentialId the id in base64url
   * @param friendlyName the new name
   * @return whether the user has it
   */
  boolean rename(String userHandle, String credentialId, String friendlyName);

  /**
   * Deletes a credential.
   *
   * @param userHandle the user
   * @param credentialId the id in base64url
   * @return what was deleted; empty if the user does not have it
   */
  Optional<StoredCredential> delete(String userHandle, String credentialId);

  /**
   * Records a sign-in, if the credential still exists and its stored count allows the new one
   * ({@link StoredCredential#mayCount}). Of two sign-ins with the same count greater than 0, one
   * wins.
   *
   * @param userHandle the user
   * @param credentialId the id in base64url
   * @param use the sign-in
   * @return whether it was recorded
   */
  boolean recordSignIn(String userHandle, String credentialId, SignIn use);
}
