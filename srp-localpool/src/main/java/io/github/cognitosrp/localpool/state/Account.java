package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.model.UserStatus;
import io.github.cognitosrp.localpool.srp.SrpVerifier;
import io.github.cognitosrp.localpool.webauthn.WebAuthnCredentials;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A user. Thread-safe; knows a verifier, never a password. */
public final class Account {
  private static final int MAX_REVOKED = 10_000;
  private static final int MAX_HISTORY = 24;

  private final String username;
  private final String sub;
  private final Clock clock;
  private final Instant createdAt;
  private final UserDevices devices = new UserDevices();
  private final Mfa mfa = new Mfa();
  private final WebAuthnCredentials passkeys = new WebAuthnCredentials();
  private final FailedAttempts failedAttempts = new FailedAttempts();
  private final ConfirmationCodes codes = new ConfirmationCodes();
  private final Set<String> revoked = new LinkedHashSet<>();
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final Deque<SrpVerifier> earlierPasswords = new ArrayDeque<>();
  private SrpVerifier verifier;
  private UserStatus status;
  private boolean enabled = true;
  private Instant modifiedAt;

  public Account(
      String username,
      String sub,
      SrpVerifier verifier,
      UserStatus status,
      Map<String, String> attributes,
      Clock clock) {
    this.username = username;
    this.sub = sub;
    this.verifier = verifier;
    this.status = status;
    this.clock = clock;
    this.createdAt = clock.instant();
    this.modifiedAt = createdAt;
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

  public synchronized Instant modifiedAt() {
    return modifiedAt;
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

  public FailedAttempts failedAttempts() {
    return failedAttempts;
  }

  public ConfirmationCodes codes() {
    return codes;
  }

  public synchronized void revoke(String originJti) {
    if (revoked.size() == MAX_REVOKED) {
      revoked.remove(revoked.iterator().next());
    }
    revoked.add(originJti);
  }

  public synchronized boolean isRevoked(String originJti) {
    return revoked.contains(originJti);
  }

  public synchronized SrpVerifier verifier() {
    return verifier;
  }

  /** The present verifier and the ones before it, the latest first. */
  public synchronized List<SrpVerifier> verifiers(int count) {
    return Stream.concat(Stream.of(verifier), earlierPasswords.stream()).limit(count).toList();
  }

  public synchronized UserStatus status() {
    return status;
  }

  public synchronized boolean enabled() {
    return enabled;
  }

  public synchronized void password(SrpVerifier newVerifier, UserStatus newStatus) {
    earlierPasswords.addFirst(verifier);
    if (earlierPasswords.size() > MAX_HISTORY) {
      earlierPasswords.removeLast();
    }
    verifier = newVerifier;
    status = newStatus;
    failedAttempts.reset();
    modifiedAt = clock.instant();
  }

  public synchronized void status(UserStatus newStatus) {
    status = newStatus;
    modifiedAt = clock.instant();
  }

  public synchronized void enabled(boolean newEnabled) {
    enabled = newEnabled;
    modifiedAt = clock.instant();
  }

  /**
   * Sets attributes whose names and values have been checked; an empty value deletes. Only {@link
   * Accounts#change} may do so once the user is in the pool.
   */
  public synchronized void attributes(Map<String, String> changes) {
    changes.forEach((name, value) -> {
      if (value.isEmpty()) {
        attributes.remove(name);
      } else {
        attributes.put(name, value);
      }
    });
    modifiedAt = clock.instant();
  }

  /** A copy, with sub first. */
  public synchronized Map<String, String> attributes() {
    Map<String, String> copy = new LinkedHashMap<>();
    copy.put("sub", sub);
    copy.putAll(attributes);
    return copy;
  }

  /** Whether an address or a number of the user has been verified. */
  public synchronized boolean isVerified(String attribute) {
    return "true".equals(attributes.get(attribute + "_verified"))
        && attributes.containsKey(attribute);
  }

  /** Rejects disabled and unconfirmed users; call only after the proof, to hide account state. */
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
