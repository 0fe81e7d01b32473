package io.github.cognitosrp.cognito;

/**
 * The id of a user pool: a region, an underscore, and the pool's name.
 *
 * @param value the id, such as {@code eu-central-1_AbC123}: at most 55 characters, letters, digits
 *     and hyphens before the one underscore, letters and digits after it
 */
public record UserPoolId(String value) {
  private static final int MAX_LENGTH = 55;

  /**
   * Checks the id, which messages call {@code userPoolId}.
   *
   * @param value the id
   * @throws InvalidInputException if it is null or does not have that form
   */
  public UserPoolId {
    // The API reference (UserPoolIdType) has [\w-]+ in front; with more than one underscore the
    // start of the name would be ambiguous.
    int underscore = InputRules.notNull(value, "userPoolId").indexOf('_');
    if (value.length() > MAX_LENGTH
        || !InputRules.consistsOf(value, 0, underscore, InputRules.ALPHANUMERIC + "-")
        || !InputRules.consistsOf(value, underscore + 1, value.length(), InputRules.ALPHANUMERIC)) {
      throw new InvalidInputException(
          "userPoolId",
          "must match [0-9a-zA-Z-]+_[0-9a-zA-Z]+ and have at most " + MAX_LENGTH + " characters");
    }
  }

  /** {@return the region, before the underscore, such as {@code eu-central-1}} */
  public String region() {
    return value.substring(0, value.indexOf('_'));
  }

  /**
   * The pool's name, which is what the protocol hashes and signs.
   *
   * @return the part after the underscore, such as {@code AbC123}
   */
  public String poolName() {
    return value.substring(value.indexOf('_') + 1);
  }

  /**
   * The id as Cognito's API takes it.
   *
   * @return {@link #value()}
   */
  @Override
  public String toString() {
    return value;
  }
}
