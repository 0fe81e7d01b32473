package io.github.cognitosrp.localpool;

/** An error that the caller gets as {@code __type} and {@code message}. Never carries a secret. */
final class ServiceException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int BAD_REQUEST = 400;

  private final String type;
  private final int status;

  ServiceException(String type, String message) {
    this(type, message, BAD_REQUEST);
  }

  ServiceException(String type, String message, int status) {
    // An answer, not a crash: nobody wants its stack.
    super(message, null, false, false);
    this.type = type;
    this.status = status;
  }

  String type() {
    return type;
  }

  int status() {
    return status;
  }

  String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  static ServiceException invalidParameter(String message) {
    return new ServiceException("InvalidParameterException", message);
  }

  static ServiceException notAuthorized(String message) {
    return new ServiceException("NotAuthorizedException", message);
  }

  static ServiceException incorrectUsernameOrPassword() {
    return notAuthorized("Incorrect username or password.");
  }

  static ServiceException invalidSession() {
    return notAuthorized("Invalid session for the user.");
  }

  static ServiceException expiredSession() {
    return notAuthorized("Invalid session for the user, session is expired.");
  }

  static ServiceException resourceNotFound(String message) {
    return new ServiceException("ResourceNotFoundException", message);
  }

  static ServiceException deviceDoesNotExist() {
    return resourceNotFound("Device does not exist.");
  }

  static ServiceException userNotFound() {
    return new ServiceException("UserNotFoundException", "User does not exist.");
  }

  static ServiceException codeMismatch() {
    return new ServiceException("CodeMismatchException", "Invalid code received for user");
  }

  static ServiceException softwareTokenMismatch() {
    return new ServiceException(
        "EnableSoftwareTokenMFAException", "Code mismatch and fail enable Software Token MFA");
  }

  static ServiceException noDeliveryFor(MfaMethod method) {
    return invalidParameter("User does not have delivery config set to turn on " + method.name());
  }

  static ServiceException serialization(String message) {
    return new ServiceException("SerializationException", message);
  }
}
