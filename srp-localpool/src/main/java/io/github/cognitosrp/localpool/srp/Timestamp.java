package io.github.cognitosrp.localpool.srp;

import io.github.cognitosrp.localpool.wire.ServiceException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** The TIMESTAMP of a proof, such as {@code Sat Nov 7 09:05:00 UTC 2026}. */
public final class Timestamp {
  private static final int MAX_LENGTH = 28;
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' uuuu", Locale.US)
          .withResolverStyle(ResolverStyle.STRICT);

  private Timestamp() {}

  /** The instant, if the text is exactly what the pattern prints for it. */
  public static Instant parse(String text) {
    if (text.length() <= MAX_LENGTH) {
      try {
        LocalDateTime time = LocalDateTime.parse(text, FORMAT);
        // A parser takes day 09 for pattern letter d; the printed form settles it.
        if (FORMAT.format(time).equals(text)) {
          return time.toInstant(ZoneOffset.UTC);
        }
      } catch (DateTimeException ignored) {
        // Answered below, as every other wrong form is.
      }
    }
    throw ServiceException.invalidParameter(
        "TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.");
  }
}
