package io.github.cognitosrp.modpow;

import java.util.regex.Pattern;

/** Makes text from outside fit for a one-line message. */
final class Text {
  private static final int LONGEST = 200;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  private Text() {}

  static String shown(String text) {
    // Cut first, so that a message of megabytes is not searched; C1 controls and direction marks
    // can drive a terminal as well as ASCII's own controls.
    String start = text.substring(0, Math.min(text.length(), 2 * LONGEST)).strip();
    String line = UNPRINTABLE.matcher(start.lines().findFirst().orElse("")).replaceAll(" ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  static String shown(Throwable fault) {
    Throwable root = fault;
    // A loading failure's outer layers only say that something failed.
    for (int depth = 0; depth < 8 && root.getCause() != null; depth++) {
      root = root.getCause();
    }
    String message = root.getMessage();
    String name = root.getClass().getName();
    name = name.substring(name.lastIndexOf('.') + 1);
    return message == null || message.isBlank() ? name : name + ": " + shown(message);
  }
}
