package io.github.cognitosrp.localpool;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A user. Thread-safe; knows a verifier, never a password. */
final class Account {
  private final String username;
  private final String sub = UUID.randomUUID().toString();
  private final Instant createdAt;
  private final Devices devices = new Devices();
  private final Mfa mfa = new Mfa();
  private final WebAuthnCredentials passkeys = new WebAuthnCredentials();
  private final Set<String> revoked = new HashSet<>();
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private SrpVerifier verifier;
  private UserStatus status;
  private boolean enabled = true;

  Account(
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

  String username() {
    return username;
  }

  String sub() {
    return sub;
  }

  Instant createdAt() {
    return createdAt;
  }

  Devices devices() {
    return devices;
  }

  Mfa mfa() {
    return mfa;
  }

  WebAuthnCredentials passkeys() {
    return passkeys;
  }

  synchronized void revoke(String originJti) {
    revoked.add(originJti);
  }

  synchronized boolean isRevoked(String originJti) {
    return revoked.contains(originJti);
  }

  synchronized SrpVerifier verifier() {
    return verifier;
  }

  synchronized UserStatus status() {
    return status;
  }

  synchronized boolean enabled() {
    return enabled;
  }

  synchronized void password(SrpVerifier newVerifier, UserStatus newStatus) {
    verifier = newVerifier;
    status = newStatus;
  }

  synchronized void status(UserStatus newStatus) {
    status = newStatus;
  }

  synchronized void enabled(boolean newEnabled) {
    enabled = newEnabled;
  }

  synchronized void attributes(Map<String, String> more) {
    attributes.putAll(more);
  }

  /** A copy, with sub first. */
  synchronized Map<String, String> attributes() {
    Map<String, String> copy = new LinkedHashMap<>();
    copy.put("sub", sub);
    copy.putAll(attributes);
    return copy;
  }

  /** Refuses whom the pool does not let in, after the proof: before it, nobody learns this. */
  synchronized void checkMaySignIn() {
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
