package io.github.cognitosrp.localpool.wire;

import io.github.cognitosrp.localpool.model.MfaMethod;
import java.util.Locale;

/** An error that the caller gets as {@code __type} and {@code message}. Never carries a secret. */
public final class ServiceException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int BAD_REQUEST = 400;
  private static final int MAX_SHOWN = 128;

  private final String type;
  private final int status;

  public ServiceException(String type, String message) {
    this(type, message, BAD_REQUEST);
  }

  public ServiceException(String type, String message, int status) {
    // Expected condition: no stack trace.
    super(message, null, false, false);
    this.type = type;
    this.status = status;
  }

  public String type() {
    return type;
  }

  public int status() {
    return status;
  }

  public String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  /** A value of a request for a message, cut: it may have 60 kB. */
  public static String shown(String value) {
    return value.length() <= MAX_SHOWN ? value : value.substring(0, MAX_SHOWN) + "...";
  }

  public static ServiceException invalidParameter(String message) {
    return new ServiceException("InvalidParameterException", message);
  }

  public static ServiceException notAuthorized(String message) {
    return new ServiceException("NotAuthorizedException", message);
  }

  /** A value that breaks a constraint of the API's model; members start with a small letter. */
  public static ServiceException validation(String value, String member, String constraint) {
    String field = member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
    return invalidParameter(
        "1 validation error detected: "
            + value
            + " at '"
            + field
            + "' failed to satisfy constraint: "
            + constraint);
  }

  public static ServiceException incorrectUsernameOrPassword() {
    return notAuthorized("Incorrect username or password.");
  }

  public static ServiceException invalidSession() {
    return notAuthorized("Invalid session for the user.");
  }

  public static ServiceException expiredSession() {
    return notAuthorized("Invalid session for the user, session is expired.");
  }

  public static ServiceException resourceNotFound(String message) {
    return new ServiceException("ResourceNotFoundException", message);
  }

  public static ServiceException deviceDoesNotExist() {
    return resourceNotFound("Device does not exist.");
  }

  public static ServiceException userNotFound() {
    return new ServiceException("UserNotFoundException", "User does not exist.");
  }

  public static ServiceException codeMismatch() {
    return new ServiceException("CodeMismatchException", "Invalid code received for user");
  }

  public static ServiceException softwareTokenMismatch() {
    return new ServiceException(
        "EnableSoftwareTokenMFAException", "Code mismatch and fail enable Software Token MFA");
  }

  public static ServiceException noDeliveryFor(MfaMethod method) {
    return invalidParameter("User does not have delivery config set to turn on " + method.name());
  }

  public static ServiceException serialization(String message) {
    return new ServiceException("SerializationException", message);
  }
}
