package io.github.cognitosrp.customauth.fido2;

/** Something that does not hold. The message is for the log, and holds nothing that was sent. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    // Bad input is no fault of the program, and a stack trace costs more than the check.
    super(message, null, false, false);
  }

  /** What webauthn4j says, by the name of its exception: its messages hold parts of the input. */
  static RefusedException of(RuntimeException failure) {
    return new RefusedException("WebAuthn: " + failure.getClass().getSimpleName());
  }
}
