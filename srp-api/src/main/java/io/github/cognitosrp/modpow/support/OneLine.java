package io.github.cognitosrp.modpow.support;

import java.util.regex.Pattern;

/** Makes text from outside fit for a message of one line. */
public final class OneLine {
  private static final int MAX_LENGTH = 200;
  private static final int MAX_CAUSES = 8;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  private OneLine() {}

  /**
   * The first line of a text, without control characters, and cut at {@value #MAX_LENGTH}
   * characters.
   *
   * @param text any text
   * @return one line; empty if the text is blank
   */
  public static String of(String text) {
    // Cut first, so that a message of megabytes is not searched; C1 controls and direction marks
    // can drive a terminal as well as ASCII's own controls.
    String start = text.substring(0, Math.min(text.length(), 2 * MAX_LENGTH)).strip();
    String line = UNPRINTABLE.matcher(start.lines().findFirst().orElse("")).replaceAll(" ");
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
  }

  /**
   * The root cause of a failure: its class without the package, and its message.
   *
   * @param fault what was thrown
   * @return one line
   */
  public static String of(Throwable fault) {
    Throwable root = fault;
    String message = null;
    try {
      // A loading failure's outer layers only say that something failed.
      Throwable cause = root.getCause();
      for (int depth = 0; depth < MAX_CAUSES && cause != null; depth++) {
        root = cause;
        cause = root.getCause();
      }
      message = root.getMessage();
    } catch (Throwable ignored) {
      // Both methods may be the backend's own. The class says enough.
    }
    String name = root.getClass().getName();
    name = name.substring(name.lastIndexOf('.') + 1);
    return message == null || message.isBlank() ? name : name + ": " + of(message);
  }
}
