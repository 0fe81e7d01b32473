package io.github.cognitosrp.customauth.fido2;

import java.util.Locale;

/**
 * Whether a new credential is to be discoverable, so that its user can sign in without a name.
 * WebAuthn, level 3, section 5.4.6.
 */
public enum ResidentKey {
  /** An authenticator that cannot is refused by the browser. */
  REQUIRED,
  /** The default: passkeys where possible, older security keys as well. */
  PREFERRED,
  /** Saves the little room that security keys have: for a second factor. */
  DISCOURAGED;

  /** As it stands in the options. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
