package io.github.cognitosrp.localpool.model;

import static io.github.cognitosrp.localpool.support.Arguments.notNull;

import java.util.regex.Pattern;

/**
 * A custom attribute of the pool's schema: {@code SchemaAttributeType}. Immutable.
 *
 * <p>Users see it as {@code custom:NAME}; one that is for administrators alone as {@code
 * dev:custom:NAME}.
 */
public final class LocalAttribute {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]{1,20}");
  private static final int MAX_LENGTH = 2048;

  private final String name;
  private final AttributeType type;
  private final boolean mutable;
  private final boolean developerOnly;

  private LocalAttribute(String name, AttributeType type, boolean mutable, boolean developerOnly) {
    this.name = name;
    this.type = type;
    this.mutable = mutable;
    this.developerOnly = developerOnly;
  }

  /**
   * A text that may be changed.
   *
   * @param name 1 to 20 characters, without {@code custom:}
   * @return the attribute
   * @throws IllegalArgumentException if the name is null or has another form
   */
  public static LocalAttribute of(String name) {
    if (!NAME.matcher(notNull(name, "name")).matches() || name.startsWith("custom:")) {
      throw new IllegalArgumentException(
          "Names of custom attributes have 1 to 20 characters and no prefix");
    }
    return new LocalAttribute(name, AttributeType.STRING, true, false);
  }

  /**
   * The same attribute with another type.
   *
   * @param other the type
   * @return a new attribute
   * @throws IllegalArgumentException if it is null
   */
  public LocalAttribute type(AttributeType other) {
    return new LocalAttribute(name, notNull(other, "other"), mutable, developerOnly);
  }

  /**
   * The same attribute, which is written once and never changed.
   *
   * @return a new attribute
   */
  public LocalAttribute immutable() {
    return new LocalAttribute(name, type, false, developerOnly);
  }

  /**
   * The same attribute as {@code dev:custom:NAME}, which only administrators write and which is in
   * no token.
   *
   * @return a new attribute
   */
  public LocalAttribute developerOnly() {
    return new LocalAttribute(name, type, mutable, true);
  }

  /**
   * The name that requests have.
   *
   * @return the name with its prefix
   */
  public String name() {
    return (developerOnly ? "dev:custom:" : "custom:") + name;
  }

  /**
   * The type.
   *
   * @return what values it takes
   */
  public AttributeType type() {
    return type;
  }

  /**
   * Whether it may be changed once it has a value.
   *
   * @return false after {@link #immutable()}
   */
  public boolean isMutable() {
    return mutable;
  }

  /**
   * Whether only administrators write it.
   *
   * @return true after {@link #developerOnly()}
   */
  public boolean isDeveloperOnly() {
    return developerOnly;
  }

  /**
   * The longest value.
   *
   * @return 2048 characters
   */
  public int maxLength() {
    return MAX_LENGTH;
  }

  /** The name and the type. */
  @Override
  public String toString() {
    return "LocalAttribute[" + name() + ", " + type + "]";
  }
}
