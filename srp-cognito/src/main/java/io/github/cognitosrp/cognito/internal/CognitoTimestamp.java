package io.github.cognitosrp.cognito.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The TIMESTAMP of a claim: {@code EEE MMM d HH:mm:ss 'UTC' yyyy} in English, in UTC, in ISO years,
 * in ASCII digits, such as {@code Thu Jan 1 09:08:07 UTC 2026}. Uses its own tables, because
 * formatters take names, digits and calendars from default locales and from the locale data of the
 * JDK's version.
 */
public final class CognitoTimestamp {
  private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

  /** Three letters a month, so that the index of a name is three times the index of the month. */
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  /** The years that {@code yyyy} writes in four digits without a leading zero. */
  private static final int MIN_YEAR = 1_000;

  private static final int MAX_YEAR = 9_999;

  private CognitoTimestamp() {}

  /**
   * Formats a time.
   *
   * @param instant the time; fractions of a second are dropped
   * @return the TIMESTAMP
   * @throws DateTimeException if the year is not one of 1000 to 9999
   */
  public static String of(Instant instant) {
    LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    if (time.getYear() < MIN_YEAR || time.getYear() > MAX_YEAR) {
      throw new DateTimeException("the year must have four digits");
    }
    int month = 3 * (time.getMonthValue() - 1);
    StringBuilder text = new StringBuilder(28);
    text.append(DAYS[time.getDayOfWeek().getValue() - 1]).append(' ');
    text.append(MONTHS, month, month + 3).append(' ');
    text.append(time.getDayOfMonth()).append(' ');
    appendTwoDigits(text, time.getHour()).append(':');
    appendTwoDigits(text, time.getMinute()).append(':');
    appendTwoDigits(text, time.getSecond()).append(" UTC ");
    return text.append(time.getYear()).toString();
  }

  private static StringBuilder appendTwoDigits(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  /**
   * Reads a TIMESTAMP back.
   *
   * @param timestamp a text that {@link #of} returned
   * @return the time in whole seconds
   */
  public static Instant toInstant(String timestamp) {
    String[] fields = timestamp.split("[ :]", -1);
    return LocalDateTime.of(
            Integer.parseInt(fields[7]),
            MONTHS.indexOf(fields[1]) / 3 + 1,
            Integer.parseInt(fields[2]),
            Integer.parseInt(fields[3]),
            Integer.parseInt(fields[4]),
            Integer.parseInt(fields[5]))
        .toInstant(ZoneOffset.UTC);
  }
}
