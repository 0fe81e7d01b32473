package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.localpool.srp.Timestamp;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one form that TIMESTAMP may have. */
class TimestampTest {

  @Test
  void theDayHasNoLeadingZeroAndTheHourHas() {
    assertThat(Timestamp.parse("Mon Nov 9 09:05:00 UTC 2026"))
        .isEqualTo(Instant.parse("2026-11-09T09:05:00Z"));
    assertThat(Timestamp.parse("Wed Sep 30 23:59:59 UTC 2026"))
        .isEqualTo(Instant.parse("2026-09-30T23:59:59Z"));
    assertThat(Timestamp.parse("Thu Feb 29 00:00:00 UTC 2024"))
        .isEqualTo(Instant.parse("2024-02-29T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mon Nov 09 09:05:00 UTC 2026",
        "Mon Nov  9 09:05:00 UTC 2026",
        "Mon Nov 9 9:05:00 UTC 2026",
        "Mon Nov 9 24:00:00 UTC 2026",
        "Mon Nov 9 09:05:00 PM UTC 2026",
        "Wed Sept 30 23:59:59 UTC 2026",
        "Mon Nov 9 09:05:00 Z 2026",
        "Mon Nov 9 09:05:00 GMT 2026",
        "Tue Nov 9 09:05:00 UTC 2026",
        "mon nov 9 09:05:00 UTC 2026",
        "Mo. Nov 9 09:05:00 UTC 2026",
        "Mon Nov \u0669 \u0660\u0669:\u0660\u0665:\u0660\u0660 UTC \u0662\u0660\u0662\u0666",
        "Mon Nov \uff19 09:05:00 UTC 2026",
        "Mon Nov 9 09:05:00 UTC 2569",
        "Sun Feb 29 00:00:00 UTC 2026",
        "Mon Nov 9 09:05:60 UTC 2026",
        "Mon Nov 9 09:05:00 UTC 2026 ",
        "Mon Nov 9 09:05:00 UTC 26",
        "2026-11-09T09:05:00Z",
        ""
      })
  void everyOtherFormIsRefused(String text) {
    assertThatThrownBy(() -> Timestamp.parse(text))
        .isInstanceOf(ServiceException.class)
        .hasMessage("TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.");
  }
}
