package io.github.cognitosrp.cognito.internal;

/** Text from outside, made safe for logs. */
public final class Printable {
  private Printable() {}

  /**
   * Escapes what could forge or hide a line of a log: control characters, line and paragraph
   * separators, and format characters, such as those that change the direction of writing.
   *
   * @param text any text
   * @return the text, with each such UTF-16 unit as a backslash, {@code u} and four hexadecimal
   *     digits
   */
  public static String of(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (isPrintable(unit)) {
        escaped.append(unit);
      } else {
        escaped.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          escaped.append(Character.forDigit(unit >> shift & 0xf, 16));
        }
      }
    }
    return escaped.toString();
  }

  private static boolean isPrintable(char unit) {
    int type = Character.getType(unit);
    return type != Character.CONTROL
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && type != Character.FORMAT;
  }
}
