package io.github.cognitosrp.cognito.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.text.SimpleDateFormat;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CognitoTimestampTest {
  private static final Instant START_OF_2026 = Instant.parse("2026-01-01T00:00:00Z");

  private static final List<Locale> LOCALES =
      List.of(
          Locale.ROOT,
          Locale.US,
          Locale.UK,
          Locale.GERMANY,
          Locale.CHINA,
          Locale.forLanguageTag("ar-EG-u-nu-arab"),
          Locale.forLanguageTag("fa-IR-u-ca-persian-nu-arabext"),
          Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"),
          Locale.forLanguageTag("ja-JP-u-ca-japanese"),
          Locale.forLanguageTag("hi-IN-u-nu-deva"),
          Locale.forLanguageTag("tr-TR"),
          Locale.forLanguageTag("ru-RU"));

  private static final List<String> ZONES =
      List.of("UTC", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu");

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T09:08:07Z, Thu Jan 1 09:08:07 UTC 2026",
    "2026-11-09T13:00:01Z, Mon Nov 9 13:00:01 UTC 2026",
    "2024-02-29T00:00:00Z, Thu Feb 29 00:00:00 UTC 2024",
    "2025-12-31T23:59:59.999Z, Wed Dec 31 23:59:59 UTC 2025",
    "2026-09-30T12:30:45Z, Wed Sep 30 12:30:45 UTC 2026"
  })
  void hasNoLeadingZeroInTheDayAndTwentyFourHours(Instant instant, String timestamp) {
    assertThat(CognitoTimestamp.of(instant)).isEqualTo(timestamp);
  }

  @Test
  void isTheSameOnEveryDayOfTwoYearsUnderEveryDefaultLocaleAndZone() {
    Map<Instant, String> expected = new HashMap<>();
    for (int day = 0; day < 731; day++) {
      Instant instant = START_OF_2026.plus(Duration.ofHours(24L * day + day % 24));
      expected.put(instant, reference(instant));
    }
    List<String> wrong = new ArrayList<>();
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (Locale otherLocale : LOCALES) {
        for (String otherZone : ZONES) {
          Locale.setDefault(otherLocale);
          TimeZone.setDefault(TimeZone.getTimeZone(otherZone));
          expected.forEach((instant, timestamp) -> {
            if (!CognitoTimestamp.of(instant).equals(timestamp)) {
              wrong.add(otherLocale + " " + otherZone + " " + instant);
            }
          });
        }
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    assertThat(expected).hasSize(731);
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1000000000-01-01T00:00:00Z",
        "0999-12-31T23:59:59Z",
        "+10000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59.999999999Z"
      })
  void aYearWithoutFourDigitsIsRefused(Instant instant) {
    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(() -> CognitoTimestamp.of(instant));
  }

  @Test
  void theYears1000And9999HaveFourDigits() {
    assertThat(CognitoTimestamp.of(Instant.parse("1000-01-01T00:00:00Z"))).endsWith(" 1000");
    assertThat(CognitoTimestamp.of(Instant.parse("9999-12-31T23:59:59Z"))).endsWith(" 9999");
  }

  @Property(tries = 2000)
  void isWhatAmazonsJavaClientWrites(
      @ForAll @LongRange(min = 0, max = 253_402_300_799_999L) long epochMillis) {
    Instant instant = Instant.ofEpochMilli(epochMillis);
    assertThat(CognitoTimestamp.of(instant)).isEqualTo(reference(instant));
    assertThat(CognitoTimestamp.toInstant(reference(instant)))
        .isEqualTo(instant.truncatedTo(ChronoUnit.SECONDS));
  }

  private static String reference(Instant instant) {
    SimpleDateFormat format = new SimpleDateFormat("EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.US);
    format.setCalendar(new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.US));
    return format.format(Date.from(instant));
  }
}
