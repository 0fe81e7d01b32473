package io.github.cognitosrp.modpow;

/** Makes text from outside fit for a one-line message. */
final class Text {
  private static final int LONGEST = 200;

  private Text() {}

  static String shown(String text) {
    String line = text.strip().lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  static String shown(Throwable fault) {
    Throwable root = fault;
    // A loading failure's outer layers only say that something failed.
    for (int depth = 0; depth < 8 && root.getCause() != null; depth++) {
      root = root.getCause();
    }
    String message = root.getMessage();
    String name = root.getClass().getSimpleName();
    return message == null || message.isBlank() ? name : name + ": " + shown(message);
  }
}
