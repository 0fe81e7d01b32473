package io.github.cognitosrp.awssdk;

/** Cognito has refused the device's proof. Never leaves this package. */
final class RefusedDevice extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedDevice(Throwable refusal) {
    super(null, refusal, false, false);
  }

  /** What the caller sees of a failure: Cognito's own refusal. */
  static Throwable cause(Throwable failure) {
    return failure instanceof RefusedDevice && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
