package io.github.cognitosrp.localpool.model;

import java.time.Instant;

/** A code that the pool would have sent by SMS or e-mail. Nothing is sent. Immutable. */
public final class SentCode {
  private final Instant at;
  private final String username;
  private final String purpose;
  private final String destination;
  private final String code;

  /**
   * For the pool.
   *
   * @param at when, by the pool's clock
   * @param username the user's name
   * @param purpose the challenge or the operation that wants the code
   * @param destination the telephone number or the address, in full
   * @param code the code
   */
  public SentCode(Instant at, String username, String purpose, String destination, String code) {
    this.at = at;
    this.username = username;
    this.purpose = purpose;
    this.destination = destination;
    this.code = code;
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

  /** Without the code. */
  @Override
  public String toString() {
    return "SentCode[" + username + ", " + purpose + ", " + destination + "]";
  }
}
