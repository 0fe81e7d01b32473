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
   * The root cause of a failure: its class without the package, and its message. Of a failure whose
   * own methods fail it is the class alone.
   *
   * @param fault what was thrown
   * @return one line
   */
  public static String of(Throwable fault) {
    try {
      return rootOf(fault);
    } catch (Throwable ignored) {
      return simpleName(fault);
    }
  }

  private static String rootOf(Throwable fault) {
    Throwable root = fault;
    // A loading failure's outer layers only say that something failed.
    for (int depth = 0; depth < MAX_CAUSES && root.getCause() != null; depth++) {
      root = root.getCause();
    }
    String message = root.getMessage();
    String name = simpleName(root);
    return message == null || message.isBlank() ? name : name + ": " + of(message);
  }

  private static String simpleName(Throwable fault) {
    String name = fault.getClass().getName();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
