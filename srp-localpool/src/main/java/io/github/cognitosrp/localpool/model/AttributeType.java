package io.github.cognitosrp.localpool.model;

/** The types of user attributes: {@code AttributeDataType}. */
public enum AttributeType {
  /** Any text up to the attribute's length. */
  STRING("String"),
  /** A decimal integer. */
  NUMBER("Number"),
  /** {@code true} or {@code false}. */
  BOOLEAN("Boolean"),
  /** An instant in ISO 8601, such as {@code 2026-11-09T09:05:00Z}. */
  DATETIME("DateTime");

  private final String cognitoName;

  AttributeType(String cognitoName) {
    this.cognitoName = cognitoName;
  }

  /**
   * Cognito's name of the type.
   *
   * @return such as {@code DateTime}
   */
  public String cognitoName() {
    return cognitoName;
  }
}
