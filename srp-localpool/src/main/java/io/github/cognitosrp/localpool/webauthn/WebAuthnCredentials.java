package io.github.cognitosrp.localpool.webauthn;

import io.github.cognitosrp.localpool.wire.ServiceException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The passkeys of one user, and the one that is being registered. Thread-safe. */
public final class WebAuthnCredentials {
  /** The developer guide, "Quotas in Amazon Cognito": passkeys per user. */
  private static final int MAX = 20;

  private final Map<String, WebAuthnCredential> byId = new LinkedHashMap<>();
  private @Nullable Registration pending;

  /** A registration that has been started. */
  public record Registration(String challenge, String clientId, Instant expiresAt) {}

  public synchronized List<WebAuthnCredential> list() {
    return List.copyOf(byId.values());
  }

  public synchronized @Nullable WebAuthnCredential find(String id) {
    return byId.get(id);
  }

  public synchronized void begin(Registration registration) {
    checkRoom();
    pending = registration;
  }

  /** The registration that was started last; it is completed at most once. */
  public synchronized @Nullable Registration takePending() {
    Registration taken = pending;
    pending = null;
    return taken;
  }

  public synchronized void add(WebAuthnCredential credential) {
    checkRoom();
    byId.put(credential.id(), credential);
  }

  /** Takes the count of an assertion, unless it is that of a copied passkey. */
  public synchronized boolean count(String id, long signCount) {
    WebAuthnCredential credential = byId.get(id);
    if (credential == null || !credential.mayCount(signCount)) {
      return false;
    }
    byId.put(id, credential.count(signCount));
    return true;
  }

  public synchronized boolean remove(String id) {
    return byId.remove(id) != null;
  }

  private void checkRoom() {
    if (byId.size() >= MAX) {
      throw new ServiceException(
          "LimitExceededException", "A user has at most " + MAX + " passkeys.");
    }
  }
}
