package io.github.cognitosrp.customauth.fido2;

import java.util.regex.Pattern;

/** What users call their authenticators; it goes into the log, and administrators read it. */
final class FriendlyNames {
  private static final int MAX_LENGTH = 128;

  /** With white space around it, which is cut off. */
  private static final int MAX_GIVEN = 1_024;

  /** Neither line breaks nor marks that turn text around; the two joiners are part of scripts. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} \\u200c\\u200d]");

  private FriendlyNames() {}

  /**
   * Checks a new name.
   *
   * @throws Fido2Exception if it is not 1 to 128 printable characters
   */
  static String checked(String name) {
    // The length first: the name without white space is a copy.
    String stripped = name.length() > MAX_GIVEN ? "" : name.strip();
    if (stripped.isEmpty()
        || stripped.length() > MAX_LENGTH
        || UNPRINTABLE.matcher(stripped).find()) {
      throw new Fido2Exception("friendlyName must have 1 to 128 printable characters");
    }
    return stripped;
  }

  /** A stored name for the log; the npm package stores any. */
  static String printable(String name) {
    String text = UNPRINTABLE.matcher(name).replaceAll("?").replace('"', '\'');
    return shortened(text);
  }

  private static String shortened(String text) {
    return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
  }

  /** For the log: which authenticator it is. */
  static String describe(StoredCredential credential) {
    return "authenticator \""
        + printable(credential.friendlyName())
        + "\", credential "
        + shortened(credential.credentialId())
        + ", model "
        + credential.aaguid();
  }
}
