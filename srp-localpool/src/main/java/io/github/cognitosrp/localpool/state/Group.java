package io.github.cognitosrp.localpool.state;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A group of users. Immutable.
 *
 * @param precedence the smaller the more important, null last
 */
public record Group(
    String name,
    @Nullable String description,
    @Nullable Integer precedence,
    @Nullable String roleArn,
    Instant createdAt,
    Instant modifiedAt) {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]{1,128}");

  /** Whether a text has the form of GroupNameType of the API reference. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }
}
