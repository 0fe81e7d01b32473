package io.github.cognitosrp.localpool.model;

import static io.github.cognitosrp.localpool.support.Arguments.notNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A code that the pool would have sent by SMS or e-mail. Nothing is sent. Immutable. */
public final class SentCode {
  private final Instant at;
  private final String username;
  private final String purpose;
  private final String destination;
  private final String code;
  private final @Nullable String subject;
  private final String message;

  /**
   * For the pool.
   *
   * @param at when, by the pool's clock
   * @param username the user's name
   * @param purpose the challenge or the operation that wants the code
   * @param destination the telephone number or the address, in full
   * @param code the code
   * @param subject of an e-mail, or null
   * @param message the text
   * @throws IllegalArgumentException if another argument is null
   */
  public SentCode(
      Instant at,
      String username,
      String purpose,
      String destination,
      String code,
      @Nullable String subject,
      String message) {
    this.at = notNull(at, "at");
    this.username = notNull(username, "username");
    this.purpose = notNull(purpose, "purpose");
    this.destination = notNull(destination, "destination");
    this.code = notNull(code, "code");
    this.subject = subject;
    this.message = notNull(message, "message");
  }

  /**
   * When, by the pool's clock.
   *
   * @return the instant
   */
  public Instant at() {
    return at;
  }

  /**
   * The user's name.
   *
   * @return the name
   */
  public String username() {
    return username;
  }

  /**
   * What wants the code: a challenge such as {@code SMS_MFA}, or an operation such as {@code
   * ConfirmSignUp}, {@code ConfirmForgotPassword} or {@code VerifyUserAttribute}.
   *
   * @return Cognito's name of it
   */
  public String purpose() {
    return purpose;
  }

  /**
   * The telephone number or the address.
   *
   * @return in full
   */
  public String destination() {
    return destination;
  }

  /**
   * The code.
   *
   * @return 6 digits, unless the pool was given another confirmation code
   */
  public String code() {
    return code;
  }

  /**
   * The subject of the e-mail.
   *
   * @return the subject, or null for an SMS
   */
  public @Nullable String subject() {
    return subject;
  }

  /**
   * The text of the message, with the code in it.
   *
   * @return Cognito's default, unless a CustomMessage trigger has worded it
   */
  public String message() {
    return message;
  }

  /** Without the code. */
  @Override
  public String toString() {
    return "SentCode[" + username + ", " + purpose + ", " + destination + "]";
  }
}
