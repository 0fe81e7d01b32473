package io.github.cognitosrp.customauth.fido2;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Credentials in this process: for tests, and for a server that is the only one. Thread-safe. */
public final class InMemoryCredentialStore implements CredentialStore {
  private final Map<String, StoredCredential> byId = new LinkedHashMap<>();

  /** An empty store. */
  public InMemoryCredentialStore() {}

  @Override
  public synchronized List<StoredCredential> list(String userHandle) {
    Objects.requireNonNull(userHandle, "userHandle");
    return byId.values().stream()
        .filter(credential -> credential.userHandle().equals(userHandle))
        .toList();
  }

  @Override
  public synchronized Optional<StoredCredential> find(String userHandle, String credentialId) {
    Objects.requireNonNull(userHandle, "userHandle");
    Objects.requireNonNull(credentialId, "credentialId");
    return Optional.ofNullable(get(userHandle, credentialId));
  }

  @Override
  public synchronized boolean add(StoredCredential credential) {
    Objects.requireNonNull(credential, "credential");
    return byId.putIfAbsent(credential.credentialId(), credential) == null;
  }

  @Override
  public synchronized boolean rename(String userHandle, String credentialId, String friendlyName) {
    Objects.requireNonNull(userHandle, "userHandle");
    Objects.requireNonNull(credentialId, "credentialId");
    Objects.requireNonNull(friendlyName, "friendlyName");
    return replace(userHandle, credentialId, credential -> credential.named(friendlyName));
  }

  @Override
  public synchronized Optional<StoredCredential> delete(String userHandle, String credentialId) {
    Objects.requireNonNull(userHandle, "userHandle");
    Objects.requireNonNull(credentialId, "credentialId");
    Optional<StoredCredential> found = find(userHandle, credentialId);
    found.ifPresent(credential -> byId.remove(credential.credentialId()));
    return found;
  }

  @Override
  public synchronized boolean recordSignIn(String userHandle, String credentialId, SignIn use) {
    Objects.requireNonNull(userHandle, "userHandle");
    Objects.requireNonNull(credentialId, "credentialId");
    Objects.requireNonNull(use, "use");
    StoredCredential credential = get(userHandle, credentialId);
    return credential != null
        && credential.mayCount(use.signCount())
        && replace(userHandle, credentialId, stored -> stored.after(use));
  }

  private boolean replace(
      String userHandle, String credentialId, UnaryOperator<StoredCredential> change) {
    StoredCredential credential = get(userHandle, credentialId);
    if (credential == null) {
      return false;
    }
    byId.put(credentialId, change.apply(credential));
    return true;
  }

  private @Nullable StoredCredential get(String userHandle, String credentialId) {
    StoredCredential credential = byId.get(credentialId);
    return credential != null && credential.userHandle().equals(userHandle) ? credential : null;
  }
}
