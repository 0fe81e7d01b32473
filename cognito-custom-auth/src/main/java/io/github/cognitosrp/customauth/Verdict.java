package io.github.cognitosrp.customauth;

import java.util.Objects;

/**
 * Whether an answer is right. The client learns only that; the reason goes to the log.
 *
 * @param accepted whether the answer is right
 * @param reason why, in a sentence without secrets: "the challenge has expired", or with what the
 *     user signed in
 */
public record Verdict(boolean accepted, String reason) {

  /**
   * Checks that there is a reason.
   *
   * @param accepted whether the answer is right
   * @param reason why
   * @throws NullPointerException if there is no reason
   */
  public Verdict {
    Objects.requireNonNull(reason, "reason");
  }

  /**
   * The answer is right.
   *
   * @param reason with what the user signed in
   * @return the verdict
   */
  public static Verdict accepted(String reason) {
    return new Verdict(true, reason);
  }

  /**
   * The answer is wrong.
   *
   * @param reason the first rule that it breaks
   * @return the verdict
   */
  public static Verdict refused(String reason) {
    return new Verdict(false, reason);
  }
}
