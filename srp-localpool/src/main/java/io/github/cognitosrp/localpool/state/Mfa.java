package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The second factors of one user. Thread-safe. */
public final class Mfa {
  private final EnumSet<MfaMethod> enabled = EnumSet.noneOf(MfaMethod.class);
  private @Nullable MfaMethod preferred;
  private boolean webAuthn;
  private @Nullable SoftwareToken token;
  private @Nullable SoftwareToken pendingToken;

  /** Whether a passkey that verified the user is both factors. */
  public synchronized boolean webAuthn() {
    return webAuthn;
  }

  public synchronized void webAuthn(boolean on) {
    webAuthn = on;
  }

  /** In the order of the enum. */
  public synchronized List<MfaMethod> enabled() {
    return List.copyOf(enabled);
  }

  public synchronized @Nullable MfaMethod preferred() {
    return preferred;
  }

  public synchronized void enable(MfaMethod method, boolean on, boolean prefer) {
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

  public synchronized void clear() {
    enabled.clear();
    preferred = null;
  }

  /** The app that has been verified. */
  public synchronized @Nullable SoftwareToken token() {
    return token;
  }

  public synchronized void token(SoftwareToken verified) {
    token = verified;
    pendingToken = null;
  }

  /** Takes a code of the app, which is spent by that. */
  public synchronized void useToken(String code, Instant now) {
    if (token == null) {
      throw ServiceException.codeMismatch();
    }
    token = token.use(code, now);
  }

  /** The app that is being enrolled by a signed-in user. */
  public synchronized void pendingToken(SoftwareToken pending) {
    pendingToken = pending;
  }

  /** Verifies the app that is being enrolled. */
  public synchronized void confirmToken(String code, Instant now) {
    if (pendingToken == null) {
      throw ServiceException.softwareTokenMismatch();
    }
    token(pendingToken.confirm(code, now));
  }
}
