package io.github.cognitosrp.localpool.model;

/**
 * What a password must have: {@code PasswordPolicyType}. Immutable.
 *
 * @param minLength 1 to 99 characters
 * @param uppercase whether it needs one of A to Z
 * @param lowercase whether it needs one of a to z
 * @param numbers whether it needs one of 0 to 9
 * @param symbols whether it needs a special character
 * @param historySize how many earlier passwords may not be used again, 0 to 24
 */
public record PasswordPolicy(
    int minLength,
    boolean uppercase,
    boolean lowercase,
    boolean numbers,
    boolean symbols,
    int historySize) {
  private static final int MAX_MIN_LENGTH = 99;
  private static final int MAX_HISTORY = 24;
  private static final int DEFAULT_MIN_LENGTH = 8;

  /**
   * Checks the values.
   *
   * @param minLength 1 to 99 characters
   * @param uppercase whether it needs one of A to Z
   * @param lowercase whether it needs one of a to z
   * @param numbers whether it needs one of 0 to 9
   * @param symbols whether it needs a special character
   * @param historySize how many earlier passwords may not be used again, 0 to 24
   * @throws IllegalArgumentException if a number is out of its range
   */
  public PasswordPolicy {
    if (minLength < 1 || minLength > MAX_MIN_LENGTH) {
      throw new IllegalArgumentException("minLength is 1 to " + MAX_MIN_LENGTH);
    }
    if (historySize < 0 || historySize > MAX_HISTORY) {
      throw new IllegalArgumentException("historySize is 0 to " + MAX_HISTORY);
    }
  }

  /**
   * Any password of 1 to 256 characters: this pool's default, so that tests need no long ones.
   *
   * @return the policy
   */
  public static PasswordPolicy any() {
    return new PasswordPolicy(1, false, false, false, false, 0);
  }

  /**
   * Cognito's default: at least 8 characters, with a number, a special character, an upper-case and
   * a lower-case letter.
   *
   * @return the policy
   */
  public static PasswordPolicy cognitoDefault() {
    return new PasswordPolicy(DEFAULT_MIN_LENGTH, true, true, true, true, 0);
  }
}
