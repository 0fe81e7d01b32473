package io.github.cognitosrp.cli;

import io.github.cognitosrp.localpool.model.PoolEvent;
import io.github.cognitosrp.localpool.model.SentCode;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What a running pool prints: a line for each request, and one for each code that it sends. */
final class PoolLines {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final PrintWriter out;

  PoolLines(PrintWriter out) {
    this.out = out;
  }

  void event(PoolEvent event) {
    StringBuilder line = new StringBuilder(event.operation());
    if (event.username() != null) {
      line.append(' ').append(event.username());
    }
    line.append(": ").append(event.outcome());
    if (event.detail() != null && !event.detail().isEmpty()) {
      line.append(" (").append(event.detail()).append(')');
    }
    print(event.at(), line.toString());
  }

  void code(SentCode code) {
    String destination = code.destination().isEmpty() ? "nobody" : code.destination();
    print(
        code.at(),
        "code "
            + code.code()
            + " for "
            + code.username()
            + " to "
            + destination
            + " ("
            + code.purpose()
            + "): "
            + code.message());
  }

  void reason(String line) {
    print(Instant.now(), line);
  }

  /** Names and messages come from callers, who must not write lines of their own. */
  private synchronized void print(Instant at, String line) {
    StringBuilder clean = new StringBuilder(line.length());
    line.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
        .forEach(clean::appendCodePoint);
    out.println(TIME.format(at) + " " + clean);
    out.flush();
  }
}
