package io.github.cognitosrp.localpool.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.localpool.wire.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The codes of one user that wait for their confirmation. Thread-safe. */
public final class ConfirmationCodes {
  /** What a code confirms, named after the operation that takes it. */
  public enum Purpose {
    CONFIRM_SIGN_UP("ConfirmSignUp", Duration.ofHours(24)),
    RESET_PASSWORD("ConfirmForgotPassword", Duration.ofHours(1)),
    VERIFY_EMAIL("VerifyUserAttribute", Duration.ofHours(24)),
    VERIFY_PHONE_NUMBER("VerifyUserAttribute", Duration.ofHours(24));

    private final String operation;
    private final Duration lifetime;

    Purpose(String operation, Duration lifetime) {
      this.operation = operation;
      this.lifetime = lifetime;
    }

    public String operation() {
      return operation;
    }

    public static Purpose verify(String attribute) {
      return attribute.equals("email") ? VERIFY_EMAIL : VERIFY_PHONE_NUMBER;
    }
  }

  // Cognito allows 5 to 20 attempts an hour, "depending on the level of risk".
  private static final int MAX_FAILURES = 5;

  private record Pending(
      String code, @Nullable String attribute, String value, Instant expiresAt) {}

  private final Map<Purpose, Pending> pending = new HashMap<>();
  private final Map<Purpose, Integer> failures = new HashMap<>();

  /** A code that was sent; a former one of the same purpose is void. */
  public synchronized void put(
      Purpose purpose, String code, @Nullable String attribute, String value, Instant now) {
    pending.put(purpose, new Pending(code, attribute, value, now.plus(purpose.lifetime)));
    failures.remove(purpose);
  }

  /**
   * Takes a code, which is spent by that.
   *
   * @return the attribute that the code went to, and its value then; empty if it went nowhere
   */
  public synchronized Map<String, String> take(Purpose purpose, String code, Instant now) {
    if (failures.getOrDefault(purpose, 0) >= MAX_FAILURES) {
      throw new ServiceException(
          "LimitExceededException", "Attempt limit exceeded, please try after some time.");
    }
    Pending expected = pending.get(purpose);
    if (expected == null || !now.isBefore(expected.expiresAt)) {
      throw new ServiceException(
          "ExpiredCodeException", "Invalid code provided, please request a code again.");
    }
    if (!Arrays.constantTimeAreEqual(code.getBytes(UTF_8), expected.code.getBytes(UTF_8))) {
      failures.merge(purpose, 1, Integer::sum);
      throw mismatch();
    }
    pending.remove(purpose);
    return expected.attribute == null ? Map.of() : Map.of(expected.attribute, expected.value);
  }

  public static ServiceException mismatch() {
    return new ServiceException(
        "CodeMismatchException", "Invalid verification code provided, please try again.");
  }
}
