package io.github.cognitosrp.localpool;

import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The second factors of one user. Thread-safe. */
final class Mfa {
  private final EnumSet<MfaMethod> enabled = EnumSet.noneOf(MfaMethod.class);
  private @Nullable MfaMethod preferred;
  private @Nullable String secretCode;
  private @Nullable String pendingSecretCode;

  /** In the order of the enum. */
  synchronized List<MfaMethod> enabled() {
    return List.copyOf(enabled);
  }

  synchronized @Nullable MfaMethod preferred() {
    return preferred;
  }

  synchronized void enable(MfaMethod method, boolean on, boolean prefer) {
    if (on) {
      enabled.add(method);
    } else {
      enabled.remove(method);
    }
    if (on && prefer) {
      preferred = method;
    } else if (preferred == method) {
      preferred = null;
    }
  }

  synchronized void clear() {
    enabled.clear();
    preferred = null;
  }

  /** The secret of the app that has been verified. */
  synchronized @Nullable String secretCode() {
    return secretCode;
  }

  synchronized void secretCode(String verified) {
    secretCode = verified;
    pendingSecretCode = null;
  }

  /** The secret of the app that is being enrolled by a signed-in user. */
  synchronized @Nullable String pendingSecretCode() {
    return pendingSecretCode;
  }

  synchronized void pendingSecretCode(String pending) {
    pendingSecretCode = pending;
  }
}
