package io.github.cognitosrp.customauth.fido2;

/**
 * A request of a signed-in user that cannot be fulfilled. The message is written for that user; it
 * names the rule and holds nothing that was sent.
 */
public final class Fido2Exception extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Fido2Exception(String message) {
    // Bad input is no fault of the program, and a stack trace costs more than the check.
    super(message, null, false, false);
  }
}
