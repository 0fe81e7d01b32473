package io.github.cognitosrp.customauth.fido2;

import java.util.Locale;

/**
 * Whether an authenticator has to verify its user, with a PIN or a finger. WebAuthn, level 3,
 * section 5.8.6.
 */
public enum UserVerification {
  /** It must; an assertion without it is refused. The default, as a passkey is the only factor. */
  REQUIRED,
  /** It is asked to, and need not. Enough for a second factor after the password. */
  PREFERRED,
  /** It is asked not to. */
  DISCOURAGED;

  /** As it stands in the options. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
