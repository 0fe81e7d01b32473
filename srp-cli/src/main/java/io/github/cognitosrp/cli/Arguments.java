package io.github.cognitosrp.cli;

import java.util.Optional;

/**
 * Finds arguments that the JVM could not decode. Under the POSIX locale, which containers without
 * {@code LANG} have, it puts U+FFFD in place of every byte that is not ASCII; the command would
 * then sign in as somebody else.
 */
final class Arguments {
  static final String CURE = "set LC_ALL=C.UTF-8, or another UTF-8 locale, and try again";

  private static final char REPLACEMENT = '\uFFFD';

  private Arguments() {}

  /** Names the first such argument without showing it; empty if there is none. */
  static Optional<String> undecoded(String... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (isUndecoded(arguments[i])) {
        return Optional.of(nameOf(i, arguments));
      }
    }
    return Optional.empty();
  }

  static boolean isUndecoded(CharSequence text) {
    return text.chars().anyMatch(c -> c == REPLACEMENT);
  }

  private static String nameOf(int index, String... arguments) {
    String argument = arguments[index];
    int equalsSign = argument.indexOf('=');
    if (argument.startsWith("--") && equalsSign > 0 && argument.indexOf(REPLACEMENT) > equalsSign) {
      return argument.substring(0, equalsSign);
    }
    return index > 0 && arguments[index - 1].matches("--[a-z-]+")
        ? arguments[index - 1]
        : "argument " + (index + 1);
  }
}
