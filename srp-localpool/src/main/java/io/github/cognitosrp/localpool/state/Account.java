package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.model.UserStatus;
import io.github.cognitosrp.localpool.srp.SrpVerifier;
import io.github.cognitosrp.localpool.webauthn.WebAuthnCredentials;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A user. Thread-safe; knows a verifier, never a password. */
public final class Account {
  private final String username;
  private final String sub = UUID.randomUUID().toString();
  private final Instant createdAt;
  private final UserDevices devices = new UserDevices();
  private final Mfa mfa = new Mfa();
  private final WebAuthnCredentials passkeys = new WebAuthnCredentials();
  private final Set<String> revoked = new HashSet<>();
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private SrpVerifier verifier;
  private UserStatus status;
  private boolean enabled = true;

  public Account(
      String username,
      SrpVerifier verifier,
      UserStatus status,
      Map<String, String> attributes,
      Instant createdAt) {
    this.username = username;
    this.verifier = verifier;
    this.status = status;
    this.createdAt = createdAt;
    this.attributes.putAll(attributes);
  }

  public String username() {
    return username;
  }

  public String sub() {
    return sub;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public UserDevices devices() {
    return devices;
  }

  public Mfa mfa() {
    return mfa;
  }

  public WebAuthnCredentials passkeys() {
    return passkeys;
  }

  public synchronized void revoke(String originJti) {
    revoked.add(originJti);
  }

  public synchronized boolean isRevoked(String originJti) {
    return revoked.contains(originJti);
  }

  public synchronized SrpVerifier verifier() {
    return verifier;
  }

  public synchronized UserStatus status() {
    return status;
  }

  public synchronized boolean enabled() {
    return enabled;
  }

  public synchronized void password(SrpVerifier newVerifier, UserStatus newStatus) {
    verifier = newVerifier;
    status = newStatus;
  }

  public synchronized void status(UserStatus newStatus) {
    status = newStatus;
  }

  public synchronized void enabled(boolean newEnabled) {
    enabled = newEnabled;
  }

  public synchronized void attributes(Map<String, String> more) {
    attributes.putAll(more);
  }

  /** A copy, with sub first. */
  public synchronized Map<String, String> attributes() {
    Map<String, String> copy = new LinkedHashMap<>();
    copy.put("sub", sub);
    copy.putAll(attributes);
    return copy;
  }

  /** Refuses whom the pool does not let in, after the proof: before it, nobody learns this. */
  public synchronized void checkMaySignIn() {
    if (!enabled) {
      throw ServiceException.notAuthorized("User is disabled.");
    }
    switch (status) {
      case UNCONFIRMED ->
          throw new ServiceException("UserNotConfirmedException", "User is not confirmed.");
      case RESET_REQUIRED ->
          throw new ServiceException(
              "PasswordResetRequiredException", "Password reset required for the user");
      case CONFIRMED, FORCE_CHANGE_PASSWORD -> {}
    }
  }
}
