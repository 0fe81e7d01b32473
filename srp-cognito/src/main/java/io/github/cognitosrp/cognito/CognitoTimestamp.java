package io.github.cognitosrp.cognito;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The TIMESTAMP of a claim: {@code EEE MMM d HH:mm:ss 'UTC' yyyy} in English, in UTC, in ISO years,
 * in ASCII digits, such as {@code Thu Jan 1 09:08:07 UTC 2026}. Written from tables, because
 * formatters take names, digits and calendars from default locales and from the locale data of the
 * JDK's version.
 */
final class CognitoTimestamp {
  private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };

  private CognitoTimestamp() {}

  static String of(Instant instant) {
    LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(28);
    text.append(DAYS[time.getDayOfWeek().getValue() - 1]).append(' ');
    text.append(MONTHS[time.getMonthValue() - 1]).append(' ');
    text.append(time.getDayOfMonth()).append(' ');
    appendTwoDigits(text, time.getHour()).append(':');
    appendTwoDigits(text, time.getMinute()).append(':');
    appendTwoDigits(text, time.getSecond()).append(" UTC ");
    return text.append(time.getYear()).toString();
  }

  private static StringBuilder appendTwoDigits(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
