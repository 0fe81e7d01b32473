package io.github.cognitosrp.customauth;

import java.util.function.Consumer;

/** Writes one line for each event; it cannot fail, and a line cannot forge another. */
record FlowLog(Consumer<String> lines) {
  private static final int MAX_LENGTH = 500;
  private static final System.Logger LOGGER =
      System.getLogger(FlowLog.class.getPackage().getName());

  static FlowLog ofSystem() {
    return new FlowLog(line -> LOGGER.log(System.Logger.Level.INFO, line));
  }

  void write(String step, String challenge, ChallengeRequest request, String what) {
    String line =
        "CUSTOM_AUTH "
            + step
            + (challenge.isEmpty() ? "" : " " + challenge)
            + ", user "
            + printable(request.userName())
            + ", client "
            + printable(request.clientId())
            + ": "
            + printable(what);
    try {
      lines.accept(line);
    } catch (OutOfMemoryError failure) {
      throw failure;
    } catch (Throwable ignored) {
      // A sign-in does not depend on the log.
    }
  }

  static String printable(String text) {
    String shortened = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
    return shortened.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}\\p{Cs}]", "?");
  }
}
