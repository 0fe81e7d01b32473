package io.github.cognitosrp.localpool.srp;

import io.github.cognitosrp.localpool.wire.ServiceException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/** The TIMESTAMP of a proof, such as {@code Sat Nov 7 09:05:00 UTC 2026}. */
public final class Timestamp {
  // A formatter takes day 09 for pattern letter d, and years of more than four digits.
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z]{3} [A-Za-z]{3} [1-9][0-9]? [0-9:]{8} UTC [0-9]{4}");
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' uuuu", Locale.US)
          .withResolverStyle(ResolverStyle.STRICT);

  private Timestamp() {}

  /** The instant, if the text is exactly what the formatter prints for it. */
  public static Instant parse(String text) {
    if (FORM.matcher(text).matches()) {
      try {
        return LocalDateTime.parse(text, FORMAT).toInstant(ZoneOffset.UTC);
      } catch (DateTimeException ignored) {
        // Answered below, as every other wrong form is.
      }
    }
    throw ServiceException.invalidParameter(
        "TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.");
  }
}
