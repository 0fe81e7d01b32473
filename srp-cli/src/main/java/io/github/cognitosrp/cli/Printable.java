package io.github.cognitosrp.cli;

import org.jspecify.annotations.Nullable;

/** Text from the server, made safe to print. */
final class Printable {
  private Printable() {}

  /** Control characters could move the cursor or forge a line. */
  static String of(@Nullable String text) {
    return String.valueOf(text).replaceAll("\\p{Cntrl}", "?");
  }
}
